"""How the recommender is judged: by what held-out viewers like together, and by users' tags.

Truth: likes are ratings of 4 and more; two films are as alike as the cosine over viewers damped by
their activity, times n / (n + 10) for n who like both. Films are asked about that 15 viewers like;
what nobody judged counts as wrong. One number alone, tuned alone, collapses to blockbusters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from models.similar.audience import SHRINK, Audience, audience
from models.similar.measured import Metrics
from models.similar.recommender import best
from models.similar.sparse import Floats, SparseField

LIKED = 4.0
LIKES = 15
"""Viewers who have to like a film for it to be asked about."""
VIEWERS = 1602
"""Viewers who judge in the published table that the bars are told by."""
FEWEST_LIKES = 3
"""Likes asked of however few viewers, or chance would choose the films."""
FIVE, TRUE = 5, 20
RATINGS = 5
"""A film with fewer ratings counts as unrated."""
DISCOUNT = 1 / np.log2(np.arange(2, FIVE + 2))
MEANS = ("ndcg", "hit", "lift", "tag", "franchise", "unrated")

Method = Callable[[int], Floats]
"""A method gives every film a score, shape (films,), for the film in one row."""


@dataclass(frozen=True)
class Judges:
    """What is held out: viewers' likes, users' tags where there are any, and facts of the films.

    `franchises` (films) the franchise or -1, `ratings` (films) the number of ratings of each film.
    """

    viewers: Audience
    tags: SparseField | None
    franchises: npt.NDArray[np.int64]
    ratings: npt.NDArray[np.int64]
    prior: float = 1.0

    def measure(self, row: int, five: list[int]) -> dict[str, float]:
        """Measure five films recommended for one; a metric that does not apply is missing."""
        truth = self.viewers.likeness(row)
        truth[row] = 0
        ideal = best(truth, TRUE)
        found = {
            "ndcg": float(truth[five] @ DISCOUNT[: len(five)])
            / max(float(truth[ideal[:FIVE]] @ DISCOUNT), 1e-9),
            "hit": float(bool(set(five) & set(ideal))),
            "lift": float(self.viewers.lift(row, self.prior)[five].mean()),
            "unrated": float((self.ratings[five] < RATINGS).mean()),
        }
        if self.tags is not None and len(self.tags.of(row)[0]):
            found["tag"] = float(self.tags.likeness(row)[five].mean())
        return found | self._franchise(row, five)

    def _franchise(self, row: int, five: list[int]) -> dict[str, float]:
        """Return the share found of a film's franchise, if it has one with another film."""
        family = self.franchises == self.franchises[row]
        others = int(family.sum()) - 1
        if self.franchises[row] < 0 or not others:
            return {}
        return {"franchise": float(family[five].sum() / min(others, FIVE))}


def scaled(viewers: int) -> tuple[int, float]:
    """Return the likes asked and the shrinkage at which so many viewers judge as `VIEWERS` would.

    Both in proportion to the viewers: so films as well known are asked about, and a likeness of
    two films keeps the share of it that is told.
    """
    share = viewers / VIEWERS
    return max(round(LIKES * share), FEWEST_LIKES), SHRINK * share


def judges(
    catalogue: Catalogue, ratings: pd.DataFrame, tags: SparseField | None, shrink: float = SHRINK
) -> Judges:
    """Gather what these viewers' ratings say."""
    films = catalogue.films
    likes = audience(catalogue, ratings, LIKED)
    counts = catalogue.film_ratings["film_id"].value_counts()
    return Judges(
        Audience(likes.starts, likes.viewers, shrink),
        tags,
        films["franchise_id"].fillna(-1).to_numpy(np.int64),
        counts.reindex(films["film_id"]).fillna(0).to_numpy().astype(np.int64),
        shrink / SHRINK,
    )


def parts(
    values: npt.NDArray[np.int64], seed: int, share: float = 0.5
) -> tuple[np.ndarray, np.ndarray]:
    """Split users or films at random, the first part a `share` of them, each part sorted."""
    mixed = np.random.default_rng(seed).permutation(np.unique(values))
    first = int(len(mixed) * share)
    return np.sort(mixed[:first]), np.sort(mixed[first:])


def queries(judges: Judges, films: npt.NDArray[np.int64], likes: int = LIKES) -> list[int]:
    """Return those of the films, given by row, that enough viewers like."""
    return [int(row) for row in films if judges.viewers.fans[row] >= likes]


def top(method: Method, row: int) -> list[int]:
    """Return the five films that a method recommends for one, never that film itself."""
    score = np.array(method(row), dtype=np.float32)
    score[row] = -np.inf
    return best(score, FIVE)


def judge(method: Method, rows: list[int], judges: Judges) -> pd.DataFrame:
    """Measure a method: a row a query, columns as `MEANS`, and the five rows recommended."""
    fives = [top(method, row) for row in rows]
    measured = [judges.measure(row, five) for row, five in zip(rows, fives, strict=True)]
    frame = pd.DataFrame(measured, columns=list(MEANS))
    return frame.assign(row=rows, five=pd.Series(fives, dtype=object))


def summary(measured: pd.DataFrame, method: str = "") -> Metrics:
    """Return a method's means over queries (at least one), their standard errors, and coverage."""
    known = {name: measured[name].dropna().tolist() for name in MEANS}
    slots = [film for five in measured["five"] for film in five]
    return Metrics(
        method=method,
        ndcg=float(np.mean(known["ndcg"])),
        hit=float(np.mean(known["hit"])),
        lift=float(np.mean(known["lift"])),
        tag=_mean(known["tag"]),
        franchise=_mean(known["franchise"]),
        unrated=float(np.mean(known["unrated"])),
        ndcg_se=_error(known["ndcg"]),
        hit_se=_error(known["hit"]),
        lift_se=_error(known["lift"]),
        tag_se=_error(known["tag"]),
        franchise_se=_error(known["franchise"]),
        unrated_se=_error(known["unrated"]),
        coverage=len(set(slots)) / max(len(slots), 1),
    )


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _error(values: Sequence[float]) -> float | None:
    """Return the standard error of a mean, None where one value or none tells of it."""
    return float(np.std(values, ddof=1) / np.sqrt(len(values))) if len(values) > 1 else None
