"""Which films are catalogue and which long tail: one rule, for all who ask.

A set of a million films is mostly of ones that hardly anybody saw: shorts, recordings, films that
were announced and never made. The rule tells how many of them there are; no answer leaves them out.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

VOTES = 10
"""Votes that a film of the catalogue has at least: the mean of fewer says little."""
MINUTES = 40
"""Minutes that it has at least, where its length is known: what the Academy calls a feature."""
UNRELEASED = ("Rumored", "Planned", "In Production", "Post Production", "Canceled")
"""What TMDB calls the status of a film that nobody could see yet."""
MARKED = ("True", "true", "TRUE", "1")
MARKS = ("adult", "video")
"""Columns of the raw file by which TMDB marks pornography, and what is no film of its own (a
compilation, a recording)."""
REASONS = ("few_votes", "unreleased", "short", *MARKS)
"""Why a film is in the long tail, in the order in which they are asked."""

Mask = npt.NDArray[np.bool_]
Texts = Mapping[str, "pd.Series[str]"]


def reasons(films: pd.DataFrame, marks: Texts | None = None) -> npt.NDArray[np.int8]:
    """Return the first reason of each film, its place in `REASONS`; -1 of one of the catalogue.

    `films` has `vote_count`, `status` and `runtime` (minutes; null or 0 is unknown), and `marks`
    those of the raw file, which the tables do not keep. Returns: shape (films,).
    """
    first = np.full(len(films), -1, dtype=np.int8)
    for place, holds in enumerate(_asked(films, marks or {})):
        first[holds & (first < 0)] = place
    return first


def counted(films: pd.DataFrame, marks: Texts | None = None) -> dict[str, int]:
    """Return how many films are in the long tail by their first reason; otherwise as `reasons`."""
    first = reasons(films, marks)
    counts = np.bincount(first[first >= 0], minlength=len(REASONS))
    return {name: int(count) for name, count in zip(REASONS, counts, strict=True)}


def _asked(films: pd.DataFrame, marks: Texts) -> Iterator[Mask]:
    """Yield of which films each of `REASONS` holds."""
    minutes = films["runtime"].to_numpy(dtype=np.float64, na_value=np.nan)
    yield films["vote_count"].fillna(0).to_numpy(dtype=np.float64) < VOTES
    yield films["status"].isin(UNRELEASED).to_numpy(dtype=bool)
    yield (minutes > 0) & (minutes < MINUTES)
    for name in MARKS:
        none = np.zeros(len(films), dtype=bool)
        yield marks[name].isin(MARKED).to_numpy(dtype=bool) if name in marks else none
