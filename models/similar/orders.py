"""How every method orders a file of judged pairs, by the rank it gives the second film of each.

The rank is the second film's place among all films, as `Similar.recommend` would order them. A pair
that was judged alike should come before one that was not: the area under the ROC curve (AUC) over
all pairs, 0.5 is chance. Errors are those of a bootstrap over the films asked about, the same draws
for every method, so that two methods can be compared draw by draw. No weight is fitted to these
pairs: they report.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue, DataError
from models.similar import numbered
from models.similar.judged import finder
from models.similar.measured import OURS
from models.similar.protocol import FIVE, Method

DRAWS, SEED = 1000, 2026
WORDS = {"ok": True, "yes": True, "not_ok": False, "no": False}
"""What a judgement may say, in the columns `rating` or `alike`."""
COLUMNS = ("title_1", "year_1", "title_2", "year_2")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """P judged pairs of which the catalogue has both films: rows of the films, and the truth."""

    asked: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]
    alike: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the pairs say of a method: AUC, its error, pairs found, those in its first five."""

    auc: float
    se: float
    found: int
    first5_judged: int
    first5_ok: int


@dataclass(frozen=True, slots=True)
class Lead:
    """By how much our AUC is above another method's; nineteen draws of twenty lie in between."""

    lead: float
    low: float
    high: float


def read(catalogue: Catalogue, path: Path, folder: Path | None = None) -> Pairs:
    """Read pairs of films by title and year, tab or comma between the columns, or by number.

    The films of numbers are told as in `numbered`, if need be in a `folder`. Raises: DataError:
    columns are missing, a judgement says neither yes nor no, or no pair of films is in the
    catalogue with either answer.
    """
    rows = _rows(path)
    by_number = numbered.has_layout(list(rows[0]) if rows else [])
    found = numbered.read(catalogue, path, folder) if by_number else _titled(catalogue, path, rows)
    if len({alike for _, _, alike in found}) < len({True, False}):
        message = f"{path} has no pairs of both answers whose films the catalogue holds."
        raise DataError(message)
    asks, others, answers = zip(*found, strict=True)
    return Pairs(np.array(asks), np.array(others), np.array(answers))


def _titled(
    catalogue: Catalogue, path: Path, rows: Sequence[Mapping[str, str]]
) -> list[tuple[int, int, bool]]:
    _must_have(COLUMNS, path, rows)
    find = finder(catalogue)
    found = []
    for line, row in enumerate(rows, 2):
        asked = find(row["title_1"], int(row["year_1"]))
        other = find(row["title_2"], int(row["year_2"]))
        if asked is not None and other is not None and asked != other:
            found.append((asked, other, _alike(row, f"{path}:{line}")))
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        head = file.readline()
        file.seek(0)
        return list(csv.DictReader(file, delimiter="\t" if "\t" in head else ","))


