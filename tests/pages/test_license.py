"""The page What to license, drawn on a planted catalogue and on the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from resources import loaded as resources
from tests.planted import catalogue
from tests.queries.platforms.test_license import FILMS, planted
from tests.served import serving
from tests.ui.pages import shown, ways, words


@pytest.fixture(autouse=True)
def served() -> Iterator[None]:
    with serving(planted()):
        yield


def links(page: AppTest) -> dict[str, str]:
    """Return the query of each link of the page to itself, by its label."""
    return {link.label: link.query_string for link in ways(page) if link.page.endswith("license")}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tab", ["list", "parts"])
def test_every_view_is_drawn(lang: str, tab: str) -> None:
    page = shown("license", lang=lang, tab=tab)
    assert page.dataframe or page.get("plotly_chart")
    assert page.metric[0].value == "3"


def test_each_filter_that_hides_films_is_dropped_by_a_link_that_keeps_the_rest() -> None:
    page = shown("license", license_vote="7.2", dollars="2020")
    found = links(page)
    dropped = found["1 by the votes floor"]
    assert "license_votes=0" in dropped
    assert "license_vote=7.2" in dropped
    assert "dollars=2020" in dropped
    assert "license_where=any" in found["1 by being on a platform"]


def test_presets_are_settings_of_the_controls_of_the_page() -> None:
    page = shown("license")
    found = links(page)
    assert "license_return=2.0" in found["Proven and unseen"]
    assert "genre=Family" in found["Family, profitable"]
    family = shown("license", genre="Family", license_vote="6.0", license_return="0.5")
    assert family.metric[0].value == "1"


def test_where_nothing_passes_the_page_says_so_and_offers_to_drop_a_filter() -> None:
    page = shown("license", license_votes="100000")
    assert page.metric[0].value == "0"
    assert "No film passes all of the filters" in words(page)


def test_without_platforms_the_page_asks_for_none_and_shows_every_film() -> None:
    resources.swap(resources.Loaded(catalogue(films=FILMS), Path()))
    page = shown("license")
    assert page.metric[0].value == "5"
    assert not [group for group in page.get("button_group") if "platform" in str(group.proto)]
