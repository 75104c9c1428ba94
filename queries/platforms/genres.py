"""One set of genres for all platforms: the twenty of the films, from each platform's own labels.

`data/names/genres.csv` says which label is which; `Dramas` and `TV Dramas` are Drama. Some are no
genre (Classics, International); titles that have no other are counted, never guessed.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from catalogue import Catalogue
from queries.platforms.selection import rows

LABELS = Path(__file__).resolve().parents[2] / "data/names/genres.csv"


@dataclass(frozen=True, slots=True)
class Unsorted:
    """`titles` have labels, none of which is one of the twenty genres, of `of` that have any."""

    titles: int
    of: int


@cache
def twenty() -> dict[str, str]:
    """Return the genre of each label that is one, as the films' data spell it."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["genre"]: row["genre20"] for row in csv.DictReader(file) if row["genre20"]}


def unsorted(catalogue: Catalogue, platform: str | None = None) -> Unsorted:
    """Count a platform's titles that bear no genre of the twenty; raises NotFoundError."""
    table, known = catalogue.title_genres, twenty()
    owner = catalogue.titles["title_id"].searchsorted(table["title_id"])
    sorted_ = table["genre"].astype("str").isin(list(known)).to_numpy()
    asked = np.zeros(len(catalogue.titles), dtype=bool)
    asked[rows(catalogue, platform)] = True
    labelled = np.unique(owner[asked[owner]])
    having = np.unique(owner[sorted_ & asked[owner]])
    return Unsorted(len(labelled) - len(having), len(labelled))
