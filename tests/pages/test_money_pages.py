"""Franchises, countries, companies and returns as pages draw them."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from resources import loaded as resources
from tests.planted import catalogue
from tests.served import serving
from tests.ui.pages import shown, ways, words

FILMS = """
film_id,title,date,date_precision,franchise_id,budget,revenue,vote_count
1,Toy Story,1995-10-30,day,7,30000000,360000000,50
2,Toy Story 2,1999-10-30,day,7,90000000,490000000,40
3,Toy Story: *Lost*,2003-01-01,suspect,7,,,10
4,Titanic,1997-11-18,day,,200000000,1800000000,90
5,Titanic,1953-04-11,day,,,,20
6,Slip,1999-02-02,day,8,12,900,5
7,Sertão,1950-02-02,day,,,,5
8,No Budget,1950-02-02,day,,,5000000,5
9,No Revenue,1950-02-02,day,,5000000,,5
10,Nobody Came,1950-02-02,day,,5000000,900,5
"""
FRANCHISES = "franchise_id,franchise\n7,Toy Story Collection\n8,Slip [x](http://x.x) Collection"
COMPANIES = """
film_id,company
1,Walt Disney Pictures
2,Walt Disney Pictures
1,Pixar
2,Pixar
3,WALT DISNEY PICTURES
4,Walt Disney Pictures Sound
7,Walt Disney Pictures
"""
COUNTRIES = """
film_id,country_code,country
1,US,United States of America
2,US,United States of America
5,AR,Argentina
7,AR,Argentina
7,SU,Soviet Union
"""
GENRES = "film_id,genre\n1,Family\n2,Family\n2,Comedy\n4,Drama\n5,Drama\n7,Drama"


@pytest.fixture(scope="module", autouse=True)
def _planted() -> Iterator[None]:
    planted = catalogue(
        films=FILMS,
        franchises=FRANCHISES,
        film_companies=COMPANIES,
        film_countries=COUNTRIES,
        film_genres=GENRES,
    )
    with serving(planted):
        yield


def figure(page: AppTest) -> dict[str, Any]:
    """Return the page's only chart as plotly reads it."""
    (drawn,) = page.get("plotly_chart")
    spec: dict[str, Any] = json.loads(drawn.proto.spec)
    return spec


def text(page: AppTest) -> str:
    """Return the page's words with plain spaces."""
    return words(page).replace("\u00a0", " ")


VIEWS = {
    "franchises": ["chart", "table", "compare", "leaders"],
    "countries": ["chart", "decades", "genres", "partners", "table", "compare", "all"],
    "companies": ["chart", "decades", "genres", "partners", "names", "table", "compare", "leaders"],
    "return": ["chart", "places", "homonyms", "table"],
}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("path", "tab"), [(p, t) for p, tabs in VIEWS.items() for t in tabs])
def test_every_view_is_drawn_in_both_languages(path: str, tab: str, lang: str) -> None:
    others = "Slip [x](http://x.x) Collection" if tab == "compare" else ""
    page = shown(path, lang, tab=tab, franchise_others=others)
    assert page.metric
    for drawn in page.get("plotly_chart"):
        assert drawn.proto.alt


def test_a_franchise_s_figures_tell_unknown_from_nothing() -> None:
    read = text(shown("franchises", franchise="toy story collection"))
    assert "Films 3" in read
    assert "Revenue $850 M" in read
    assert "known for 2 of 3 films" in read
    assert "Mean revenue $283 M" in read
    assert r"over all films; \$425 M over films with known revenue" in read
    assert "ranked 1st of 2 by revenue" in read
    assert "Each film earned more than the one before" in read
    assert "✕ 1 unknown" in read


def test_the_timeline_draws_unknown_revenue_as_crosses_and_not_as_zero() -> None:
    known, unknown = figure(shown("franchises"))["data"]
    assert len(known["hovertext"]) == 2
    assert unknown["marker"]["symbol"] == "x-thin-open"
    assert unknown["hovertext"] == ["Toy Story: *Lost* (2003)<br>unknown"]
    assert unknown["yaxis"] == "y2"


