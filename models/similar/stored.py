"""The fitted model on disk: `similar.npz` beside the tables, without pickle."""

from pathlib import Path
from typing import Any

import numpy as np

from catalogue import Catalogue
from models import files
from models.similar.audience import Audience
from models.similar.closeness import closeness
from models.similar.recommender import Similar
from models.similar.sparse import Floats, SparseField, begins
from models.similar.theme import Theme
from models.similar.trees import Trees

FILE = "similar.npz"


def save(path: Path, model: Similar, identity: str) -> None:
    """Write the model, marked with the identity of the tables it was fitted on."""
    arrays: files.Arrays = {}
    for name, field in model.sparse.items():
        arrays[f"{name}_counts"] = np.diff(field.starts).astype(np.uint16)
        arrays[f"{name}_features"] = field.features
        arrays[f"{name}_values"] = field.weights
    if model.audience is not None:
        arrays["audience_counts"] = np.diff(model.audience.starts).astype(np.uint32)
        arrays["audience_viewers"] = model.audience.viewers
    if model.theme is not None:
        arrays["theme"] = model.theme.places
    facts: dict[str, Any] = {
        "identity": identity,
        "fields": list(model.sparse),
        "weights": dict(model.weights),
    }
    if model.ranking:
        facts["ranking"] = dict(model.ranking)
    if model.trees is not None:
        arrays["trees"], facts["trees"] = model.trees.nodes, list(model.trees.fields)
    files.save(path, arrays, facts)


def load(catalogue: Catalogue) -> Similar:
    """Read the model that was fitted on this version of the tables; raises as `files.fitted`."""
    arrays, facts = files.fitted(catalogue.file(FILE), catalogue.manifest.identity)
    sparse = {name: _field(arrays, name).warm() for name in facts["fields"]}
    near = closeness(catalogue)
    audience = _audience(arrays, near.year) if "audience_counts" in arrays else None
    theme = Theme(arrays["theme"]) if "theme" in arrays else None
    ranking = {name: (a, b) for name, (a, b) in facts.get("ranking", {}).items()}
    trees = Trees(tuple(facts["trees"]), arrays["trees"]) if "trees" in arrays else None
    return Similar(sparse, near, audience, facts["weights"], ranking, theme, trees)


def _field(arrays: files.Arrays, name: str) -> SparseField:
    starts = begins(arrays[f"{name}_counts"])
    return SparseField(starts, arrays[f"{name}_features"], arrays[f"{name}_values"])


def _audience(arrays: files.Arrays, year: Floats) -> Audience:
    starts, viewers = begins(arrays["audience_counts"]), arrays["audience_viewers"]
    found = Audience(starts, viewers, year=year.astype(np.int64))
    _ = found.likes
    return found
