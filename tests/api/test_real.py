"""Every answer about films on the real file, against a slow reading of it with `csv` and `ast`."""

import ast
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import films
from api.app import api
from catalogue import load
from catalogue.names import key
from queries.names.calendar import MONTHS_EN, MONTHS_ES, WEEKDAYS_EN, WEEKDAYS_ES
from tests import real
from tests.served import serving

pytestmark = real.MARKS

Row = dict[str, Any]


@pytest.fixture(scope="module", autouse=True)
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    out = real.cleaned(tmp_path_factory)
    with serving(load(out), out):
        yield TestClient(api)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Return the dated films, one a number; of repeats the first, `doubtful` where they differ."""
    found: dict[str, Row] = {}
    with (real.FILES / "movies/movies_dataset.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["id"].isdigit() or not row["release_date"]:
                continue
            first = found.setdefault(row["id"], {**row, "doubtful": False})
            first["doubtful"] |= any(first[name] != row[name] for name in row)
    for film in found.values():
        film["date"] = date.fromisoformat(film["release_date"])
        film["revenue"] = float(film["revenue"] or 0)
        film["budget"] = float(film["budget"] or 0)
    return list(found.values())


def names(cell: str) -> set[str]:
    return {entry["name"] for entry in ast.literal_eval(cell or "[]")}


def grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """Return the films of each folded name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for folded in {key(name) for name in names(row[column])}:
            found[folded].append(row)
    return found


def test_there_are_45346_films(rows: list[Row], client: TestClient) -> None:
    assert len(rows) == 45_346
    assert client.get("/api/health").json()["films"] == 45_346


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/peliculas_mes/enero", {"mes": "enero", "cantidad": 5909}),
        ("/peliculas_mes/Abril", {"mes": "abril", "cantidad": 3452}),
        ("/peliculas_dia/sabado", {"dia": "sábado", "cantidad": 5149}),
        ("/peliculas_dia/Friday", {"dia": "viernes", "cantidad": 13902}),
        (
            "/franquicia/toy story collection",
            {
                "franquicia": "Toy Story Collection",
                "cantidad": 3,
                "ganancia_total": 1937890605,
                "ganancia_promedio": 645963535,
            },
        ),
        (
            "/productoras/universal studios",
            {"productora": "Universal Studios", "ganancia_total": 3265387180, "cantidad": 34},
        ),
        ("/peliculas_pais/Italia", {"pais": "Italy", "cantidad": 2165}),
    ],
)
def test_the_published_answers_come_out(
    client: TestClient, path: str, answer: dict[str, Any]
) -> None:
    assert client.get(path).json() == answer


def test_jumanji_returned_four_times_its_budget(client: TestClient) -> None:
    found = client.get("/retorno/Jumanji?anio=1995").json()
    assert round(found["retorno"], 4) == 4.0430
    assert (found["inversion"], found["ganacia"]) == (65_000_000, 262_797_249)


def test_every_month_weekday_and_day(rows: list[Row]) -> None:
    months = Counter(row["date"].month for row in rows)
    weekdays = Counter(row["date"].weekday() for row in rows)
    days = Counter(row["date"].day for row in rows)
    for month in range(12):
        for name in (MONTHS_ES[month], MONTHS_EN[month].title()):
            assert films.peliculas_mes(name)["cantidad"] == months[month + 1]
    for weekday in range(7):
        for name in (WEEKDAYS_ES[weekday], WEEKDAYS_EN[weekday].upper()):
            assert films.peliculas_dia(name)["cantidad"] == weekdays[weekday]
    for day in range(1, 32):
        assert films.peliculas_dia(str(day)) == {"dia": day, "cantidad": days[day]}


def test_every_franchise(rows: list[Row]) -> None:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["belongs_to_collection"]:
            members[ast.literal_eval(row["belongs_to_collection"])["name"]].append(row)
    assert len(members) == 1_695
    for name, own in members.items():
        total = sum(row["revenue"] for row in own)
        answer = films.franquicia(name)
        assert answer["franquicia"] == " ".join(name.split())
        if not any(row["doubtful"] for row in own):
            assert answer["cantidad"] == len(own), name
            assert answer["ganancia_total"] == total, name
            assert answer["ganancia_promedio"] == pytest.approx(total / len(own)), name


def test_every_country(rows: list[Row]) -> None:
    counted = {folded: len(own) for folded, own in grouped(rows, "production_countries").items()}
    assert len(counted) == 160  # two of the 161 are Congo
    assert {name: films.peliculas_pais(name)["cantidad"] for name in counted} == counted


def test_every_company(rows: list[Row]) -> None:
    members = grouped(rows, "production_companies")
    assert len(members) > 23_000
    for name, own in members.items():
        if not any(row["doubtful"] for row in own):
            answer = films.productoras(name)
            assert answer["cantidad"] == len(own), name
            assert answer["ganancia_total"] == sum(row["revenue"] for row in own), name


def test_returns_of_a_thousand_titles_and_all_their_years(rows: list[Row]) -> None:
    homonyms: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        homonyms[key(row["title"])].append(row)
    chosen = random.Random(20).sample(sorted(homonyms), 1000)  # not a secret
    for title in [*chosen, "titanic", "hamlet", "cinderella"]:
        own = homonyms[title]
        if any(row["doubtful"] for row in own):
            continue
        check(films.retorno(title), own)
        for year in {row["date"].year for row in own}:
            check(films.retorno(title, year), [row for row in own if row["date"].year == year])


def check(answer: films.FilmReturn, homonyms: list[Row]) -> None:
    """The answer is that of a most voted one of the homonyms."""
    most = max(int(row["vote_count"]) for row in homonyms)
    expected = []
    for row in homonyms:
        if int(row["vote_count"]) == most:
            known = row["budget"] and row["revenue"]
            roi = row["revenue"] / row["budget"] if known else 0
            expected.append((row["budget"], row["revenue"], pytest.approx(roi), row["date"].year))
    found = (answer["inversion"], answer["ganacia"], answer["retorno"], answer["anio"])
    assert found in expected, answer
