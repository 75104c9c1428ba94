"""The page Strategies, drawn on planted catalogues and on the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources import loaded as resources
from tests.planted import catalogue
from tests.queries.platforms.test_strategy import TITLES, planted
from tests.served import serving
from tests.ui.pages import shown, words

TABS = ("genres", "measures", "overlap", "age", "demand")
ONE = "title_id,platform,type,title,release_year\nzs1,zed,movie,Z,1999"


@pytest.fixture(autouse=True)
def served() -> Iterator[None]:
    with serving(planted()):
        yield


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tab", TABS)
def test_every_view_is_drawn_with_its_finding(lang: str, tab: str) -> None:
    page = shown("strategy", lang=lang, tab=tab)
    assert page.dataframe or page.get("plotly_chart")
    assert all(chart.proto.alt for chart in page.get("plotly_chart"))


def test_the_largest_platforms_are_compared_unless_told_otherwise() -> None:
    assert "Netflix: 50%" in words(shown("strategy"))
    assert len(shown("strategy").get("plotly_chart")) == 2
    alone = shown("strategy", platform="netflix", strategy_other="none")
    assert "Amazon Prime: " not in words(alone)
    assert len(alone.get("plotly_chart")) == 1


def test_findings_change_with_the_data() -> None:
    before = words(shown("strategy", tab="measures"))
    assert "Amazon Prime is the most exclusive: 75% of its titles are nowhere else" in before
    other = catalogue(titles=TITLES.replace("as1,amazon,movie,One", "as1,amazon,movie,Five"))
    resources.swap(resources.Loaded(other, Path()))
    assert "Netflix holds the oldest" not in words(shown("strategy", tab="measures"))


@pytest.mark.parametrize("tab", TABS)
def test_one_platform_alone_is_no_error(tab: str) -> None:
    resources.swap(resources.Loaded(catalogue(titles=ONE), Path()))
    assert shown("strategy", tab=tab)


def test_without_platforms_the_page_says_so() -> None:
    resources.swap(resources.Loaded(catalogue(), Path()))
    assert "No platform titles are loaded." in words(shown("strategy"))
