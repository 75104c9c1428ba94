"""The four pages of the platforms, drawn on a planted catalogue."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.planted import catalogue
from tests.platforms import planted
from tests.served import serving
from tests.ui.pages import led, shown, ways, words
from ui.components.links import UNSEEN
from views.parameters import UnreadableError
from views.platforms.fields import as_score


@pytest.fixture(autouse=True, scope="module")
def served() -> Iterator[None]:
    with serving(planted()):
        yield


def figures(page: AppTest) -> list[Any]:
    return [json.loads(chart.proto.spec)["data"] for chart in page.get("plotly_chart")]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("path", "tabs"),
    [
        ("longest", ("chart", "years", "table")),
        ("scores", ("chart", "platforms", "table")),
        ("actors", ("chart", "years", "table")),
        ("platforms", ("chart", "alone", "shared", "growth", "kinds", "titles")),
    ],
)
def test_every_view_is_drawn_and_every_chart_says_what_it_shows(
    path: str, tabs: tuple[str, ...], lang: str
) -> None:
    for tab in tabs:
        page = shown(path, lang=lang, tab=tab, platform="any", year="")
        assert page.get("plotly_chart") or page.dataframe
        assert all(chart.proto.alt for chart in page.get("plotly_chart"))


@pytest.mark.parametrize(
    ("path", "tab"), [("platforms", "chart"), ("platforms", "kinds"), ("scores", "platforms")]
)
def test_without_titles_a_page_says_that_there_is_nothing_to_show(path: str, tab: str) -> None:
    with serving(catalogue(films="film_id,title,date\n1,A,1995-02-15")):
        assert "No platform titles are loaded." in words(shown(path, tab=tab))


def test_the_badge_of_the_platforms_pages_and_the_foot_tell_how_far_their_titles_reach() -> None:
    read = words(shown("platforms"))
    assert "12 titles · up to Jan 6, 2020" in read
    assert "Amazon Prime – (dated 0%)" in read
    assert "Disney+ January 5, 2020 (dated 100%)" in read
    assert "How recent the platforms are" in words(shown("data"))


def test_what_each_platform_alone_has_stands_side_by_side() -> None:
    page = shown("platforms", tab="alone")
    (bars,) = figures(page)[0]
    assert bars["ids"][0] == "Amazon Prime"
    assert bars["text"][0].replace("\u00a0", " ").startswith("5 of 5, 100")


def test_genres_are_called_alike_on_all_platforms_in_the_reader_s_language() -> None:
    page = shown("platforms", lang="es", tab="kinds")
    (bars,) = figures(page)[0]
    assert bars["ids"] == ["Drama", "Comedia"]
    assert "De 3 títulos con etiquetas 0" in words(page)


def test_longest_answers_first_and_names_all_that_tie() -> None:
    page = shown("longest", platform="amazon", year="2001")
    assert page.header[1].value == "Zed"
    assert "Just as long:" in words(page)
    assert [link.label for link in ways(page)] == ["Zed", "ábc"]


def test_the_switch_leaves_out_videos_to_sleep_by() -> None:
    every = shown("longest", year="2000", platform="amazon", longest_quiet="false")
    assert every.header[1].value == "Rain for Sleep"
    quiet = shown("longest", year="2000", platform="amazon")
    assert quiet.header[1].value == "Dil"
    assert "With videos to sleep by, which the API counts: **Rain for Sleep**" in words(quiet)


def test_the_unit_of_a_link_decides_and_seasons_are_not_minutes() -> None:
    page = shown("longest", unit="season")
    assert page.header[1].value == "Saga"
    assert page.metric[0].value == "600 seasons"


def test_a_year_without_titles_offers_the_nearest_ones() -> None:
    page = shown("longest", year="1801")
    assert [b.label for b in page.button if b.key.startswith("near-year")] == [
        "2000",
        "2001",
        "2015",
    ]
    next(b for b in page.button if b.label == "2001").click().run()
    assert page.header[1].value == "Zed"


@pytest.mark.parametrize(("score", "count"), [("3.4", "1"), ("3,4", "1"), ("3.39", "2")])
def test_scores_take_a_comma_or_a_dot(score: str, count: str) -> None:
    page = shown("scores", platform="amazon", year="2000", score=score, lang="es")
    assert page.metric[0].value == count


def test_a_typed_comma_becomes_the_address_s_dot() -> None:
    page = shown("scores", platform="amazon", year="2000", lang="es")
    page.text_input(key="score").set_value("3,39").run()
    assert page.session_state["score"] == "3.39"
    assert page.metric[0].value == "2"


@pytest.mark.parametrize("score", ["", "x", "nan", "1,2,3", "1e999"])
def test_what_is_no_score_is_refused_with_a_sentence(score: str) -> None:
    assert "is not a score" in words(shown("scores", score=score))


def test_scores_tell_how_little_they_say() -> None:
    assert "by chance alone" in words(shown("scores", platform="any", year=""))


@pytest.mark.parametrize(("typed", "score"), [("3,4", 3.4), (" 3.4 ", 3.4), ("-1", -1.0)])
def test_scores_are_read_as_people_write_them(typed: str, score: float) -> None:
    assert as_score(typed) == score


@pytest.mark.parametrize("typed", ["1.2.3", "inf"])
def test_what_is_no_score_cannot_be_read(typed: str) -> None:
    with pytest.raises(UnreadableError, match="is not a score"):
        as_score(typed)


def test_the_histogram_parts_at_the_mark() -> None:
    below, above, chance = figures(shown("scores", platform="disney", year="", score="3.45"))[0]
    assert below["y"] == [1]
    assert sum(above["y"]) == 2
    assert chance["mode"] == "lines"


def test_actors_names_all_that_tie_as_the_platform_spells_them() -> None:
    page = shown("actors", platform="disney", year="2015")
    assert page.header[1].value == "ann" or page.header[1].value == "Ann"
    assert "Also in as many titles:" in words(page)
    assert "ZOE" in [link.label for link in ways(page)]
    assert page.metric[0].value == "2"


def test_a_platform_without_cast_says_so() -> None:
    assert "Hulu publishes no cast." in words(shown("actors", platform="hulu", year="2015"))


def test_an_actor_who_is_typed_leads_to_the_titles() -> None:
    page = shown("actors", platform="any", year="", tab="table", actors_name="bob")
    assert list(page.dataframe[0].value["title"]) == ["Three", "Dil"]


def test_sizes_count_films_and_series() -> None:
    page = shown("platforms", platform="disney")
    assert [m.value for m in page.metric] == ["3", "2", "1", "1"]


def test_a_link_may_name_the_platform_as_people_do() -> None:
    assert shown("platforms", platform="Disney Plus").metric[0].value == "3"


def test_a_title_links_to_its_film() -> None:
    page = shown("platforms", platform="any", tab="titles", title="one")
    rows = page.dataframe[0].value
    titles = rows["title"].str.rstrip(UNSEEN) + rows["release_year"].astype(str)
    links = dict(zip(titles, rows["film"], strict=True))
    assert links["One2015"].rstrip(UNSEEN) == "One"
    assert "film=One" in led(page)[links["One2015"]]
    assert pd.isna(links["ONE2016"])


def test_an_unknown_title_is_answered_with_near_ones() -> None:
    page = shown("platforms", platform="disney", tab="titles", title="Thre")
    assert list(page.dataframe[0].value["title"]) == ["Three"], "a part of a title finds it"
    page = shown("platforms", platform="disney", tab="titles", title="Threw")
    assert [b.label for b in page.button if b.key.startswith("near-title")] == ["Three"]


def test_a_film_says_where_to_watch_it() -> None:
    assert "Where to watch:" in words(shown("return", film="One"))
