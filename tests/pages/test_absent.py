"""A catalogue of films alone, of titles alone, or without ratings: each page says what it lacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

from catalogue import Catalogue
from models.similar.closeness import Closeness
from queries.films import examples
from queries.platforms import examples as of_titles
from tests import served
from tests.addresses import ADDRESSES
from tests.planted import catalogue
from tests.ui.pages import shown, words
from views import sitemap
from views.subjects import Subject

FILMS = catalogue(
    films="""
film_id,title,date,franchise_id,vote_count
1,La casa azul,2001-02-15,7,40
2,La casa verde,2004-02-13,7,90
3,Norte y sur,1998-05-20,,10
""",
    franchises="franchise_id,franchise\n7,La casa Collection",
    film_companies="film_id,company\n1,Estudio Uno\n2,Estudio Uno\n3,Otro",
    film_countries="film_id,country_code,country\n1,ES,Spain\n2,ES,Spain\n3,PT,Portugal",
)
TITLES = catalogue(
    titles="""
title_id,platform,type,title,title_key,release_year,duration_int,duration_type
ms1,max,tv show,Uno,uno,1999,2,season
ms2,max,tv show,Dos,dos,1999,3,season
""",
    title_actors="title_id,actor\nms1,Ann Lee\nms2,Ann Lee",
)


@contextmanager
def serving(tables: Catalogue, **sources: str) -> Iterator[None]:
    named = [{"name": name, "subject": subject} for name, subject in sources.items()]
    told = replace(tables.manifest, sources=named)
    with served.serving(replace(tables, manifest=told)):
        yield


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("alone", "absent", "sentence"),
    [
        (FILMS, "titles", "No platform titles are loaded. Put `netflix_titles.csv`"),
        (TITLES, "films", "No films are loaded. Put `movies_dataset.csv`"),
    ],
    ids=["films", "titles"],
)
def test_with_one_catalogue_alone_every_page_says_so_or_answers(
    address: str, alone: Catalogue, absent: Subject, sentence: str
) -> None:
    with serving(alone):
        page = shown(address)
    said = words(page)
    assert "is called" not in said
    assert "could not be shown" not in said
    about = sitemap.entry(address).subjects
    asked = absent in about and address not in {"explore", "for-you", "models"}
    assert said.count(sentence) == asked


def test_scores_that_are_not_loaded_are_said_to_be_so() -> None:
    with serving(TITLES):
        assert "No scores of platform titles are loaded." in words(shown("scores"))


def test_badge_and_foot_are_of_the_subject_of_the_page() -> None:
    both = replace(FILMS, titles=TITLES.titles, title_actors=TITLES.title_actors)
    files = {"movies_dataset.csv": "films", "max_titles.csv": "titles", "links.csv": "ratings"}
    with serving(both, **files):
        films, titles, home = (words(shown(path)) for path in ("months", "platforms", ""))
    assert "3 films ·" in films
    assert r"Films: movies\_dataset.csv ·" in films
    assert "Titles:" not in films
    assert "2 titles" in titles
    assert r"Titles: max\_titles.csv ·" in titles
    assert "Films:" not in titles
    assert r"Films: movies\_dataset.csv · Titles: max\_titles.csv ·" in home
    assert not [said for said in (films, titles, home) if "links.csv" in said]


def test_the_first_examples_are_what_the_catalogue_has() -> None:
    assert examples.franchise(FILMS) == "La casa Collection"
    assert examples.company(FILMS) == "Estudio Uno"
    assert examples.country(FILMS) == "Spain"
    assert (examples.earner(FILMS), examples.liked(FILMS)) == ("La casa verde", "La casa verde")
    assert (examples.month(FILMS), examples.weekday(FILMS)) == (2, 2)
    assert of_titles.year(TITLES, 2015, "disney") == 1999
    assert of_titles.year(TITLES, 2018, "netflix", rated=True) is None
    assert of_titles.unit(TITLES) == "season"


def test_films_that_name_no_franchise_are_told_which_column_brings_it() -> None:
    with serving(catalogue(films="film_id,title,date\n1,A,1995-02-15")):
        for address, column in [
            ("franchises", "belongs_to_collection"),
            ("companies", "production_companies"),
            ("countries", "production_countries"),
        ]:
            assert f"The column `{column}`" in words(shown(address))


def test_no_films_have_no_quality_rather_than_an_error() -> None:
    none = np.zeros(0, dtype=np.float32)
    assert Closeness(none, none, none).quality.size == 0
