"""With damaged files the service says so, in one sentence, and keeps what still works."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from api.app import api
from resources import loaded as resources
from tests import planted
from tests.ui.pages import MAIN
from ui import warm

FILMS = "film_id,title,date,budget,revenue\n1,Alpha,1999-01-02,10,20"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of tables that the service reads when it next starts."""
    made = planted.save(planted.catalogue(films=FILMS), tmp_path / "tidy")
    monkeypatch.setenv("CATALOGUE", str(made))
    restart(made)
    yield made
    resources.swap(None)


def restart(_folder: Path) -> None:
    resources.swap(None)
    warm.warm_up()


def flip(folder: Path) -> None:
    path = folder / "films.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(folder: Path) -> None:
    path = folder / "films.parquet"
    path.write_bytes(path.read_bytes()[:100])


def lose(folder: Path) -> None:
    (folder / "film_genres.parquet").unlink()


def age(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))


DAMAGES = (flip, cut, lose, age)


@pytest.mark.parametrize("damage", DAMAGES)
def test_health_says_that_the_tables_cannot_be_used(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    client = TestClient(api, raise_server_exceptions=False)
    assert client.get("/api/health").status_code == 200
    damage(folder)
    restart(folder)
    assert client.get("/api/health").status_code == 503
    assert client.get("/retorno/Alpha").status_code == 503


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_page_says_in_one_sentence_what_to_do_about_the_tables(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    restart(folder)
    page = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert not page.exception
    assert [error for error in page.error if "etl" in error.value]
    assert not page.dataframe


@pytest.mark.parametrize("damage", DAMAGES)
def test_tables_damaged_after_the_start_do_not_touch_what_is_served(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    client = TestClient(api, raise_server_exceptions=False)
    assert client.get("/retorno/Alpha").json()["retorno"] == 2


def test_a_damaged_model_is_named_by_health_and_the_other_answers_go_on(folder: Path) -> None:
    (folder / "similar.npz").write_bytes(b"PK\x03\x04 and then nothing")
    restart(folder)
    client = TestClient(api, raise_server_exceptions=False)
    health = client.get("/api/health").json()
    assert health["status"] == "degraded"
    assert [problem for problem in health["problems"] if "similar.npz" in problem]
    assert client.get("/retorno/Alpha").status_code == 200
    assert client.get("/recomendacion/Alpha").status_code == 503
