"""What platforms have by country, week by week, from a local server in TMDB's documented shapes."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import catalogue
from catalogue import Catalogue, DataError, fetched
from catalogue.fetched import LONGEST, Fetched
from etl.__main__ import main as clean_up
from etl.update.update import Update, update
from fetch import titles
from fetch.layout import write
from fetch.service import Service
from language.platforms import called
from language.texts import speaking
from queries.data import changes
from queries.platforms import selection, sizes
from tests.fetch.local import Tmdb, film, listed, said, series, serving

WEEKS = [date(2026, 11, 2) + timedelta(weeks=n) for n in range(3)]
NETFLIX, PRIME, OTHER = 8, 119, 2100
UNO, DOS = listed(1, "Uno", "2020-05-01"), listed(2, "Dos", "2021-06-01")
TRES = listed(3, "Tres", "2026-10-30")
CASA, NUEVA = series(1, "La casa", "2017-05-02"), series(5, "La nueva", "2026-11-05")
HELD = "show_id,type,title,release_year,rating,duration\ns1,Movie,Uno,2020,PG,90 min\n"


@pytest.fixture
def world() -> Tmdb:
    """Return a TMDB that knows what two platforms have in Spain, and one of them in Mexico."""
    there = Tmdb({})
    there.providers = {
        "ES": {NETFLIX: "Netflix", PRIME: "Amazon Prime Video", OTHER: "Some Shop"},
        "MX": {NETFLIX: "Netflix"},
    }
    there.offers = {
        ("ES", NETFLIX, "movie"): [UNO, DOS],
        ("ES", NETFLIX, "tv"): [CASA],
        ("ES", PRIME, "movie"): [DOS],
        ("ES", OTHER, "movie"): [TRES],
        ("MX", NETFLIX, "movie"): [UNO],
    }
    return there


@pytest.fixture
def service(world: Tmdb) -> Iterator[Service]:
    """Return a service that asks that TMDB and does not wait long."""
    with serving(world.answer) as url, Service(world.key, url, pause=0.001) as asking:
        yield asking


@pytest.fixture
def tidy(tmp_path: Path) -> Path:
    """Return tables of two films, and of what Netflix had in no country that is named."""
    write(tmp_path / "raw", [film(1, "Uno", "2020-05-01"), film(2, "Two", "2021-06-01")])
    (tmp_path / "raw/netflix_titles.csv").write_text(HELD)
    assert clean_up(["--quiet", "--raw", f"{tmp_path}/raw", "--out", f"{tmp_path}/tidy"]) == 0
    return tmp_path / "tidy"


def test_what_each_platform_has_is_a_file_of_its_own(tmp_path: Path, service: Service) -> None:
    paths = titles.bring(service, tmp_path, ("ES", "MX"), WEEKS[0])
    assert [path.name for path in paths] == [
        "amazon_in_es_titles.csv",
        "netflix_in_es_titles.csv",
        "netflix_in_mx_titles.csv",
    ]
    with paths[1].open(encoding="utf-8", newline="") as file:
        rows = [[*row.values()] for row in csv.DictReader(file)]
    overview = 'One line, and "quotes".'
    assert rows == [
        ["m1", "Movie", "Uno", "", "2020", "Drama, Crime", overview],
        ["m2", "Movie", "Dos", "", "2021", "Drama, Crime", overview],
        ["t1", "TV Show", "La casa", "ES", "2017", "Action & Adventure", ""],
    ]
    assert not (tmp_path / ".progress.jsonl").exists()


def test_a_long_list_is_asked_in_windows_and_each_work_is_kept_once(
    tmp_path: Path, world: Tmdb, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [listed(i, f"Film {i}", f"{1990 + i}-01-01") for i in range(1, 30)]
    world.offers["ES", NETFLIX, "movie"] = [*many, many[3]]
    monkeypatch.setattr("fetch.tmdb.LAST_PAGE", 4)
    world.last_page = 4
    titles.bring(service, tmp_path, ("ES",), WEEKS[0])
    lines = (tmp_path / "netflix_in_es_titles.csv").read_text().splitlines()
    assert sum(line.startswith("m") for line in lines) == 29


def test_a_fetch_goes_on_where_it_was_interrupted(
    tmp_path: Path, world: Tmdb, service: Service
) -> None:
    world.trouble["/discover/tv"] = [said(422, 5, "no")]
    with pytest.raises(DataError, match="refused /discover/tv"):
        titles.bring(service, tmp_path, ("ES",), WEEKS[0])
    assert not list(tmp_path.glob("*.csv"))
    world.asked.clear()
    assert len(titles.bring(service, tmp_path, ("ES",), WEEKS[0])) == 2
    assert "/watch/providers/movie" not in world.asked
    assert "/discover/movie" not in world.asked, "both films' lists had come"


@pytest.mark.parametrize("typed", ["", "Spain", "ES,", "E5"])
def test_a_country_is_two_letters(typed: str) -> None:
    with pytest.raises(ValueError, match="two letters"):
        titles.countries(typed)
    assert titles.countries(" es,MX,es") == ("ES", "MX")


def week(service: Service, tidy: Path, day: date, *countries: str) -> Update:
    """Fetch a week's titles and publish them; the day is today."""
    paths = titles.bring(service, tidy.parent / "tmdb", countries, day)
    given = Fetched(titles={path.name.removesuffix("_titles.csv"): day for path in paths})
    before = catalogue.load(tidy)
    found = update(tidy, paths, lambda _: None, given, day)

    def whole(version: Path) -> None:
        found.write(version)
        changes.write(changes.what_changed(before, catalogue.load(version)), version)

    if not found.is_empty:
        catalogue.publish(tidy, whole)
    return found


