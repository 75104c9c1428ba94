"""Judged pairs by MovieLens numbers: the layout of Yao and Harper's `pair-responses.csv` (2018).

A row is one person's answer: `movieId`, `neighborId`, and `sim`, how similar the films are, 0 to 4.
A pair is alike whose mean is at least the middle; a negative answer says that nobody knew.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from catalogue import Catalogue, DataError
from models.similar.outside import films_by_number

COLUMNS = ("movieId", "neighborId", "sim")
MIDDLE = 2.0


def has_layout(columns: Sequence[str]) -> bool:
    """Whether a file of these columns is read here."""
    return set(COLUMNS) <= set(columns)


def read(catalogue: Catalogue, path: Path, folder: Path | None) -> list[tuple[int, int, bool]]:
    """Return the rows of both films of each pair, and whether they are alike.

    `links.csv` or `movies.csv`, which tell the numbers, are beside the file or in `folder`. Raises:
    DataError: they are in neither.
    """
    answers = pd.read_csv(path, usecols=list(COLUMNS))
    answers = answers[answers["sim"] >= 0]
    pairs = answers.groupby(["movieId", "neighborId"], as_index=False)["sim"].mean()
    films, ids = _numbers(catalogue, path, folder), catalogue.films["film_id"].to_numpy()
    for name in ("movieId", "neighborId"):
        pairs[name] = pairs[name].map(films)
    known = pairs.dropna()
    asked, other = (
        np.searchsorted(ids, known[name].to_numpy(np.int64)).tolist() for name in COLUMNS[:2]
    )
    alike = (known["sim"] >= MIDDLE).tolist()
    return [pair for pair in zip(asked, other, alike, strict=True) if pair[0] != pair[1]]


def _numbers(catalogue: Catalogue, path: Path, folder: Path | None) -> "pd.Series[int]":
    try:
        return films_by_number(catalogue, path)
    except DataError:
        if folder is None:
            raise
        return films_by_number(catalogue, folder / path.name)
