"""The question about a user and a title, asked as programs ask it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.app import api
from tests.served import serving
from tests.viewers import FILMS, NEVER_RATED, planted

USER = int(FILMS.user_ids[0])
FILM = f"Film {FILMS.item_ids[3]}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("tables")
    with serving(planted(folder), folder):
        yield TestClient(api, raise_server_exceptions=False)


def ask(client: TestClient, lang: str = "en", **parameters: Any) -> tuple[int, dict[str, Any]]:
    query = "&".join(f"{key}={quote(str(value))}" for key, value in parameters.items())
    answer = client.get(f"/recomendacion_usuario?{query}", headers={"Accept-Language": lang})
    return answer.status_code, answer.json()


def test_a_prediction_has_the_missions_keys(client: TestClient) -> None:
    status, answer = ask(client, user_id=USER, title=FILM.upper())
    assert status == 200
    keys = ["user_id", "title", "predicted_rating", "recommended", "threshold", "reasons"]
    assert list(answer) == keys
    assert (answer["user_id"], answer["title"]) == (USER, FILM)
    assert 0.5 <= answer["predicted_rating"] <= 5
    assert answer["recommended"] == (answer["predicted_rating"] >= answer["threshold"])


def test_a_title_mistyped_is_matched_and_named(client: TestClient) -> None:
    assert ask(client, user_id=USER, title="Unwatchd")[1]["title"] == "Unwatched"


def test_reasons_are_told_in_the_readers_language(client: TestClient) -> None:
    spanish, english = (
        ask(client, lang, user_id=USER, title=FILM)[1]["reasons"] for lang in ("es", "en")
    )
    assert spanish[0].startswith("Media de todas las valoraciones: 3.")
    assert english[0].startswith("Mean of all ratings: 3.")
    assert len(spanish) == len(english) > 3


def test_a_film_nobody_rated_is_answered_and_said_to_be_so(client: TestClient) -> None:
    status, answer = ask(client, user_id=USER, title="Unwatched")
    assert status == 200
    assert "Nobody has rated it yet." in answer["reasons"]
    assert NEVER_RATED not in FILMS.item_ids


def test_an_unknown_user_and_an_unknown_title_are_told_apart(client: TestClient) -> None:
    status, nobody = ask(client, user_id=USER + 1, title=FILM)
    assert (status, nobody["error"]) == (404, f"No user is called “{USER + 1}”.")
    assert nobody["sugerencias"][0] == str(USER)
    assert len(nobody["sugerencias"]) == 3
    status, nothing = ask(client, user_id=USER, title="qqqqqqqq")
    assert status == 404
    assert nothing["error"] == "No film is called “qqqqqqqq”."


def test_a_catalogue_without_ratings_says_so(client: TestClient, tmp_path: Path) -> None:
    tables = planted(tmp_path)
    (tmp_path / "title_ratings.parquet").unlink()
    with serving(tables, tmp_path):
        status, answer = ask(client, user_id=1000, title="Title 3", catalogue="platforms")
    assert status == 404
    assert "hold no users' ratings of this catalogue" in answer["error"]


@pytest.mark.parametrize("number", [-1, 2**31, 10**12, 10**30, -(10**30)])
def test_a_number_no_user_can_have_is_an_unknown_user(client: TestClient, number: int) -> None:
    assert ask(client, user_id=number, title=FILM)[0] == 404


def test_users_of_films_and_of_platforms_never_mix(client: TestClient) -> None:
    only_films = int(FILMS.user_ids[0])
    status, answer = ask(client, user_id=1000, title="Title 3", catalogue="platforms")
    assert (status, answer["title"]) == (200, "Title 3")
    assert ask(client, user_id=only_films, title="Title 3", catalogue="platforms")[0] == 404
    assert ask(client, user_id=1000, title="Title 3")[0] == 404
    assert ask(client, user_id=1000, title="as003", catalogue="platforms")[1] == answer
    _, unknown = ask(client, "es", user_id=1000, title="zzzz", catalogue="platforms")
    assert unknown["error"] == "No se encuentra el título «zzzz»."


@pytest.mark.parametrize(
    "query",
    [
        "user_id=1",
        "title=x",
        "user_id=x&title=x",
        "user_id=1&title=",
        "user_id=1&title=x&catalogue=y",
    ],
)
def test_a_missing_or_wrong_parameter_is_422(client: TestClient, query: str) -> None:
    answer = client.get(f"/recomendacion_usuario/?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_without_a_model_the_log_names_the_command(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tables = planted(tmp_path)
    (tmp_path / "ratings.npz").unlink()
    stale = replace(tables, manifest=replace(tables.manifest, identity="other"))
    client = TestClient(api, raise_server_exceptions=False)
    for version, subject in ((tables, "films"), (stale, "platforms")):
        with serving(version, tmp_path):
            status, answer = ask(client, user_id=USER, title=FILM, catalogue=subject)
        assert status == 503
        assert "missing" in answer["error"]
        assert "python -m models" in caplog.text


@pytest.mark.parametrize("title", ["la obra", "La Obra", "Title 4"])
def test_a_title_of_a_platform_is_found_by_its_spanish_title(
    client: TestClient, title: str
) -> None:
    status, answer = ask(client, user_id=1000, title=title, catalogue="platforms")
    assert (status, answer["title"]) == (200, "Title 4")