def test_a_near_miss_is_offered_and_never_taken() -> None:
    page = shown("franchises", franchise="toy storie")  # "toy story" is its name
    assert not page.metric
    page.button(key="near-franchise-0").click().run()
    assert page.text_input(key="franchise").value == "Toy Story Collection"
    assert page.metric


def test_a_name_of_another_kind_leads_to_its_page() -> None:
    page = shown("franchises", franchise="Toy Story (1995)")
    assert not page.metric
    links = [link.label for link in ways(page)]
    assert "Toy Story (film, 1995)" in links


def test_names_from_the_data_are_no_markup() -> None:
    page = shown("franchises", franchise="Slip [x](http://x.x) Collection")
    assert r"\[x\](http" in text(page)


def test_franchises_are_compared_with_those_that_are_typed() -> None:
    page = shown(
        "franchises", tab="compare", franchise_others="slip [x](http://x.x) collection\n\n"
    )
    (bars,) = figure(page)["data"]
    assert bars["x"] == [850_000_000, 900]


def test_an_unknown_name_is_told_with_its_own_suggestions_and_the_others_are_drawn() -> None:
    page = shown(
        "franchises",
        tab="compare",
        franchise_compare=[
            "toy story collection",
            "slip collection",
            "Slip [x](http://x.x) Collection",
        ],
        franchise_compared="median_return",
    )
    assert page.multiselect(key="franchise_compare").value[1] == "slip collection"
    assert len(figure(page)["data"][0]["ids"]) == 2
    (told,) = (box.value for box in page.warning)
    assert told == "There is no franchise called **slip collection**."
    assert r"Toy Story Collection 8\.7" in text(page)


@pytest.mark.parametrize(
    ("path", "parameter", "names"),
    [
        ("companies", "company_compare", ["pixar", "Walt Disney Pictures"]),
        ("countries", "country_compare", ["argentina", "US", "Unión Soviética"]),
    ],
)
def test_companies_and_countries_are_compared_as_franchises_are(
    path: str, parameter: str, names: list[str]
) -> None:
    page = shown(path, tab="compare", **{parameter: names})
    assert len(figure(page)["data"][0]["ids"]) == len(names)
    assert not page.warning


def test_no_more_than_five_are_compared() -> None:
    names = [f"Nobody {n}" for n in range(9)]
    page = shown("companies", tab="compare", company_compare=names)
    assert page.multiselect(key="company_compare").value == names[:5]
    assert len(page.warning) == 5


@pytest.mark.parametrize("typed", ["Argentina", "AR", "arg", "argentina "])
def test_a_country_is_found_however_it_is_typed(typed: str) -> None:
    read = text(shown("countries", country=typed))
    assert "Films 2" in read
    assert "Rank 1" in read
    assert "Co-productions 1" in read


def test_a_state_that_is_no_more_is_listed_beside_the_map() -> None:
    page = shown("countries")
    assert "States that no longer exist, and those too small for the map:" in text(page)
    assert "[Soviet Union](countries?country=SU&lang=en) (1)" in text(page)
    shaded = figure(page)["data"][-1]
    assert sorted(shaded["locations"]) == ["AR", "US"]


def test_a_country_s_partners_speak_the_reader_s_language() -> None:
    page = shown("countries", "es", tab="partners", country="argentina")
    assert "Unión Soviética" in text(page)


def test_filters_of_the_link_narrow_a_country_and_a_company() -> None:
    page = shown("countries", country="us", genre="comedy", decade="1990s")
    assert "Films 1" in text(page)
    assert "100.0% of 1 such films" in text(page)
    assert page.dataframe[0].value["genres"].tolist() == ["Family, Comedy"]
    assert page.title[0].value == "United States"
    assert "**1990s · Comedy**" in text(page)
    page = shown("companies", company="walt disney pictures", country="brasil", tab="genres")
    assert "Films 4" in text(page), "no film of the data is Brazilian: no such choice"
    page = shown("companies", company="walt disney pictures", country="ar", decade="1990")
    assert "No film passes these filters" in " ".join(box.value for box in page.info)


