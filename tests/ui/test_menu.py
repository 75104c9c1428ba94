"""The download menu: files of all rows, with or without data addresses beside the dashboard."""

import csv
import io
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from language.texts import speaking
from tests.planted import catalogue
from tests.ui.pages import shown
from ui import addresses, sitemap
from views import columns
from views.answer import described
from views.csv import written
from views.reading import Part

TEXT = columns.text("title", "Title")


def file(rows: pd.DataFrame, *shown: columns.Column, lang: str = "en") -> str:
    part = Part("part", "A finding", shown, rows)
    view = described(catalogue(films="film_id,title,date\n1,A,1990-01-02"), "months", part, "link")
    return written(view, shown, lang, "")  # type: ignore[arg-type]


def test_no_cell_of_a_csv_is_taken_for_a_formula() -> None:
    titles = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain", 'a,b"c']
    rows = pd.DataFrame({"title": titles, "revenue": [-1.5] * 8, "kind": pd.Categorical(titles)})
    numbers, kinds = columns.number("revenue", "Revenue", decimals=1), columns.text("kind", "Kind")
    text = file(rows, TEXT, numbers, kinds).removeprefix("\ufeff")
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    wanted = ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "' x", *titles[6:]]
    assert [row[0] for row in read] == wanted
    assert [row[2] for row in read] == [row[0] for row in read]
    assert {row[1] for row in read} == {"-1.5"}


def test_a_csv_opens_in_a_spreadsheet_with_its_accents() -> None:
    text = file(pd.DataFrame({"title": ["Sertão", None]}), TEXT)
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.removeprefix("\ufeff").splitlines() == ["Title", "Sertão", '""']


def test_a_spanish_spreadsheet_finds_its_own_separators() -> None:
    rows = pd.DataFrame({"title": ["a,b"], "share": [np.float64(1.5)]})
    text = file(rows, TEXT, columns.number("share", "Parte", decimals=1), lang="es")
    assert text.splitlines()[1] == "a,b;1,5"


@pytest.fixture
def offered() -> Iterator[None]:
    """Serve data addresses beside the dashboard."""
    addresses.offered()
    yield
    addresses._there.clear()


def opened(path: str, key: str, **query: str) -> AppTest:
    page = shown(path, **query)
    page.session_state[f"{key}-menu"] = True
    page.run()
    assert not page.exception, page.exception
    return page


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.get("download_button")]


@pytest.mark.parametrize(
    ("path", "key", "tab"),
    [
        ("months", "month-films", "films"),
        ("franchises", "franchise-timeline", "chart"),
        ("franchises", "franchise-films", "table"),
    ],
)
@pytest.mark.usefixtures("offered")
def test_an_opened_menu_offers_files_the_link_and_the_code(path: str, key: str, tab: str) -> None:
    page = opened(path, key, tab=tab)
    assert {"CSV", "XLSX"} <= set(buttons(page))
    data, code = (element.value for element in page.code)
    assert f"{path}.json?" in data
    assert f"part={key}" in data
    assert "<iframe src=" in code
    assert "embed=true" in code


def test_where_the_dashboard_is_served_alone_the_menu_has_its_files() -> None:
    page = opened("franchises", "franchise-timeline", tab="chart")
    assert {"CSV", "XLSX"} <= set(buttons(page))
    assert len(page.code) == 0


def test_a_menu_that_nobody_opened_is_empty() -> None:
    assert buttons(shown("franchises", tab="chart")) == []


@pytest.mark.parametrize(
    ("url", "alone"),
    [
        ("https://films.streamlit.app/months", True),
        ("http://localhost:8501/months", False),
        ("https://example.org/streamlit.app", False),
        (None, False),
    ],
)
def test_community_cloud_is_offered_no_page_about_addresses_that_it_does_not_serve(
    url: str | None, *, alone: bool
) -> None:
    with speaking("en"):
        paths = [entry.path for entry in sitemap.offered(url)]
    assert addresses.is_alone(url) == alone
    assert ("programs" in paths) != alone
    assert {"", "film", "months", "models"} <= set(paths)
