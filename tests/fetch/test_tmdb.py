"""TMDB, from a local server that answers in its documented shapes."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import catalogue
from catalogue import DataError
from etl.__main__ import main as clean_up
from fetch import keys, tmdb
from fetch.service import TRIES, Service
from tests.fetch.local import Tmdb, film, said, serving

SINCE, UNTIL = date(2026, 10, 1), date(2026, 11, 1)
BROKEN = (200, {"Content-Type": "application/json"}, b'{"id": 1')
UNAVAILABLE = (503, {"Content-Type": "text/html"}, b"<h1>later</h1>")


@pytest.fixture
def world() -> Tmdb:
    """Return a TMDB of five films released in October and an old one changed twice since."""
    films = {i: film(i, f"Film {i}", f"2026-10-{i:02}") for i in range(1, 6)}
    films[90] = film(90, "Nueve reinas", "2000-08-31")
    return Tmdb(films, changed={"2026-10-02": [90, 3], "2026-10-30": [90, 404]})


@pytest.fixture
def service(world: Tmdb) -> Iterator[Service]:
    """Return a service that asks that TMDB and does not wait long."""
    with serving(world.answer) as url, Service(world.key, url, pause=0.001) as asking:
        yield asking


def test_what_was_released_or_changed_is_brought_once(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    paths = tmdb.bring(service, tmp_path, SINCE, UNTIL)
    files = ["movies_dataset.csv", "keywords.csv", "credits.csv", "film_names.csv"]
    assert [path.name for path in paths] == files
    ids = [path for path in world.asked if path.removeprefix("/movie/").isdigit()]
    assert ids == [f"/movie/{i}" for i in (1, 2, 3, 4, 5, 90, 404)]
    assert world.asked.count("/discover/movie") == 3
    assert world.asked.count("/movie/changes") == 3, "a month of changes is asked in fortnights"


def test_the_files_are_what_the_clean_up_reads(tmp_path: Path, service: Service) -> None:
    tmdb.bring(service, tmp_path / "raw", SINCE, UNTIL)
    assert clean_up(["--quiet", "--raw", f"{tmp_path}/raw", "--out", f"{tmp_path}/tidy"]) == 0
    tables = catalogue.load(tmp_path / "tidy")
    assert list(tables.films["film_id"]) == [1, 2, 3, 4, 5, 90]
    assert list(tables.films["overview"].unique()) == ['Two lines,\nand "quotes".']
    assert list(tables.films["roi"].unique()) == [2.0]
    assert set(tables.film_companies["company"]) == {"K&S d'Or"}
    assert set(tables.film_languages["language"]) == {"Español"}
    assert set(tables.film_keywords["keyword"]) == {"heist"}
    named = tables.film_titles[tables.film_titles["film_id"] == 1].astype("str").fillna("")
    assert named[["language", "region", "title", "kind"]].to_numpy().tolist() == [
        ["en", "", "Film 1", "main"],
        ["es", "", "Film 1", "original"],
        ["es", "es-ES", "Film 1 en España", "main"],
        ["es", "es-419", "Film 1 en México", "main"],
        ["de", "DE", "Film 1 auf Deutsch", "alternative"],
        ["es", "es-CL", "Film 1 en Chile", "alternative"],
        ["", "JP", "Film 1 in Japan", "alternative"],
    ]
    people = tables.film_people[["role", "person"]].drop_duplicates().values.tolist()
    assert sorted(people) == [["cast", "Ricardo D."], ["director", "Lucrecia M."]]


def test_the_header_is_that_of_the_original_file(tmp_path: Path, service: Service) -> None:
    tmdb.bring(service, tmp_path, SINCE, UNTIL)
    header = (tmp_path / "movies_dataset.csv").read_text().splitlines()[0]
    assert header == (
        "adult,belongs_to_collection,budget,genres,homepage,id,imdb_id,original_language,"
        "original_title,overview,popularity,poster_path,production_companies,"
        "production_countries,release_date,revenue,runtime,spoken_languages,status,tagline,"
        "title,video,vote_average,vote_count"
    )


def test_of_the_changed_only_known_films_are_brought(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    tmdb.bring(service, tmp_path, SINCE, UNTIL, known={3, 7})
    assert "/movie/90" not in world.asked
    assert "/movie/5" in world.asked, "a new film is not known yet"


def test_a_window_with_too_many_pages_is_halved(
    tmp_path: Path, world: Tmdb, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tmdb, "LAST_PAGE", 1)
    world.last_page = 1
    world.changed = {}
    tmdb.bring(service, tmp_path, SINCE, UNTIL)
    assert sum(path.removeprefix("/movie/").isdigit() for path in world.asked) == 5


def test_nothing_new_writes_nothing(tmp_path: Path, service: Service) -> None:
    assert tmdb.bring(service, tmp_path, date(2026, 10, 31), UNTIL) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "answer",
    [
        said(429, 25, "Your request count is over the allowed limit.", **{"Retry-After": "0"}),
        said(500, 11, "Internal error: Something went wrong."),
        UNAVAILABLE,
        BROKEN,
        (200, {"Content-Type": "application/json"}, b"[]"),
    ],
    ids=["429", "500", "503 in HTML", "half an answer", "no object"],
)
def test_passing_trouble_is_waited_out(
    tmp_path: Path, world: Tmdb, service: Service, answer: tuple[int, dict[str, str], bytes]
) -> None:
    world.trouble = {path: [answer, answer] for path in ("/discover/movie", "/movie/2")}
    assert len(tmdb.bring(service, tmp_path, SINCE, UNTIL)) == 4
    assert world.asked.count("/movie/2") == 3


def test_retry_after_is_obeyed(
    world: Tmdb, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("fetch.service.time.sleep", waits.append)
    world.trouble = {"/movie/1": [said(429, 25, "Over the limit.", **{"Retry-After": "7"})]}
    service.get("/movie/1", append_to_response=tmdb.APPENDED)
    assert max(waits) == 7


def test_lasting_trouble_ends_in_one_sentence_and_the_next_fetch_goes_on(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    world.trouble = {"/movie/4": [UNAVAILABLE] * TRIES}
    with pytest.raises(DataError, match=r"no good answer at /movie/4 .*\(status 503\)") as caught:
        tmdb.bring(service, tmp_path, SINCE, UNTIL)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.glob("*.csv"))
    world.asked.clear()
    assert len(tmdb.bring(service, tmp_path, SINCE, UNTIL)) == 4
    assert world.asked == ["/movie/4", "/movie/5", "/movie/90", "/movie/404"]
    assert (tmp_path / "movies_dataset.csv").read_text().count("Released") == 6


def test_a_line_cut_short_by_a_crash_is_fetched_again(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    world.trouble = {"/movie/4": [UNAVAILABLE] * TRIES}
    with pytest.raises(DataError):
        tmdb.bring(service, tmp_path, SINCE, UNTIL)
    progress = tmp_path / ".progress.jsonl"
    progress.write_bytes(progress.read_bytes()[:-9])
    world.asked.clear()
    tmdb.bring(service, tmp_path, SINCE, UNTIL)
    assert world.asked[0] == "/movie/3"
    assert not progress.exists()


def test_another_task_does_not_go_on_with_an_old_one(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    world.trouble = {"/movie/4": [UNAVAILABLE] * TRIES}
    with pytest.raises(DataError):
        tmdb.bring(service, tmp_path, SINCE, UNTIL)
    world.asked.clear()
    tmdb.bring(service, tmp_path, date(2026, 10, 3), UNTIL)
    assert "/movie/1" not in world.asked
    assert "/movie/3" in world.asked


def test_a_failed_fetch_leaves_the_files_of_the_last_one(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    tmdb.bring(service, tmp_path, SINCE, UNTIL)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    world.trouble = {"/movie/4": [UNAVAILABLE] * TRIES}
    with pytest.raises(DataError):
        tmdb.bring(service, tmp_path, SINCE, UNTIL)
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.csv")} == before


def test_an_answer_of_another_shape_is_told(tmp_path: Path, world: Tmdb, service: Service) -> None:
    world.trouble = {"/discover/movie": [(200, {}, b'{"total_pages": 1, "results": [{}]}')]}
    with pytest.raises(DataError, match="not the documented shape"):
        tmdb.bring(service, tmp_path, SINCE, UNTIL)


def test_a_date_to_come_is_refused(tmp_path: Path, service: Service) -> None:
    with pytest.raises(DataError, match="lies in the future"):
        tmdb.bring(service, tmp_path, UNTIL, SINCE)


@pytest.mark.parametrize("key", ["f" * 32, "eyJhbGciOi.J9eyJh.dWQi"], ids=["v3 key", "v4 token"])
def test_a_wrong_key_is_one_sentence_without_the_key(
    tmp_path: Path, world: Tmdb, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(world.answer) as url, Service(key, url) as asking:
        with pytest.raises(DataError, match="does not accept the key") as caught:
            tmdb.bring(asking, tmp_path, SINCE, UNTIL)
        assert key not in str(caught.value)
    assert len(world.asked) == 1, "a wrong key is not tried again"
    assert key not in caplog.text


@pytest.mark.parametrize("key", ["f" * 32, "eyJhbGciOi.J9eyJh.dWQi"], ids=["v3 key", "v4 token"])
def test_both_kinds_of_key_are_accepted_and_never_logged(
    tmp_path: Path, world: Tmdb, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world.key = key
    with serving(world.answer) as url, Service(key, url) as asking:
        assert tmdb.bring(asking, tmp_path, SINCE, UNTIL)
    assert key not in caplog.text


def test_without_network_one_sentence_says_so(tmp_path: Path) -> None:
    with (
        Service("k", "http://127.0.0.1:9", pause=0.001) as asking,
        pytest.raises(DataError, match="check the network"),
    ):
        tmdb.bring(asking, tmp_path, SINCE, UNTIL)


def test_the_key_is_read_from_the_environment_then_from_the_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMDB_API_KEY", raising=False)
    path = tmp_path / "secrets.toml"
    monkeypatch.setattr(keys.secret, "__defaults__", (path,))
    with pytest.raises(DataError, match="needs a key"):
        tmdb.key()
    path.write_text('TMDB_API_KEY = "from the file"\n')
    assert tmdb.key() == "from the file"
    monkeypatch.setenv("TMDB_API_KEY", "from outside")
    assert tmdb.key() == "from outside"


def test_damaged_secrets_are_told_without_their_content(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    path.write_text("TMDB_API_KEY = hush\n")
    with pytest.raises(DataError, match="must be TOML") as caught:
        keys.secret("TMDB_API_KEY_NOT_SET", path)
    assert "hush" not in str(caught.value)
