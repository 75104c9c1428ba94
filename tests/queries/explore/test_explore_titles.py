"""What the Explore page says of platform titles, counted by eye on a few."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from catalogue import Catalogue, NotFoundError
from models.words.build import build
from queries.explore import title_words, titles
from queries.explore.titles import TITLE_VARIABLES, TitleFilters, Widest
from tests import planted

TITLES = """
title_id,platform,type,title,release_year,rating,duration_int,duration_type,description,score
h1,hulu,movie,Red Planet,1999,R,90,min,A red planet,3.5
h2,hulu,tv show,Blue Planet,2001,,2,season,A blue planet,4.0
n1,netflix,movie,Red Planet,1999,R,90,min,,2.0
n2,netflix,movie,The Long One,2010,PG,200,min,A long tale of a town,
"""
GENRES = "title_id,genre\nh1,Comedy\nh2,Documentaries\nn1,Comedies\nn2,Dramas"
ALL = np.arange(4)


@pytest.fixture
def shelf(tmp_path: Path) -> Catalogue:
    made = planted.catalogue(titles=TITLES, title_genres=GENRES)
    made = dataclasses.replace(made, folder=tmp_path)
    build(made, tmp_path)
    return made


def test_every_filter_leaves_what_passes(shelf: Catalogue) -> None:
    def rows(**filters: object) -> list[int]:
        return titles.chosen(shelf, TitleFilters(**filters)).tolist()  # type: ignore[arg-type]

    assert rows() == [0, 1, 2, 3]
    assert rows(platform="netflix") == [2, 3]
    assert rows(films=False) == [1]
    assert rows(years=(2000, 2010)) == [1, 3]
    assert rows(genres=("Comedy",)) == [0, 2]
    assert rows(platform="hulu", genres=("Drama",)) == []


def test_an_unknown_platform_is_not_found(shelf: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        titles.chosen(shelf, TitleFilters(platform="nothing"))


def test_films_have_minutes_and_series_seasons(shelf: Catalogue) -> None:
    minutes = titles.distribution(shelf, ALL, "minutes")
    seasons = titles.distribution(shelf, ALL, "seasons")
    assert (minutes.known, minutes.unknown) == (3, 1)
    assert (seasons.known, seasons.unknown) == (1, 3)
    assert minutes.box is not None
    assert minutes.box.median == 90


@pytest.mark.parametrize("variable", TITLE_VARIABLES)
def test_the_bins_hold_every_known_title(shelf: Catalogue, variable: titles.TitleVariable) -> None:
    found = titles.distribution(shelf, ALL, variable)
    assert found.bins["films"].sum() == found.known


def test_a_title_counts_in_its_group(shelf: Catalogue) -> None:
    by_platform = titles.by_group(shelf, ALL, "minutes", "platform").set_index("group")
    assert by_platform["films"].to_dict() == {"netflix": 2, "hulu": 1}
    by_genre = titles.by_group(shelf, ALL, "minutes", "genre").set_index("group")
    assert by_genre["films"].to_dict() == {"Comedy": 2, "Drama": 1}
    by_decade = titles.by_group(shelf, ALL, "year", "decade").set_index("group")
    assert by_decade["films"].to_dict() == {1990: 2, 2000: 1, 2010: 1}


def test_age_ratings_are_counted_and_what_has_none_is_told(shelf: Catalogue) -> None:
    found = titles.ratings(shelf, ALL)
    assert found.table["rating"].tolist() == ["R", "PG"]
    assert found.table["titles"].tolist() == [2, 1]
    assert (found.known, found.unknown) == (3, 1)


def test_years_without_a_title_are_counted_as_none(shelf: Catalogue) -> None:
    years = titles.per_year(shelf, ALL)
    assert years["year"].tolist() == list(range(1999, 2011))
    assert years["films"].sum() == 4
    assert titles.per_year(shelf, ALL[:0]).empty


def test_what_is_missing_is_counted_by_column_and_platform(shelf: Catalogue) -> None:
    missing = titles.missing(shelf, ALL).set_index("column")["missing"]
    assert (missing["rating"], missing["score"], missing["genres"]) == (1, 1, 0)
    assert missing["cast"] == 4
    by_platform = titles.missing_by_platform(shelf, ALL)
    assert titles.widest(by_platform) == Widest("rating", 0.0, "netflix", 0.5, "hulu")
    assert titles.widest(titles.missing_by_platform(shelf, ALL[:2])) is None


def test_words_of_names_and_descriptions_lead_to_their_titles(shelf: Catalogue) -> None:
    found = title_words.counts(shelf, ALL, "name")
    assert found is not None
    assert dict(zip(found["term"], found["titles"], strict=True)) == {"planet": 3, "red": 2}
    assert title_words.titles_with(shelf, ALL, "name", " Red  PLANET ").tolist() == [0, 2]
    assert title_words.titles_with(shelf, ALL, "description", "tale").tolist() == [3]
    assert title_words.titles_with(shelf, ALL[:2], "name", "planet").tolist() == [1, 0]


def test_words_that_were_never_counted_are_none(shelf: Catalogue, tmp_path: Path) -> None:
    bare = dataclasses.replace(shelf, folder=tmp_path / "elsewhere")
    assert title_words.counts(bare, ALL, "name") is None
