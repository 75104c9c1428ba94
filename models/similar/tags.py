"""Users' tags, which judge a recommendation independently of ratings; no field reads them."""

from pathlib import Path

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.names import keys
from models.similar.fields import named
from models.similar.sparse import SparseField

FOLDERS = (Path("data/raw/ratings"), Path("data/raw"), Path("../shared/data/ratings"))
"""Where MovieLens's `tags.csv` and the `links.csv` beside it are looked for."""


def read(catalogue: Catalogue, folder: Path | None = None) -> SparseField | None:
    """Read the tags of the films, each tag counting alike; None where there are none.

    Without a folder the usual ones are tried, unless the tables are the sample, whose films are
    numbered otherwise.
    """
    usual = () if catalogue.manifest.is_sample else FOLDERS
    for place in usual if folder is None else (folder,):
        if (place / "tags.csv").exists() and (place / "links.csv").exists():
            return _field(catalogue, place)
    return None


def _field(catalogue: Catalogue, folder: Path) -> SparseField:
    links = pd.read_csv(folder / "links.csv").dropna(subset=["tmdbId"])
    tags = pd.read_csv(folder / "tags.csv", keep_default_na=False)
    tags["film_id"] = tags["movieId"].map(links.set_index("movieId")["tmdbId"])
    ids = catalogue.films["film_id"].to_numpy()
    tags = tags[tags["film_id"].isin(ids)].assign(tag=lambda frame: keys(list(frame["tag"])))
    tags = tags.drop_duplicates(["film_id", "tag"])
    rows = np.searchsorted(ids, tags["film_id"].to_numpy())
    return named(rows, tags["tag"], len(ids), power=0)
