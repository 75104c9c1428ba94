"""Films like one, asked as programs ask."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from api.app import api
from models.similar import FILE
from models.similar.fit import fit
from models.similar.stored import save
from resources import loaded as resources
from tests.models.similar.world import SPACE, world
from tests.served import serving


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    tables = dataclasses.replace(world(), folder=tmp_path_factory.mktemp("fitted"))
    save(tables.file(FILE), fit(tables), tables.manifest.identity)
    with serving(tables, tables.folder):
        yield TestClient(api, raise_server_exceptions=False)


def test_five_titles_come_back_and_the_film_taken_is_named(client: TestClient) -> None:
    answer = client.get("/recomendacion/star pilotz/")
    assert answer.status_code == 200
    assert unquote(answer.headers["X-Titulo"]) == "Star Pilots"
    assert list(answer.json()) == ["lista recomendada"]
    titles = answer.json()["lista recomendada"]
    assert titles[0] == "Star Pilots Return"
    assert set(titles[:4]) == set(SPACE) - {"Star Pilots"}
    assert len(titles) == 5


def test_a_title_that_resembles_nothing_is_not_found(client: TestClient) -> None:
    answer = client.get("/recomendacion/qwertyuiop")
    assert answer.status_code == 404
    assert list(answer.json()) == ["error", "sugerencias"]


def test_a_missing_title_says_so(client: TestClient) -> None:
    assert client.get("/recomendacion").status_code == 422


@pytest.mark.parametrize("film_id", range(1, 11))
def test_every_film_has_an_answer_whose_shares_add_up(client: TestClient, film_id: int) -> None:
    found = client.get(f"/api/films/{film_id}/similar?n=5").json()
    assert found["film"]["id"] == film_id
    assert len({film["id"] for film in found["similar"]} | {film_id}) == 6
    for film in found["similar"]:
        assert film["score"] == pytest.approx(sum(film["why"].values()), abs=1e-9)
    scores = [film["score"] for film in found["similar"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(("path", "status"), [("77", 404), ("x", 422), ("3.5", 422), ("-1", 422)])
def test_a_wrong_number_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/api/films/{path}/similar").status_code == status


@pytest.mark.parametrize("n", ["0", "51", "x"])
def test_a_wrong_count_is_refused(client: TestClient, n: str) -> None:
    assert client.get(f"/api/films/1/similar?n={n}").status_code == 422


def test_by_theme_and_by_taste_other_fields_count(client: TestClient) -> None:
    theme, taste = (
        client.get(f"/api/films/1/similar?by={by}").json()["similar"] for by in ("theme", "taste")
    )
    assert len(theme) == len(taste) == 5
    assert not set(theme[0]["why"]) & set(taste[0]["why"])
    assert client.get("/api/films/1/similar?by=fame").status_code == 422


def test_fewer_films_than_asked_for_are_all_given(client: TestClient) -> None:
    assert len(client.get("/api/films/1/similar?n=50").json()["similar"]) == 9


def test_without_a_model_the_answer_is_an_error_not_a_guess(tmp_path: Path) -> None:
    tables = dataclasses.replace(world(), folder=tmp_path)
    resources.swap(resources.Loaded(tables, tmp_path))
    answer = TestClient(api, raise_server_exceptions=False).get("/api/films/1/similar")
    resources.swap(None)
    assert answer.status_code == 503
    assert list(answer.json()) == ["error", "sugerencias"]
