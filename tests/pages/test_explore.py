"""The Explore page: every view under any choice of films, in both languages."""

import dataclasses
import html
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from streamlit.testing.v1 import AppTest

from catalogue import Catalogue
from charts import cloud
from language.texts import speaking
from models.words.build import build
from queries.explore.distributions import Box, Distribution
from queries.explore.variables import VARIABLES
from resources import loaded as resources
from tests import planted
from tests.queries.explore.test_explore import FILMS, GENRES
from tests.ui.pages import shown, words
from views.explore.distributions import where_outside

VIEWS = ("distributions", "relations", "coverage", "words", "findings")


def serve(films: Catalogue, folder: Path) -> None:
    """Let pages read this catalogue."""
    resources.swap(resources.Loaded(films, folder))


@pytest.fixture(scope="module", autouse=True)
def films(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("tables")
    made = dataclasses.replace(planted.catalogue(films=FILMS, film_genres=GENRES), folder=folder)
    build(made, folder)
    serve(made, folder)
    yield made
    resources.swap(None)


def figures(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn(view: str, lang: str) -> None:
    assert len(words(shown("explore", lang, tab=view))) > 100


def test_the_histogram_counts_the_known_films() -> None:
    bars = figures(shown("explore"))[0]["data"][0]
    assert sum(bars["y"]) == 5


def test_filters_come_from_the_address() -> None:
    page = shown("explore", genre=["Drama", "Comedy"], genres="all")
    assert "**1 film** · Drama + Comedy" in words(page)
    page = shown("explore", "es", language="es", money="true")
    assert "**1 película** · español · presupuesto y recaudación conocidos" in words(page)


def test_no_film_left_gets_a_sentence() -> None:
    page = shown("explore", votes="90000")
    assert not page.get("plotly_chart")
    assert "No film passes these filters" in page.info[0].value


def test_an_unknown_variable_gets_a_sentence() -> None:
    page = shown("explore", variable="vote_average", years=["2001", "2001"], genre="Drama")
    assert "unknown for all" in page.info[0].value


def test_one_film_gets_a_sentence_for_its_lack_of_shape() -> None:
    page = shown("explore", years=["2011", "2011"], votes="60")
    assert "the same in all films" in words(page)


def test_a_word_of_the_address_lists_its_films() -> None:
    page = shown("explore", tab="words", field="genre", word="drama")
    assert "**3** films contain drama" in words(page)


def test_markdown_in_a_typed_word_stays_text() -> None:
    page = shown("explore", tab="words", field="genre", word="![x](http://x)")
    assert "![x]" not in words(page)


def test_words_never_counted_get_a_sentence(films: Catalogue, tmp_path: Path) -> None:
    serve(dataclasses.replace(films, folder=tmp_path), tmp_path)
    try:
        page = shown("explore", tab="words")
    finally:
        serve(films, films.folder)
    assert "python -m models" in page.info[0].value


def test_a_catalogue_without_films_gets_a_sentence(films: Catalogue, tmp_path: Path) -> None:
    serve(dataclasses.replace(planted.catalogue(), folder=tmp_path), tmp_path)
    try:
        page = shown("explore")
    finally:
        serve(films, films.folder)
    assert page.markdown[0].value.startswith("No films are loaded. Put `movies_dataset.csv`")


def test_a_cloud_is_drawn_without_matplotlib() -> None:
    before = "matplotlib" in sys.modules
    placed = cloud.arrange({"love": 3, "war": 1})
    assert [word.text for word in placed] == ["love", "war"]
    assert Image.open(io.BytesIO(cloud.png(placed, "dark"))).getcolors(1 << 16) is not None
    assert ("matplotlib" in sys.modules) == before


def test_sixty_words_find_room_and_none_lies_on_another() -> None:
    placed = cloud.arrange({f"word{'s' * (i % 7)}{i}": 500 - 3 * i for i in range(60)})
    assert len(placed) == 60
    ink = np.zeros((cloud.HEIGHT, cloud.WIDTH), dtype=int)
    for word in placed:
        alone = Image.new("L", (cloud.WIDTH, cloud.HEIGHT))
        font = ImageFont.truetype(str(cloud.FONT), word.size)
        ImageDraw.Draw(alone).text((word.x, word.y), word.text, 255, font, anchor="ls")
        ink += np.asarray(alone) > 128
    assert ink.max() == 1


def test_a_word_of_the_cloud_leads_to_its_films_with_the_filters_kept() -> None:
    page = shown("explore", tab="words", field="genre", votes="10")
    bodies = [element.proto.body for element in page.get("html")]
    drawn = next(body for body in bodies if 'href="' in body)
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', drawn)]
    asked = [parse_qs(urlsplit(link).query) for link in links]
    assert {query["word"][0] for query in asked} == {"Drama", "Comedy"}
    assert all(query["votes"] == ["10"] and query["tab"] == ["words"] for query in asked)


def test_the_words_of_the_cloud_can_be_taken_away() -> None:
    page = shown("explore", tab="words", field="genre")
    page.session_state["words-menu"] = True
    labels = [button.label for button in page.run().get("download_button")]
    assert labels == ["CSV", "XLSX", "PNG"]


def test_words_of_the_data_stay_text_in_the_cloud() -> None:
    words_placed = cloud.arrange({"<script>alert(1)</script>": 1})
    drawn = cloud.markup(words_placed, lambda word: f'x"{word}', "light", '"><b>')
    assert "<script" not in drawn
    assert "<b>" not in drawn


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("by", ["genre", "country", "decade"])
@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_is_drawn_by_every_group(variable: str, by: str, lang: str) -> None:
    shown("explore", lang, variable=variable, by=by)


@settings(deadline=None, max_examples=25)
@given(
    view=st.sampled_from(VIEWS),
    variable=st.sampled_from(["budget", "vote_average", "year", "nonsense"]),
    years=st.lists(st.integers(1890, 2030).map(str), min_size=2, max_size=2),
    genre=st.lists(st.sampled_from(["Drama", "Comedy", "Ópera"]), max_size=2),
    votes=st.integers(-5, 200).map(str),
    money=st.booleans().map(str),
    log=st.booleans().map(str),
    field=st.sampled_from(["title", "genre", "keyword"]),
    word=st.sampled_from(["", "one", "the", "(", "\\E"]),
    by=st.sampled_from(["genre", "country", "decade", "nonsense"]),
    language=st.sampled_from(["any", "en", "es", "xx", ""]),
    lang=st.sampled_from(["en", "es"]),
)
def test_any_link_is_drawn(view: str, lang: str, **parameters: Any) -> None:
    shown("explore", lang, tab=view, **parameters)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (1920, 2020, "below 1996"),
        (2000, 2040, "above 2032"),
        (1920, 2040, "below 1996 or above 2032"),
        (2000, 2020, "below 1996 or above 2032"),
    ],
)
def test_values_are_said_to_lie_beyond_the_fence_that_they_pass(
    first: int, last: int, said: str
) -> None:
    box = Box(1996, 2010, 2016, 2019, 2021, 1996, 2032, 3)
    bins = pd.DataFrame({"start": [first, last - 1], "end": [first + 1, last], "films": [1, 2]})
    found = Distribution("year", False, 3, 0, 0, 0, 2010.0, -2.0, box, bins)
    with speaking("en"):
        assert where_outside(found, box) == said
