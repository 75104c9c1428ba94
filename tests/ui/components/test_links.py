"""Linked cells hold what is seen; where they lead to is told apart, once for each text."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.pages import led, shown
from ui.components.links import UNSEEN


def parameters(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def bodies(page: AppTest) -> list[str]:
    """Return the HTML that a page draws, which a test reaches by its messages only."""
    return [element.proto.body for element in page.get("html")]


def test_a_linked_cell_holds_its_text_and_the_address_stands_beside() -> None:
    page = shown("countries", country="France", tab="table")
    titles = page.dataframe[0].value["title"].tolist()
    assert not [title for title in titles if "film=" in title or "%" in title]
    found = led(page)
    assert set(titles) == set(found)
    title = titles[0]
    assert parameters(found[title])["film"] == [title]
    assert urlsplit(found[title]).path == "film"


def test_equal_texts_that_lead_elsewhere_are_told_apart_by_what_nobody_sees() -> None:
    def script() -> None:
        import pandas as pd

        from ui.components.tables import table
        from views import columns
        from views.blocks import Table
        from views.links import to_film

        rows = pd.DataFrame(
            {
                "title": ["Hamlet", "Hamlet", None, "Hamlet", "javascript:alert(1)"],
                "year": [1948, 1996, 1990, 1948, 2000],
            }
        )
        shown = [columns.text("title", "Title", link=to_film), columns.year("year", "Year")]
        table(Table("namesakes", rows, shown, "Films"))

    page = AppTest.from_function(script).run()
    assert not page.exception
    cells = page.dataframe[0].value["title"].tolist()
    assert cells[:2] == ["Hamlet", f"Hamlet{UNSEEN}"]
    assert cells[3] == "Hamlet"
    assert cells[4] == f"{UNSEEN}javascript:alert(1)"
    years = [parameters(led(page)[cell])["year"] for cell in (*cells[:2], cells[4])]
    assert years == [["1948"], ["1996"], ["2000"]]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_text_of_the_data_ends_the_script_that_leads(lang: str) -> None:
    page = shown("countries", lang=lang, country="France", tab="table")
    scripts = [body for body in bodies(page) if "butacaCells =" in body]
    assert len(scripts) == 1
    assert scripts[0].count("<") == 2


def test_the_other_parameter_of_a_link_still_implies_a_choice() -> None:
    page = shown("weekdays", day="15")
    assert page.segmented_control[1].value == "month" or "day 15" in str(page.markdown)
