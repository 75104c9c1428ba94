"""What titles of the platforms are called in Spanish, by a table of ours written by hand."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from catalogue import Catalogue
from catalogue.names import key
from queries.names.loosely import Loosely, loosely
from queries.platforms.selection import Ints

FILE = Path(__file__).resolve().parents[2] / "data/names/titles.csv"
SERIES = "tv show"
"""How the tables call a series."""


@dataclass(frozen=True, slots=True)
class Named:
    """The titles that have a Spanish name: `names` by row of titles, ascending.

    `rows` and `folded` are these rows and their folded names, `forms` the names' forms.
    """

    names: dict[int, str]
    rows: Ints
    folded: list[str]
    forms: Loosely

    def bearing(self, typed: str) -> Ints:
        """Return the rows of the titles whose Spanish name is exactly this."""
        wanted = key(typed)
        return self.rows[[name == wanted for name in self.folded]]

    def holding(self, typed: str) -> Ints:
        """Return the rows of the titles whose Spanish name holds a text."""
        wanted = key(typed)
        return self.rows[[bool(wanted) and wanted in name for name in self.folded]]

    def beginning(self, typed: str) -> Ints:
        """Return the rows of the titles whose Spanish name agrees with a text or begins so."""
        wanted = key(typed)
        begin = np.flatnonzero([bool(wanted) and name.startswith(wanted) for name in self.folded])
        return self.rows[begin]


def spanish(catalogue: Catalogue) -> Named:
    """Return the Spanish names of the titles: of a series by its title, of a film by year too."""
    known, titles = _written(), catalogue.titles
    listed = titles["title_key"].isin({title for title, _year in known})
    names = {}
    for row in np.flatnonzero(listed.to_numpy(dtype=bool)).tolist():
        folded, kind, year = (
            titles[name].array[row] for name in ("title_key", "type", "release_year")
        )
        name = known.get((str(folded), None if kind == SERIES else int(year)))
        if name is not None:
            names[row] = name
    folds = [key(name) for name in names.values()]
    return Named(names, np.array(list(names), dtype=np.int64), folds, loosely(folds))


def spanish_name(catalogue: Catalogue, row: int) -> str | None:
    """Return what the title in a row is called in Spanish, None where no name is known."""
    return catalogue.once(spanish).names.get(row)


def rows_of(catalogue: Catalogue, title_ids: list[str]) -> Ints:
    """Return the rows of the titles that bear these ids."""
    return np.asarray(catalogue.titles["title_id"].searchsorted(title_ids), dtype=np.int64)


@cache
def _written() -> dict[tuple[str, int | None], str]:
    """Return the Spanish name of each folded title and year; a series has no year."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (key(row["title"]), None if row["type"] == "series" else int(row["year"])): row["es"]
            for row in csv.DictReader(file)
        }
