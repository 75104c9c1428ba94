"""Home, Months and Weekdays as pages draw them."""

import json
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.planted import catalogue
from tests.served import serving
from tests.ui.pages import shown, words

FILMS = """
film_id,title,date,date_precision,runtime,budget,revenue,vote_average,vote_count
1,Placeholder,1995-01-01,suspect,90,,,5,5
2,=1+1,1995-01-02,day,100,1000000,3000000,6,9
3,Year only,1940-01-01,year,,,,,1
4,Month only,1941-03-01,month,80,,,,1
5,*Friday*,1996-03-15,day,120,,5000000,8,7
"""


@pytest.fixture(scope="module", autouse=True)
def _planted() -> Iterator[None]:
    with serving(catalogue(films=FILMS)):
        yield


def heights(page: AppTest) -> list[float]:
    spec = json.loads(page.get("plotly_chart")[0].proto.spec)
    return [float(value) for value in spec["data"][0]["y"]]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("path", "tabs"),
    [
        ("", ("pages", "years", "coverage")),
        ("months", ("all", "weekdays", "decades", "films")),
        ("weekdays", ("all", "decades", "films")),
    ],
)
def test_every_view_is_drawn_and_its_chart_speaks(
    path: str, tabs: tuple[str, ...], lang: str
) -> None:
    for tab in tabs:
        page = shown(path, lang=lang, tab=tab)
        assert all(chart.proto.alt for chart in page.get("plotly_chart"))
        assert len(page.title) == 1


def test_all_twelve_months_are_drawn_and_the_one_of_the_link_is_answered() -> None:
    page = shown("months", month="3")
    assert page.metric[0].label == "March"
    assert page.metric[0].value == "2"
    assert heights(page) == [3, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]


def test_filters_of_the_link_narrow_the_months_and_are_told() -> None:
    page = shown("months", month="3", decade="1990")
    assert page.metric[0].value == "1"
    assert page.metric[1].label == "Share of these films"
    assert "1990s" in words(page)
    assert page.dataframe[0].value["title"].tolist() == ["*Friday*"]


def test_months_against_weekdays_list_the_films_of_a_cell() -> None:
    page = shown("months", month="3", tab="weekdays", day="viernes")
    assert page.dataframe[0].value["title"].tolist() == ["*Friday*"]
    (drawn,) = page.get("plotly_chart")
    marks = json.loads(drawn.proto.spec)["data"][-1]
    assert marks["customdata"] == list(range(84))
    assert sum(width > 0 for width in marks["marker"]["line"]["width"]) == 1


@pytest.mark.parametrize("month", ["march", "marzo", "MARZO", "3"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_month_is_understood_in_both_languages(month: str, lang: str) -> None:
    assert shown("months", lang=lang, month=month).metric[0].value == "2"


def test_several_months_are_taken_together() -> None:
    page = shown("months", month=["1", "3"])
    assert page.metric[0].label == "January and March"
    assert page.metric[0].value == "5"
    assert page.metric[1].value == "100.0%"


def test_the_switch_leaves_out_dates_that_cannot_tell_the_month() -> None:
    assert shown("months", exact="true").metric[0].value == "1"


def test_a_month_that_is_none_shows_the_first() -> None:
    assert shown("months", month="brumaire").metric[0].label == "January"


@pytest.mark.parametrize("day", ["friday", "viernes", "VIERNES"])
def test_a_weekday_is_understood_in_both_languages(day: str) -> None:
    page = shown("weekdays", day=day)
    assert page.metric[0].label == "Friday"
    assert page.metric[0].value == "1"


def test_a_number_asks_for_that_day_of_the_month() -> None:
    page = shown("weekdays", day="15")
    assert page.metric[0].label == "Day 15"
    assert page.metric[0].value == "1"
    assert len(heights(page)) == 31


def test_home_counts_and_says_what_is_known() -> None:
    page = shown("")
    values = [metric.value.replace("\u00a0", " ") for metric in page.metric]
    assert values == ["5", "0", "$4 M", "6.3"]
    assert "of 2 known" in words(page)
    assert "median length 95 min" in words(page)


def test_the_badge_says_that_the_data_is_a_sample() -> None:
    assert "sample data · 5 films" in words(shown("months"))
    assert "datos de muestra · 5 películas" in words(shown("months", lang="es"))


def test_badge_and_foot_tell_how_far_the_films_reach_and_not_the_day_of_building_alone() -> None:
    read = words(shown("months")).replace("\u202f", " ")
    assert "5 films · up to Mar 15, 1996" in read
    assert "last release March 15, 1996" in read
    assert "0 titles" in words(shown("longest"))


def test_a_link_to_a_day_can_be_followed_from_another_day() -> None:
    page = shown("weekdays", day="15")
    page.query_params.clear()
    page.query_params["day"] = "1"  # without the way to count, which the page has a widget for
    page.run()
    assert not page.exception
    assert page.segmented_control(key="by").value == "month"


@pytest.mark.parametrize("path", ["", "months", "weekdays"])
def test_a_catalogue_without_films_is_shown_too(path: str) -> None:
    with serving(catalogue()):
        for tab in ("all", "decades", "films", "years", "coverage"):
            shown(path, tab=tab)