def _must_have(columns: Sequence[str], path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    missing = [name for name in columns if name not in (rows[0] if rows else {})]
    if missing:
        message = f"{path} lacks the column {', '.join(missing)}."
        raise DataError(message)


def _alike(row: Mapping[str, str], place: str) -> bool:
    said = row.get("rating") or row.get("alike") or ""
    if said.lower() not in WORDS:
        message = f"{place}: a judgement is one of {', '.join(WORDS)}, not “{said}”."
        raise DataError(message)
    return WORDS[said.lower()]


def ranks(method: Method, pairs: Pairs) -> npt.NDArray[np.int64]:
    """Return each second film's place among all films but the one asked about, from 0, (P,)."""
    found = np.zeros(len(pairs.asked), dtype=np.int64)
    for row in np.unique(pairs.asked).tolist():
        score = np.array(method(row), dtype=np.float32)
        score[row] = -np.inf
        place = np.empty(len(score), dtype=np.int64)
        place[np.argsort(-score, kind="stable")] = np.arange(len(score))
        of_row = pairs.asked == row
        found[of_row] = place[pairs.other[of_row]]
    return found


def area(rank: npt.NDArray[np.int64], alike: npt.NDArray[np.bool_], weight: Floats) -> float:
    """Return the share of (alike, not alike) with the alike one before; a tie counts half.

    `weight` (P,) is how often each pair counts.
    """
    places, at = np.unique(rank, return_inverse=True)
    good, bad = (np.bincount(at, weight * part, len(places)) for part in (alike, ~alike))
    behind = bad[::-1].cumsum()[::-1] - bad / 2
    whole = good.sum() * bad.sum()
    return float(good @ behind / whole) if whole else np.nan


def draws(pairs: Pairs) -> Floats:
    """Return how often each pair counts in each draw of films asked about, (DRAWS, P)."""
    films, of = np.unique(pairs.asked, return_inverse=True)
    chance = np.full(len(films), 1 / len(films))
    counts = np.random.default_rng(SEED).multinomial(len(films), chance, size=DRAWS)
    return counts[:, of].astype(float)


def measure(
    methods: Mapping[str, Method], pairs: Pairs
) -> tuple[dict[str, Figures], dict[str, Lead]]:
    """Return the figures of every method, and our lead over each of the others."""
    drawn, figures, areas = draws(pairs), {}, {}
    for name, method in methods.items():
        rank = ranks(method, pairs)
        areas[name] = np.array([area(rank, pairs.alike, weight) for weight in drawn])
        figures[name] = _figures(rank, pairs, areas[name])
    others = [name for name in methods if name != OURS]
    leads = {
        name: _lead(figures[OURS].auc - figures[name].auc, areas[OURS] - areas[name])
        for name in others
    }
    return figures, leads


def _figures(rank: npt.NDArray[np.int64], pairs: Pairs, areas: Floats) -> Figures:
    first = rank < FIVE
    return Figures(
        auc=area(rank, pairs.alike, np.ones(len(rank))),
        se=float(np.nanstd(areas, ddof=1)),
        found=len(rank),
        first5_judged=int(first.sum()),
        first5_ok=int((first & pairs.alike).sum()),
    )


def _lead(lead: float, apart: Floats) -> Lead:
    low, high = np.nanquantile(apart, [0.025, 0.975])
    return Lead(lead, float(low), float(high))


def groups(catalogue: Catalogue, pairs: Pairs) -> dict[str, npt.NDArray[np.bool_]]:
    """Return which pairs belong to each group of films asked about, by name, each (P,).

    Groups are by era, language, how many voted, and the commonest genres.
    """
    films = catalogue.films.iloc[pairs.asked]
    year, votes = films["year"].to_numpy(), films["vote_count"].to_numpy()
    english = films["language"].to_numpy() == "en"
    found = {
        "before 1980": year < 1980,
        "1980 to 1999": (year >= 1980) & (year < 2000),
        "2000 and later": year >= 2000,
        "in English": english,
        "in other languages": ~english,
        "under 500 votes": votes < 500,
        "500 to 2,000 votes": (votes >= 500) & (votes < 2000),
        "2,000 votes and more": votes >= 2000,
    }
    return found | _genres(catalogue, films["film_id"].to_numpy())


def _genres(
    catalogue: Catalogue, asked: npt.NDArray[np.int64], most: int = 6
) -> dict[str, npt.NDArray[np.bool_]]:
    table = catalogue.film_genres[catalogue.film_genres["film_id"].isin(asked)]
    commonest = table["genre"].astype(str).value_counts().index[:most]
    return {
        str(genre): np.isin(asked, table["film_id"][table["genre"] == genre].to_numpy())
        for genre in commonest
    }


def by_group(catalogue: Catalogue, method: Method, pairs: Pairs) -> dict[str, tuple[int, float]]:
    """Return of each group the number of pairs, and the AUC; groups of one answer are left out."""
    rank, found = ranks(method, pairs), {}
    for name, part in groups(catalogue, pairs).items():
        auc = area(rank, pairs.alike, part.astype(float))
        if not np.isnan(auc):
            found[name] = (int(part.sum()), auc)
    return found


def ranked(figures: Mapping[str, Figures]) -> Sequence[tuple[str, Figures]]:
    """Return the methods with their figures, the greatest AUC first."""
    return sorted(figures.items(), key=lambda item: -item[1].auc)
