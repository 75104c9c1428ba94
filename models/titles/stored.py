"""The fitted likeness of titles on disk: `titles.npz` beside the tables, without pickle."""

from pathlib import Path

import numpy as np

from catalogue import Catalogue
from models import files
from models.similar.sparse import SparseField, begins
from models.titles.recommender import AlikeTitles

FILE = "titles.npz"


def save(path: Path, model: AlikeTitles, identity: str) -> None:
    """Write the model, marked with the identity of the tables it was fitted on."""
    arrays: files.Arrays = {"series": model.series, "year": model.year, "work": model.work}
    for name, field in model.sparse.items():
        arrays[f"{name}_counts"] = np.diff(field.starts).astype(np.uint16)
        arrays[f"{name}_features"] = field.features
        arrays[f"{name}_values"] = field.weights
    files.save(path, arrays, {"identity": identity, "fields": list(model.sparse)})


def load(catalogue: Catalogue) -> AlikeTitles:
    """Read the model that was fitted on this version of the tables; raises as `files.fitted`."""
    arrays, facts = files.fitted(catalogue.file(FILE), catalogue.manifest.identity)
    sparse = {name: _field(arrays, name).warm() for name in facts["fields"]}
    return AlikeTitles(sparse, arrays["series"], arrays["year"], arrays["work"])


def _field(arrays: files.Arrays, name: str) -> SparseField:
    starts = begins(arrays[f"{name}_counts"])
    return SparseField(starts, arrays[f"{name}_features"], arrays[f"{name}_values"])
