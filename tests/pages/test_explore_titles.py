"""Explore of the platforms' titles: every view, in both languages, under filters."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from catalogue import Catalogue
from models.words.build import build
from queries.explore.titles import TITLE_VARIABLES
from resources import loaded as resources
from tests import planted
from tests.queries.explore.test_explore import FILMS
from tests.queries.explore.test_explore_titles import GENRES, TITLES
from tests.ui.pages import shown, words


def serve(tables: Catalogue) -> None:
    resources.swap(resources.Loaded(tables, tables.folder))


@pytest.fixture(scope="module", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("tables")
    tables = planted.catalogue(films=FILMS, titles=TITLES, title_genres=GENRES)
    made = dataclasses.replace(tables, folder=folder)
    build(made, folder)
    serve(made)
    yield made
    resources.swap(None)


def figures(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


def tabs(page: AppTest) -> list[str]:
    groups = {group.proto.query_param_key: group for group in page.get("button_group")}
    return [option.content for option in groups["tab"].proto.options]


def test_films_are_looked_at_unless_the_link_says_titles() -> None:
    assert "Findings" in tabs(shown("explore"))
    page = shown("explore", of="titles")
    assert tabs(page) == ["Distributions", "What is known", "Words"]
    assert "**4 titles** · All platforms" in words(page)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("variable", [*TITLE_VARIABLES, "rating"])
def test_every_variable_is_drawn(variable: str, lang: str) -> None:
    page = shown("explore", lang, of="titles", title_variable=variable)
    assert figures(page)
    assert not page.exception


@pytest.mark.parametrize("group", ["platform", "genre", "decade"])
def test_a_box_stands_for_each_group(group: str) -> None:
    page = shown("explore", of="titles", title_variable="minutes", title_by=group)
    assert len(figures(page)) == 2


def test_the_histogram_counts_titles_and_says_so() -> None:
    drawn = figures(shown("explore", of="titles", title_variable="minutes"))[0]
    assert sum(drawn["data"][0]["y"]) == 3
    assert drawn["layout"]["yaxis"]["title"]["text"] == "Titles"
    assert "2 titles" in " ".join(drawn["data"][0]["hovertext"])


def test_filters_come_from_the_address() -> None:
    page = shown("explore", of="titles", platform="hulu", title_kind="series")
    assert "**1 title** · Hulu · series only" in words(page)
    page = shown("explore", "es", of="titles", title_genre="Comedy", title_years=["1999", "2001"])
    assert "**2 títulos** · 1999–2001 · Comedia" in words(page)


def test_no_title_left_gets_a_sentence() -> None:
    page = shown("explore", of="titles", platform="hulu", title_genre="Drama")
    assert not figures(page)
    assert "No title passes these filters" in page.info[0].value


def test_numbers_and_ratings_that_nobody_knows_get_a_sentence() -> None:
    page = shown("explore", of="titles", title_kind="series", title_variable="minutes")
    assert "unknown for all the chosen titles" in page.info[0].value
    page = shown("explore", of="titles", title_kind="series", title_variable="rating")
    assert "No age rating is known" in page.info[0].value


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_known_is_drawn_by_year_column_and_platform(lang: str) -> None:
    assert len(figures(shown("explore", lang, of="titles", tab="coverage"))) == 3


def test_a_word_of_the_address_lists_its_titles() -> None:
    page = shown("explore", of="titles", tab="words", title_word="planet")
    assert "**3** titles contain planet" in words(page)
    page = shown("explore", of="titles", tab="words", title_word="![x](http://x)")
    assert "![x]" not in words(page)


def test_titles_are_explored_without_films(shelf: Catalogue) -> None:
    alone = planted.catalogue(titles=TITLES, title_genres=GENRES)
    serve(dataclasses.replace(alone, folder=shelf.folder))
    try:
        page = shown("explore")
    finally:
        serve(shelf)
    assert "**4 titles** · All platforms" in words(page)


def test_dollars_are_asked_of_films_alone() -> None:
    """Titles have no money, so that a choice of dollars would change nothing there."""
    assert "dollars" in {box.key for box in shown("explore").selectbox}
    page = shown("explore", of="titles", dollars="2000")
    assert "dollars" not in {box.key for box in page.selectbox}
    assert "Dollars" not in words(page)
