"""Tables, figures and the search box."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import charts
from charts.lines import FRAME, LINE
from charts.world import outline
from queries.across import anything
from tests.planted import catalogue
from tests.ui.pages import shown
from views import sitemap


def test_the_chosen_bar_wears_the_accent_and_the_rest_is_grey() -> None:
    drawn = charts.bars(["a", "b"], [1, 2], ["1", "2"], chosen=["b"])
    assert list(drawn.data[0].marker.color) == [charts.REST, charts.ACCENT]


def test_names_that_are_cut_alike_keep_their_own_bars() -> None:
    names = ["x" * 40 + "1", "x" * 40 + "2"]
    drawn = charts.bars(names, [1, 2], ["1", "2"])
    assert list(drawn.data[0].y) == [0, 1]


def test_text_of_the_data_is_no_html_in_a_figure() -> None:
    drawn = charts.bars(["<b>x</b>"], [1], ["1"])
    assert drawn.layout.yaxis.ticktext[0] == "&lt;b&gt;x&lt;/b&gt;"


def test_lines_end_with_their_names_and_gaps_stay_gaps() -> None:
    drawn = charts.lines([1, 2, 3], {"a": [1, None, 3], "b": [1, 2, None]})
    assert [note.x for note in drawn.layout.annotations] == [3, 2]
    assert drawn.data[0].y[1] is None


def test_names_of_lines_that_end_together_do_not_cover_one_another() -> None:
    series = {"a": [1.0, 0.81], "b": [0.9, 0.815], "c": [0.9, 1.2], "d": [0.81, None]}
    drawn = charts.lines([1, 2], series, height=300, from_zero=False)
    scale = (300 - FRAME) / (1.2 - 0.81)
    at = {end["text"]: end["y"] * scale + end["yshift"] for end in drawn.look["annotations"]}
    assert at["b"] - at["a"] == pytest.approx(LINE)
    assert at["c"] == pytest.approx(1.2 * scale)
    assert at["d"] == pytest.approx(0.81 * scale)  # it ends elsewhere


def test_the_map_draws_no_outline_but_ours() -> None:
    drawn = charts.world(["ES"], [1.0], ["Spain"], {1.0: "10"}, chosen="ES")
    assert [trace.type for trace in drawn.data] == ["scattergeo", "choropleth", "choropleth"]
    assert {trace.locationmode for trace in drawn.data[1:]} == {"geojson-id"}
    assert drawn.layout.geo.visible is False
    assert {"ES", "AR", "US"} <= charts.on_the_map()
    assert "SU" not in charts.on_the_map()


def test_the_outline_is_of_the_world() -> None:
    points = json.dumps(outline())
    assert len(points) < 200_000
    assert len(charts.on_the_map()) > 170


def test_every_page_of_the_menu_has_its_own_address() -> None:
    paths = [entry.path for entry in sitemap.entries()]
    assert len(paths) == len(set(paths))
    assert paths[0] == ""
    scripts = {path.name for path in sitemap.PAGES.glob("[!_]*.py")}
    assert {entry.script.name for entry in sitemap.entries()} == scripts


FILMS = """
film_id,title,date,franchise_id,vote_count
1,Toy Story,1995-10-30,7,50
2,Toy Story 2,1999-10-30,7,40
3,Italy,1999-10-30,,2
"""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("toy story", ("film", "Toy Story")),
        ("collection", ("franchise", "Toy Story Collection")),
        ("pixar", ("company", "Pixar")),
        ("italia", ("country", "Italy")),
        ("enero", ("month", "enero")),
        ("friday", ("day", "friday")),
        ("Netflix", ("platform", "netflix")),
    ],
)
def test_a_name_leads_to_what_bears_it(typed: str, first: tuple[str, str]) -> None:
    planted = catalogue(
        films=FILMS,
        franchises="franchise_id,franchise\n7,Toy Story Collection",
        film_companies="film_id,company\n1,Pixar",
        film_countries="film_id,country_code,country\n1,IT,Italy",
        titles="title_id,platform,type,title,title_key,release_year\nns1,netflix,movie,X,x,2000",
    )
    found = anything.find(planted, typed)[0]
    assert (found.kind, found.name) == first


def test_a_name_of_several_things_leads_to_all_of_them() -> None:
    planted = catalogue(films=FILMS, film_countries="film_id,country_code,country\n1,IT,Italy")
    assert [hit.kind for hit in anything.find(planted, "Italy")] == ["country", "film"]


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "qqqqqqqq"])
def test_nothing_typed_or_nothing_like_it_finds_nothing(typed: str) -> None:
    assert anything.find(catalogue(films=FILMS), typed) == []


def test_the_fonts_come_with_their_licence() -> None:
    fonts = Path(__file__).parents[3] / "ui/static/fonts"
    assert {f.name for f in fonts.glob("*.woff2")} == {"fraunces-600.woff2", "icons.woff2"}
    assert "Apache License" in (fonts / "icons-LICENSE.txt").read_text()
    assert "SIL Open Font License" in (fonts / "fraunces-LICENSE.txt").read_text()


def test_decimals_are_rounded_before_the_browser_cuts_them_off() -> None:
    def script() -> None:
        import pandas as pd

        from ui.components.tables import table
        from views import columns
        from views.blocks import Table

        rows = pd.DataFrame({"roi": [4.3999, None], "year": [1995, 1996]})
        shown = [columns.times("roi", "Return"), columns.year("year", "Year")]
        table(Table("rounded", rows, shown, "Returns"))

    page = AppTest.from_function(script).run()
    assert not page.exception
    assert page.dataframe[0].value["roi"].tolist()[0] == 4.4
    assert '"step": 0.01' in page.dataframe[0].proto.columns


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("companies", {"company": "zzzzqqq"}),
        ("return", {"film": "zzzzqqq"}),
        ("similar", {"film": "zzzzqqq"}),
        ("for-you", {"user": "99999999"}),
        ("actors", {"actors_name": "zzzzqqq", "tab": "table"}),
    ],
)
def test_a_page_that_ends_early_tells_its_source(page: str, asked: dict[str, str]) -> None:
    told = shown(page, **asked).markdown[-1].value
    assert "· version " in told
    assert ("nominal US dollars" in told) == (page != "actors"), "titles of platforms have no money"