def held(tables: Catalogue, platform: str) -> list[str]:
    """Return the titles of a platform."""
    return tables.titles.loc[tables.titles["platform"] == platform, "title"].tolist()


def test_three_weeks_of_arrivals_and_departures(world: Tmdb, service: Service, tidy: Path) -> None:
    week(service, tidy, WEEKS[0], "ES", "MX")
    first = catalogue.load(tidy)
    assert selection.platforms(first) == ["amazon_in_es", "netflix", "netflix_in_es",
                                          "netflix_in_mx"]  # fmt: skip
    assert sizes.count_titles(first, "netflix") == 1, "nothing of a country is anybody else's"
    assert held(first, "netflix_in_es") == ["Uno", "Dos", "La casa"]
    links = first.titles.set_index("title_id")["film_id"]
    ours = first.titles["platform"].eq("netflix_in_es").to_numpy()
    assert links[ours].dropna().tolist() == [1, 2], "by TMDB's number, whatever it is called"

    world.offers["ES", NETFLIX, "movie"] = [DOS, TRES]
    world.offers["ES", NETFLIX, "tv"] = [CASA, NUEVA]
    week(service, tidy, WEEKS[1], "ES")
    second = catalogue.load(tidy)
    assert held(second, "netflix_in_es") == ["Dos", "Tres", "La casa", "La nueva"]
    assert held(second, "netflix_in_mx") == ["Uno"], "Mexico was not asked"
    assert held(second, "netflix") == ["Uno"]
    news = changes.news(second)
    assert news is not None
    moved = {one.platform: (one.came, one.left) for one in news.moves}
    assert moved == {"netflix_in_es": (("Tres", "La nueva"), ("Uno",))}
    gone = second.titles["title_id"]
    assert set(second.title_genres["title_id"]) <= set(gone)
    assert fetched.read(second.folder).titles == {
        "amazon_in_es": WEEKS[1], "netflix_in_es": WEEKS[1], "netflix_in_mx": WEEKS[0],
    }  # fmt: skip

    assert week(service, tidy, WEEKS[2], "ES").is_empty
    assert catalogue.load(tidy).folder == second.folder, "a week without news is no new version"


def test_what_is_older_than_half_a_year_goes(service: Service, tidy: Path) -> None:
    week(service, tidy, WEEKS[0], "ES", "MX")
    late = WEEKS[0] + LONGEST + timedelta(days=1)
    week(service, tidy, late, "MX")
    tables = catalogue.load(tidy)
    assert selection.platforms(tables) == ["netflix", "netflix_in_mx"]
    assert fetched.read(tables.folder).titles == {"netflix_in_mx": late}


def test_a_film_given_half_a_year_ago_goes_unless_it_was_given_anew(tidy: Path) -> None:
    version = catalogue.load(tidy).folder
    late = WEEKS[0] + LONGEST + timedelta(days=1)
    fetched.write(Fetched(films={1: WEEKS[0], 2: WEEKS[0]}), version)
    found = update(tidy, [], lambda _: None, Fetched(films={2: late}), late)
    catalogue.publish(tidy, found.write)
    tables = catalogue.load(tidy)
    assert tables.films["film_id"].tolist() == [2]
    assert tables.film_people["film_id"].unique().tolist() == [2]
    assert tables.titles["film_id"].isna().all()
    assert held(tables, "netflix") == ["Uno"]
    assert fetched.read(tables.folder) == Fetched(films={2: late})


def test_a_platform_of_a_country_is_called_so_in_both_languages() -> None:
    with speaking("es"):
        assert called("netflix_in_es") == "Netflix (España)"
    with speaking("en"):
        assert called("netflix_in_es") == "Netflix (Spain)"
        assert called("netflix") == "Netflix"
