"""Titles of the platforms under their Spanish names."""

import csv
from pathlib import Path

import pytest

from catalogue import NotFoundError
from catalogue.names import key
from language.texts import speaking
from queries.across.anything import find
from queries.across.parts import parts
from queries.across.shelf import title_called
from queries.across.works import work
from queries.platforms.names import spanish_name
from queries.platforms.titles import titles_named
from tests.planted import catalogue
from views import hits, reading
from views.films.film import PAGE
from views.names import title_label
from views.platform_titles import titles_table
from views.platforms import longest
from views.reading import FromLink

tables = catalogue(
    films="film_id,title,date\n1,Somewhere,1990-02-02\n2,Jaws,1975-06-18",
    film_titles="film_id,language,region,title,kind,source\n2,es,es-ES,Tiburón,main,names",
    titles="""
title_id,platform,type,title,release_year,duration_int,duration_type,film_id
ns1,netflix,tv show,Squid Game,2021,1,season,
ns2,netflix,tv show,The Queen's Gambit,2020,1,season,
ns3,netflix,movie,Bird Box,2018,124,min,
ns4,netflix,movie,Bird Box,1999,90,min,
ns5,netflix,movie,Squid Game,2021,90,min,
ns6,netflix,movie,Jaws,1975,124,min,2
""",
)


@pytest.mark.parametrize("typed", ["El juego del calamar", "el juego del CALAMAR", "Squid Game"])
def test_a_title_is_found_by_either_name(typed: str) -> None:
    assert find(tables, typed)[0].name == "Squid Game"
    assert titles_named(tables, typed)["title_id"].iloc[0] == "ns1"
    assert work(tables, typed).name == "Squid Game"
    assert title_called(tables, typed) in {0, 4}


def test_a_title_that_is_a_film_is_found_by_the_film_s_spanish_title() -> None:
    assert title_called(tables, "tiburon") == title_called(tables, "Jaws") == 5


@pytest.mark.parametrize("tab", ["chart", "years", "table"])
def test_the_longest_titles_bear_their_spanish_names(tab: str) -> None:
    ask = FromLink({"tab": [tab], "year": ["1975"]} if tab != "years" else {"tab": [tab]})
    with speaking("es"):
        part = reading.parts(longest.PAGE, tables, ask)[0]
    assert "Tiburón" in part.rows["own"].tolist()
    assert "Jaws" in part.rows["title"].tolist()


def test_while_it_is_typed_a_spanish_name_is_found_already() -> None:
    assert parts(tables, "gambito")[0].name == "The Queen's Gambit"
    assert titles_named(tables, "gambito")["title"].tolist() == ["The Queen's Gambit"]


def test_a_series_is_known_by_its_title_and_a_film_by_its_year_too() -> None:
    names = [spanish_name(tables, row) for row in range(5)]
    assert names == ["El juego del calamar", "Gambito de dama", "A ciegas", None, None]


def test_a_name_that_nothing_bears_is_refused_still() -> None:
    with pytest.raises(NotFoundError):
        titles_named(tables, "el juego del pulpo")


def test_on_spanish_pages_a_title_bears_both_names() -> None:
    hit = find(tables, "gambito de dama")[0]
    with speaking("es"):
        assert title_label(tables, 0) == "El juego del calamar · Squid Game"
        assert hits.name(tables, hit) == "Gambito de dama"
        assert PAGE.heading(tables, work(tables, "Squid Game")) == "El juego del calamar"
        rows = titles_table(tables, tables.titles, key="all", file="all").rows
        assert rows["called"].iloc[2] == "A ciegas · Bird Box"  # type: ignore[index]
        assert rows["own"].iloc[5] == "Tiburón"  # type: ignore[index]
    with speaking("en"):
        assert title_label(tables, 0) == hits.name(tables, find(tables, "squid game")[0])


def test_the_names_that_come_with_the_project_are_others_and_told_once() -> None:
    with Path("data/names/titles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert 150 <= len(rows) <= 252
    assert len({(key(row["title"]), row["type"], row["year"]) for row in rows}) == len(rows)
    assert all(row["type"] in {"series", "film"} and row["es"].strip() for row in rows)
    assert all(key(row["es"]) != key(row["title"]) for row in rows)
    assert all(1950 < int(row["year"]) < 2022 for row in rows)
