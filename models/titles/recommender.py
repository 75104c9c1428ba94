"""Titles like one: a weighted sum of what the platforms tell of both, and of nothing else.

The weights are set by hand: nobody has judged pairs of titles, and the ratings of titles that are
at hand know no tastes. So a score says how alike the descriptions, names, genres, countries and
kinds are, not that who liked the one liked the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.recommender import Mask
from models.similar.recommender import DIGITS, Recommendation, best
from models.similar.sparse import Floats, Rows, SparseField

WEIGHTS = {
    "text": 2.0, "people": 1.0, "genres": 0.5, "countries": 0.2, "kind": 0.3, "year": 0.1,
}  # fmt: skip
"""What each field counts: words of name and description, who made it and acts in it, the twenty
genres, countries, film or series, nearness in time."""
YEARS = 10.0
"""Years apart at which nearness in time falls to 1/e."""
SPARE = 8
"""Rows looked at for each one that is given: a work may stand on every platform."""


@dataclass(frozen=True)
class AlikeTitles:
    """What the platforms tell of their titles; a field that they tell nothing of is not there.

    Of shape (titles,): `series` tells a series from a film, `year` the year of release, `work` is
    the same for titles that are one work.
    """

    sparse: Mapping[str, SparseField]
    series: npt.NDArray[np.bool_]
    year: npt.NDArray[np.int16]
    work: npt.NDArray[np.int32]

    @property
    def items(self) -> Rows:
        """The rows of the titles, (titles,)."""
        return np.arange(len(self.year))

    @property
    def scale(self) -> tuple[float, float]:
        """A score begins at nothing in common, and has no end."""
        return 0.0, np.inf

    def likeness(self, row: int) -> dict[str, Floats]:
        """Return what each field says, unweighted, of one title and every title, (titles,)."""
        apart = np.abs(self.year.astype(np.float32) - np.float32(self.year[row]))
        return {
            **{name: field.likeness(row) for name, field in self.sparse.items()},
            "kind": (self.series == self.series[row]).astype(np.float32),
            "year": np.exp(-apart / np.float32(YEARS)),
        }

    def recommend(
        self, asked: int, n: int = 5, allowed: Mask | None = None
    ) -> list[Recommendation]:
        """Return n works like the title in row `asked`, best first; of equals the lower row.

        Each work comes once, by its best row, and never the one asked about. `allowed`, shape
        (titles,), limits the answer.
        """
        found = self.likeness(asked)
        score = np.zeros(len(self.year), dtype=np.float32)
        for name, values in found.items():
            score += np.float32(WEIGHTS[name]) * values
        barred = self.work == self.work[asked]
        score[barred if allowed is None else barred | ~allowed] = -np.inf
        rows = self._each_work_once(best(score, n * SPARE), n)
        if len(rows) < n:  # few works, or one of very many rows
            rows = self._each_work_once(best(score, len(score)), n)
        return [_explained(row, found) for row in rows]

    def _each_work_once(self, rows: list[int], n: int) -> list[int]:
        """Return the first row of each of the first n works."""
        works: dict[int, int] = {}
        for row in rows:
            works.setdefault(int(self.work[row]), row)
        return list(works.values())[:n]


def _explained(row: int, found: Mapping[str, Floats]) -> Recommendation:
    """Return a title with its score, the sum of its shares as rounded."""
    shares = {
        name: round(float(WEIGHTS[name] * values[row]), DIGITS) for name, values in found.items()
    }
    ordered = dict(sorted(shares.items(), key=lambda share: -share[1]))
    return Recommendation(row, round(sum(ordered.values()), DIGITS), ordered)