def test_a_bar_chooses_a_genre_and_its_films_are_listed_most_voted_first() -> None:
    page = shown("companies", company="walt disney pictures", tab="genres", genre="family")
    assert page.dataframe[0].value["title"].tolist() == ["Toy Story", "Toy Story 2"]


def test_a_company_counts_its_spellings_and_no_substrings() -> None:
    page = shown("companies", company="walt disney pictures", tab="names")
    read = text(page)
    assert "Films 4" in read
    assert "Revenue $850 M" in read
    assert "**Walt Disney Pictures**, **WALT DISNEY PICTURES**" in read
    assert page.dataframe[0].value["name"].iloc[0] == "Walt Disney Pictures Sound"


def test_a_decade_without_known_revenue_is_hatched() -> None:
    known, hatched = figure(shown("companies"))["data"]
    assert hatched["marker"]["pattern"]["shape"] == "/"
    assert len(known["x"]) == len(hatched["x"]) == 6  # 1950s to 2000s
    marked = [text == "?" for text in hatched["text"]]
    assert marked == [height is not None for height in hatched["y"]]
    assert max(height or 0 for height in hatched["y"]) < max(sums or 0 for sums in known["y"]) / 20


def test_of_homonyms_the_most_voted_is_shown_and_the_others_linked() -> None:
    known = text(shown("return", film="titanic"))
    assert "Year 1997" in known
    assert "The best known of this title is shown. Also:" in known
    page = shown("return", film="titanic", year="1953")
    assert "Also of this title:" in text(page)
    assert "Year 1953" in text(page)
    assert "Budget –" in text(page)
    assert [link.label for link in ways(page) if link.label == "1997"] == ["1997"]


def test_a_year_without_such_a_film_is_told_and_the_most_voted_answers() -> None:
    read = text(shown("return", film="titanic", year="1999"))
    assert "No film by this title is from 1999" in read
    assert "Year 1997" in read
    assert "Year 1953" in text(shown("return", film="titanic (1953)"))


def test_slips_are_flagged_and_left_out_unless_the_floor_is_lowered() -> None:
    page = shown("return", film="slip")
    assert "The budget is under 1,000 dollars" in text(page)
    assert "cannot be placed" in text(page)
    assert "Slip earned 75.0 x its cost" in text(shown("return", film="slip", return_floor="0"))


@pytest.mark.parametrize(
    ("film", "floor", "said"),
    [
        ("sertão", "100000", "its budget and revenue are unknown"),
        ("no budget", "100000", "its budget is unknown"),
        ("no revenue", "100000", "its revenue is unknown"),
        ("toy story", "50000000", r"its budget of \$30,000,000 is under the floor of \$50,000,000"),
        ("nobody came", "100000", r"its revenue of \$900, under \$1,000, is a slip"),
    ],
)
@pytest.mark.parametrize("tab", ["chart", "places"])
def test_what_keeps_a_film_out_of_comparisons_is_told(
    film: str, floor: str, said: str, tab: str
) -> None:
    read = text(shown("return", film=film, return_floor=floor, tab=tab))
    assert f"cannot be placed: {said}" in read


def test_the_break_even_line_joins_equal_sums() -> None:
    line = next(trace for trace in figure(shown("return"))["data"] if trace["mode"] == "lines")
    assert line["x"] == line["y"]


def test_the_second_line_owns_that_it_is_a_rule_of_thumb_and_nobody_s_study() -> None:
    read = text(shown("return"))
    assert "rule of thumb of the trade" in read
    assert "It comes from no study, nor from these data" in read


def test_links_lead_to_what_a_film_belongs_to() -> None:
    page = shown("return", film="toy story")
    labels = {link.label for link in ways(page)}
    assert {"Toy Story Collection", "Pixar", "United States"} <= labels


@pytest.mark.parametrize("path", list(VIEWS))
def test_a_page_drawn_again_keeps_nothing_more(path: str) -> None:
    shown(path)
    kept = len(resources.catalogue()._made)
    shown(path)
    assert len(resources.catalogue()._made) == kept
