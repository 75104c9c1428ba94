"""Run the protocol: every method, on viewers and films that no weight was learnt on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from catalogue import Catalogue
from models.similar.audience import SHRINK, Audience, audience
from models.similar.baselines import methods
from models.similar.measured import OURS, Decile, Example, Measured, Neighbour
from models.similar.protocol import (
    LIKES,
    Judges,
    judge,
    judges,
    parts,
    queries,
    scaled,
    summary,
)
from models.similar.recommender import Similar
from models.similar.sparse import SparseField

SEED = 2026
FEWEST = 20
"""Films to ask about under which nothing is measured."""
QUERIES = 300
"""Films asked about on the published table's scale: of more, so many of them at random."""


@dataclass(frozen=True)
class Hearing:
    """The held-out viewers as judges, the films asked about (by row), and what the others like."""

    court: Judges
    rows: list[int]
    seen: Audience
    viewers: int


def viewer_halves(catalogue: Catalogue) -> tuple[np.ndarray, np.ndarray]:
    """Return the viewers to learn from and the viewers held out."""
    return parts(catalogue.film_ratings["user_id"].to_numpy(), SEED)


def film_halves(catalogue: Catalogue) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of films to learn from and of films held out."""
    return parts(np.arange(len(catalogue.films)), SEED)


def evaluate(
    catalogue: Catalogue,
    model: Similar,
    tags: SparseField | None,
    *,
    likes: int = LIKES,
    fewest: int = FEWEST,
    published: bool = False,
) -> Measured | None:
    """Judge every method by the held-out half of viewers on the held-out half of films.

    The collaborative part is fitted on the other viewers alone. Returns None where ratings are too
    few: `likes` is how many held-out viewers have to like a film, `fewest` how many such films it
    takes. With `published` the figures are on the published table's scale (`protocol.scaled`).
    """
    heard = hearing(catalogue, tags, likes, published=published)
    if len(heard.rows) < fewest:
        return None
    blind = replace(model, audience=heard.seen)
    return report(catalogue, blind, heard.court, heard.rows, heard.viewers)


def hearing(
    catalogue: Catalogue, tags: SparseField | None, likes: int = LIKES, *, published: bool = False
) -> Hearing:
    """Return the judges, and films that `likes` of them like, of the halves held out."""
    known, held_out = viewer_halves(catalogue)
    ratings, shrink = catalogue.film_ratings, float(SHRINK)
    if published:
        likes, shrink = scaled(len(held_out))
    court = judges(catalogue, ratings[ratings["user_id"].isin(held_out)], tags, shrink)
    seen = audience(catalogue, ratings[ratings["user_id"].isin(known)])
    rows = queries(court, film_halves(catalogue)[1], likes)
    return Hearing(court, some(rows) if published else rows, seen, len(held_out))


def some(rows: Sequence[int]) -> list[int]:
    """Return `QUERIES` of the films at random, in their order; all where there are no more."""
    mixed = np.random.default_rng(SEED).permutation(np.array(rows, dtype=np.int64))
    return [int(row) for row in np.sort(mixed[:QUERIES])]


def report(
    catalogue: Catalogue, model: Similar, court: Judges, rows: list[int], viewers: int
) -> Measured:
    """Judge every method by a court of so many viewers, on films given by row."""
    asked = methods(catalogue, model)
    measured = {name: judge(method, rows, court) for name, method in asked.items()}
    ours = measured[OURS]
    return Measured(
        queries=len(rows),
        viewers=viewers,
        methods=[summary(frame, name) for name, frame in measured.items()],
        deciles=deciles(catalogue, ours),
        examples=examples(catalogue, ours, court),
    )


def deciles(catalogue: Catalogue, measured: pd.DataFrame) -> list[Decile]:
    """Return nDCG and the share of hits by tenth of the queries' votes, the least voted first."""
    votes = catalogue.films["vote_count"].to_numpy()[measured["row"]]
    tenth = np.argsort(np.argsort(votes, kind="stable"), kind="stable") * 10 // len(votes)
    return [
        Decile(
            decile=ten + 1,
            votes=int(np.median(votes[tenth == ten])),
            queries=int((tenth == ten).sum()),
            ndcg=float(measured["ndcg"][tenth == ten].mean()),
            hit=float(measured["hit"][tenth == ten].mean()),
        )
        for ten in sorted(set(tenth.tolist()))
    ]


def examples(catalogue: Catalogue, measured: pd.DataFrame, court: Judges) -> list[Example]:
    """Return five worked examples: the two best answers, the middle one and the two worst."""
    order = measured.sort_values(["ndcg", "lift"], ascending=False, kind="stable")
    picked = order.iloc[[0, 1, len(order) // 2, -2, -1]]
    return [
        Example(
            *named_film(catalogue, int(row)),
            ndcg=float(ndcg),
            five=[
                Neighbour(*named_film(catalogue, film), int(court.viewers.together(int(row))[film]))
                for film in five
            ],
        )
        for row, ndcg, five in zip(picked["row"], picked["ndcg"], picked["five"], strict=True)
    ]


def named_film(catalogue: Catalogue, row: int) -> tuple[int, str, int]:
    """Return a film's number, title and year."""
    film = catalogue.films.iloc[row]
    return int(film["film_id"]), str(film["title"]), int(film["year"])
