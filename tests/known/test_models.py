"""Models: what is told of the judged pairs, counted and ordered by plain loops over the raw files.

Only which half of the films reports, and the fame that parts equals, are taken from the program.
"""

import csv
from collections import defaultdict
from math import fsum, sqrt

import pytest

from catalogue.fame import fame
from language.formats import number
from models.similar.judged import FILE, halves
from tests.known.asked import FOLDED, figures, rows, values
from tests.known.conftest import Both

BY_GENRES = "genre Jaccard, ties by votes"
YES = "yes"
Judged = dict[int, list[tuple[int, bool]]]


@pytest.fixture(scope="module")
def judged(both: Both) -> Judged:
    """Return the films judged for each film of the reporting half, and whether each is alike."""
    if not (both.tables.folder / "evaluation.json").exists():
        pytest.skip("no model has been measured on these tables")
    films: dict[tuple[str, int], list[int]] = defaultdict(list)
    folded = FOLDED.replace("name", "title")
    for film, title, year in both.raw.rows(f"select id, {folded}, year(day) from films"):
        films[title, year].append(film)
    found: Judged = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pair = [place(both, films, row[f"title_{i}"], int(row[f"year_{i}"])) for i in (1, 2)]
            if None not in pair:
                found[pair[0]].append((pair[1], row["alike"] == YES))  # type: ignore[index,arg-type]
    reported = both.tables.films["film_id"].to_numpy()[list(halves(both.tables)[1])].tolist()
    both_kinds = {film for film, of in found.items() if len({alike for _, alike in of}) == 2}
    assert set(reported) <= both_kinds
    return {film: found[film] for film in reported}


def place(both: Both, films: dict[tuple[str, int], list[int]], title: str, year: int) -> int | None:
    """Return the only film of a title and year, or of a year beside it."""
    (key,) = both.raw.one(f"select {FOLDED.replace('name', '?::text')}", title)
    held = [films[key, of] for of in (year, year - 1, year + 1) if len(films[key, of]) == 1]
    return held[0][0] if held else None


def test_films_asked_about_and_pairs_judged(both: Both, judged: Judged) -> None:
    pairs = sum(map(len, judged.values()))
    for told in figures(both, "models"):
        assert values(told)[2:] == [number(len(judged)), number(pairs)]


def test_genres_in_common_put_as_many_pairs_in_order_as_is_told(both: Both, judged: Judged) -> None:
    films = both.tables.films
    votes = dict(zip(films["film_id"].tolist(), fame(films).tolist(), strict=True))
    genres: dict[int, set[str]] = defaultdict(set)
    for film, name in both.raw.rows("select id, name from listed where what = 'genres'"):
        genres[film].add(name)

    def score(asked: int, film: int) -> tuple[float, float]:
        every = genres[asked] | genres[film]
        return len(genres[asked] & genres[film]) / max(len(every), 1), votes[film]

    areas = []
    for asked, of in judged.items():
        apart = [
            (score(asked, one), score(asked, other))
            for one, alike in of
            for other, unlike in of
            if alike and not unlike
        ]
        areas.append(fsum((a > b) + 0.5 * (a == b) for a, b in apart) / len(apart))
    mean = fsum(areas) / len(areas)
    error = sqrt(fsum((one - mean) ** 2 for one in areas) / (len(areas) - 1) / len(areas))
    found = rows(both, "models", "judged-methods", tab="compare").set_index("method")
    assert found.loc[BY_GENRES, "auc"] == pytest.approx(mean, abs=5e-4)
    assert found.loc[BY_GENRES, "auc_se"] == pytest.approx(error, abs=5e-4)


def test_the_best_of_the_others_is_the_highest_of_the_table(both: Both, judged: Judged) -> None:
    assert judged
    found = rows(both, "models", "judged-methods", tab="compare").set_index("method")["auc"]
    ours, others = found["Butaca"], found.drop("Butaca")
    others = others[[not name.startswith("Butaca") for name in others.index]]
    for told in figures(both, "models"):
        assert told[0]["value"].startswith(number(ours, 3))
        assert told[1]["value"].startswith(number(others.max(), 3))
