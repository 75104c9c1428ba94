"""How well the recommender orders pairs of films that people judged: `data/judgements/pairs.csv`.

For each film asked about, the share of its pairs (one film judged alike, one not) that a method
puts in the right order, a tie counting half: the area under the ROC curve (AUC). 0.5 is chance.
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from catalogue.names import keys
from models.similar.baselines import methods
from models.similar.evaluation import SEED, named_film
from models.similar.measured import OURS, Judged, JudgedExample, JudgedFilm, Order
from models.similar.protocol import Method, parts
from models.similar.recommender import Similar

FILE = Path(__file__).resolve().parents[2] / "data/judgements/pairs.csv"
YEARS_APART = 1
"""Years by which a film's first release may differ from the catalogue's."""
FEWEST = 20
"""Films asked about under which nothing is measured."""

Pairs = Mapping[int, tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]]
"""By the row of the film asked about: the rows of the films judged, and whether each is alike."""


def pairs(catalogue: Catalogue, path: Path = FILE) -> Pairs:
    """Read the pairs of which the catalogue has both films, of films with both kinds of pair."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    find = finder(catalogue)
    found: dict[int, list[tuple[int, bool]]] = {}
    for row in rows:
        asked = find(row["title_1"], int(row["year_1"]))
        other = find(row["title_2"], int(row["year_2"]))
        if asked is not None and other is not None:
            found.setdefault(asked, []).append((other, row["alike"] == "yes"))
    both = {asked: judged for asked, judged in found.items() if len({a for _, a in judged}) == 2}
    return {
        asked: (np.array([film for film, _ in judged]), np.array([alike for _, alike in judged]))
        for asked, judged in both.items()
    }


def halves(catalogue: Catalogue) -> tuple[Pairs, Pairs]:
    """Return the pairs of the films to learn from, and those of the films that report."""
    found = pairs(catalogue)
    learnt, reported = parts(np.array(list(found)), SEED)
    return {row: found[row] for row in learnt.tolist()}, {
        row: found[row] for row in reported.tolist()
    }


def finder(catalogue: Catalogue) -> Callable[[str, int], int | None]:
    """Return what finds the row of the only film of a title and year, or of a year beside it."""
    films = catalogue.films
    rows: dict[tuple[str, int], list[int]] = {}
    for row, (title, year) in enumerate(zip(films["title_key"], films["year"], strict=True)):
        rows.setdefault((title, int(year)), []).append(row)

    def find(title: str, year: int) -> int | None:
        (folded,) = keys([title])
        for apart in sorted(range(-YEARS_APART, YEARS_APART + 1), key=abs):
            if len(held := rows.get((folded, year + apart), [])) == 1:
                return held[0]
        return None

    return find


def measure(catalogue: Catalogue, model: Similar) -> Judged | None:
    """Judge every method by the pairs that no weight was learnt on.

    Returns None where too few of their films are in the catalogue.
    """
    judged = halves(catalogue)[1]
    if len(judged) < FEWEST:
        return None
    asked = methods(catalogue, model)
    found = {name: areas(method, judged) for name, method in asked.items()}
    return Judged(
        films=len(judged),
        pairs=sum(len(films) for films, _ in judged.values()),
        methods=[order(name, values) for name, values in found.items()],
        examples=_examples(catalogue, asked[OURS], judged, found[OURS]),
    )


def areas(method: Method, judged: Pairs) -> npt.NDArray[np.float64]:
    """Return the area under the curve of each film asked about, in their order."""
    return np.array([area(method(row)[films], alike) for row, (films, alike) in judged.items()])


def area(score: npt.NDArray[np.float32], alike: npt.NDArray[np.bool_]) -> float:
    """Return the share of pairs, one alike and one not, in the right order; a tie counts half."""
    apart = score[alike][:, None] - score[~alike][None, :]
    return float(((apart > 0) + 0.5 * (apart == 0)).mean())


def order(name: str, values: npt.NDArray[np.float64]) -> Order:
    """Return a method's mean area under the curve and its error."""
    error = float(values.std(ddof=1) / np.sqrt(len(values)))
    return Order(name, float(values.mean()), error)


def _examples(
    catalogue: Catalogue, ours: Method, judged: Pairs, areas: npt.NDArray[np.float64]
) -> list[JudgedExample]:
    """Return two films of the best orders, a middling one and the two worst, of many pairs first.

    Their judged films stand in our order.
    """
    rows, sizes = list(judged), np.array([len(films) for films, _ in judged.values()])
    by_area = np.lexsort((-sizes, -areas))
    picked = [*by_area[:2], by_area[len(by_area) // 2], *by_area[-2:]]
    return [_example(catalogue, ours, rows[i], judged[rows[i]], areas[i]) for i in picked]


def _example(
    catalogue: Catalogue,
    ours: Method,
    row: int,
    judged: tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]],
    area: float,
) -> JudgedExample:
    films, alike = judged
    ordered = np.argsort(-ours(row)[films], kind="stable")
    named = [JudgedFilm(*named_film(catalogue, int(films[i])), bool(alike[i])) for i in ordered]
    return JudgedExample(*named_film(catalogue, row), float(area), named)
