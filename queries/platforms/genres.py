"""One set of genres for all platforms: the twenty of the films, from each platform's own labels.

`data/names/genres.csv` says which label is which; `Dramas` and `TV Dramas` are Drama. Some are no
genre (Classics, International); titles that have no other are counted, never guessed.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

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
    labelled, having = (marks[rows(catalogue, platform)] for marks in catalogue.once(_labelled))
    return Unsorted(int((labelled & ~having).sum()), int(labelled.sum()))


def _labelled(catalogue: Catalogue) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell of each title whether it has a label, and whether one of the twenty genres."""
    table = catalogue.title_genres
    owner = catalogue.titles["title_id"].searchsorted(table["title_id"])
    genres = table["genre"].astype("category").cat
    known = genres.categories.isin(list(twenty()))[genres.codes.to_numpy()]
    labelled, having = np.zeros((2, len(catalogue.titles)), dtype=bool)
    labelled[owner] = True
    having[owner[known]] = True
    return labelled, having
