"""The film's page and the person's, drawn."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from models.titles import build as titles_model
from resources import loaded as resources
from tests.planted import catalogue
from tests.queries.across.test_person import two_of_a_name
from tests.queries.works import FILMS, FRANCHISES, works
from tests.served import serving
from tests.ui.pages import LINK, led, shown, ways, words


@pytest.fixture(scope="module", autouse=True)
def _planted() -> Iterator[None]:
    with serving(works()):
        yield


def text(page: AppTest) -> str:
    """Return the page's words with plain spaces."""
    return words(page).replace("\u00a0", " ").replace("\u202f", " ")


def links(page: AppTest) -> dict[str, tuple[str, dict[str, list[str]]]]:
    """Return where the page's links lead by their labels: path and parameters."""
    return {link.label: (link.page, parse_qs(link.query_string)) for link in ways(page)}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tab", ["alike", "votes", "money", "franchise", "platforms", "titles"])
def test_every_section_is_drawn_in_both_languages(tab: str, lang: str) -> None:
    for film in ("Saga", "Both", "The House"):
        assert shown("film", lang, film=film, tab=tab).metric


def test_the_name_in_the_reader_s_language_is_the_heading() -> None:
    page = shown("film", "es", film="Saga")
    assert page.title[0].value == "La saga"
    assert "*Saga* · *Zaga*" in text(page)
    assert shown("film", "en", film="La saga").title[0].value == "Saga"


def test_facts_people_and_neighbours_are_links() -> None:
    page = shown("film", film="Saga 2")
    found = links(page)
    assert {"Ana Gómez", "Bo Lee", "Cy Poe", "Saga Collection"} <= set(found)
    path, choices = found["Saga (1995)"]
    assert (path, choices["film"], choices["year"]) == ("film", ["Saga"], ["1995"])
    assert found["Ana Gómez"][0] == "person"
    assert "Number 2 of 3 in" in text(page)


def test_what_is_unknown_is_said_to_be() -> None:
    read = text(shown("film", film="Roma", year="2004"))
    assert "length unknown" in read
    assert "Direction unknown." in read
    assert "Cast unknown." in read
    assert "What it is about is not known." in read
    assert read.count("unknown") >= 6


def test_every_platform_says_yes_or_no() -> None:
    found = links(shown("film", film="Both"))
    assert {"Hulu: no", "**Amazon Prime: yes**", "**Netflix: yes**, since March 4, 2020"} <= set(
        found
    )
    none = links(shown("film", film="Saga"))
    assert {"Hulu: no", "Amazon Prime: no", "Netflix: no"} <= set(none)


def test_a_title_of_a_platform_alone_has_the_page() -> None:
    page = shown("film", title="The House", platform="netflix")
    assert page.title[0].value == "The House"
    assert "5 seasons" in text(page)
    assert "Crime" in text(page)
    assert "Úrsula Paz" in links(page)


def test_the_platform_of_a_link_picks_among_namesakes() -> None:
    assert page_year(shown("film", title="Roma")) == "1972"
    assert page_year(shown("film", title="Roma", platform="netflix")) == "2018"
    assert page_year(shown("film", film="Roma", year="2018")) == "2018"


def page_year(page: AppTest) -> str:
    said = LINK.sub("", text(page))  # those of its namesakes are links
    return next(year for year in ("1972", "2018", "2004") if year in said)


def test_namesakes_are_linked_and_a_year_without_one_is_told() -> None:
    page = shown("film", film="Roma", year="1999")
    assert "Nothing by this title is from the year asked for" in text(page)
    assert {"2018 (Netflix)", "2004"} <= set(links(page))
    assert "The best known" not in text(page)
    assert "The best known of this title is shown. Also:" in text(shown("film", film="Roma"))


def test_a_user_of_the_link_without_ratings_at_hand_is_told() -> None:
    assert "There are no ratings to predict one from" in text(shown("film", film="Saga", user="1"))
    assert "no ratings to predict" not in text(shown("film", film="Saga"))


def test_money_and_votes_have_their_place() -> None:
    page = shown("film", film="Saga", tab="money")
    assert "Ranked 1 of 2 in Drama" in text(page)
    assert "unknown, so that it has no place" in text(shown("film", film="Roma", tab="money"))
    assert "the median of Drama is 7.2" in text(shown("film", film="Saga", tab="votes"))


def test_a_near_miss_is_offered_and_never_taken() -> None:
    page = shown("film", film="the hoose")
    assert not page.metric
    assert page.title[0].value == "Film"
    page.button(key="near-film-0").click().run()
    assert page.title[0].value == "The House"


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tab", ["works", "decades", "genres", "partners"])
def test_a_person_s_views_are_drawn_in_both_languages(tab: str, lang: str) -> None:
    for name in ("Ana Gómez", "Úrsula Paz", "Old Hand"):
        page = shown("person", lang, person=name, tab=tab)
        assert page.title[0].value == name
        assert page.metric


def test_a_person_s_figures_say_on_how_many_films_they_stand() -> None:
    read = text(shown("person", person="gomez ana"))
    assert "Films and series 4" in read
    assert "4 directed · 1 acted in" in read
    assert "Revenue in total $50.9 M" in read
    assert "known for 3 of 3 films" in read
    unknown = text(shown("person", person="Úrsula Paz"))
    assert "Revenue in total –" in unknown


def test_a_person_s_works_lead_to_their_pages() -> None:
    page = shown("person", person="Ana Gómez")
    cells = page.dataframe[0].value["title"].tolist()
    addresses = [led(page)[cell] for cell in cells]
    assert addresses[0].startswith("film?title=ROMA&platform=netflix&year=2018")
    assert addresses[-1].startswith("film?film=Saga&year=1995")
    assert {"Saga (1995)", "Saga 2 (2005)"} <= set(links(page))


def test_a_number_alone_names_nobody_where_the_tables_have_names_alone() -> None:
    assert "There is nobody called **525**." in text(shown("person", person_id="525"))
    assert shown("person", person="Bo Lee", person_id="525").title[0].value == "Bo Lee"


def test_without_anybody_the_page_says_so() -> None:
    with serving(catalogue(films="film_id,title,date\n1,A,1995-02-15")):
        assert "name nobody" in text(shown("person"))
        assert shown("film").title[0].value == "A"


def test_return_names_its_film_and_leads_to_its_other_pages() -> None:
    page = shown("return", "es", film="Saga")
    assert page.title[0].value == "La saga"
    found = links(page)
    assert {"film", "similar"} <= {path for path, _choices in found.values()}
    assert all("Saga" in choices.get("film", ["Saga"])[0] for _path, choices in found.values())


def test_names_from_the_data_are_no_markup() -> None:
    before = resources.served()
    odd = catalogue(
        films="film_id,title,date\n1,Slip [x](http://x.x),1995-02-15",
        film_people="film_id,role,person\n1,director,Press [y](http://y.y)",
    )
    resources.swap(resources.Loaded(odd, Path()))
    try:
        assert r"\[x\](http" in shown("film").title[0].value
        assert any(r"\[y\](http" in label for label in links(shown("film")))
        assert r"\[y\](http" in shown("person").title[0].value
    finally:
        resources.swap(before)


def test_a_title_of_a_platform_alone_has_five_alike_with_reasons(tmp_path: Path) -> None:
    tables = dataclasses.replace(works(), folder=tmp_path)
    titles_model.build(tables, tmp_path)
    resources.swap(resources.Loaded(tables, tmp_path))
    page = shown("film", title="ROMA", platform="netflix", tab="alike")
    resources.swap(resources.Loaded(works(), Path()))
    found = links(page)
    assert found["**1. Both** (2010, Amazon Prime)"][1]["platform"] == ["amazon"]
    assert "Also directed by Ana Gómez" in text(page)


def test_a_title_s_countries_are_links_where_films_of_them_are_at_hand() -> None:
    found = links(shown("film", "es", title="The House", platform="netflix"))
    assert found["España"] == ("countries", {"country": ["ES"]})
    assert "Japón" in text(shown("film", "es", title="The House", platform="netflix"))


def test_others_of_a_person_s_name_are_linked_by_their_number() -> None:
    resources.swap(resources.Loaded(two_of_a_name(), Path()))
    page, film = shown("person", "es", person="Kim Roe"), shown("film", film="Both")
    other = shown("person", person_id="1286104")
    resources.swap(resources.Loaded(works(), Path()))
    assert links(page)["1 película (Both, 2010)"][1]["person_id"] == ["1286104"]
    assert links(film)["Kim Roe"][1] == {"person": ["Kim Roe"], "person_id": ["1286104"]}
    assert {"Both (2010)"} <= set(links(other))


def test_a_film_that_is_alone_in_its_franchise_has_its_page() -> None:
    films = FILMS.replace(",day,7,", ",day,,").replace("02,day,,400", "02,day,7,400")
    alone = catalogue(films=films, franchises=FRANCHISES)
    resources.swap(resources.Loaded(alone, Path()))
    page = shown("film", film="Both")
    resources.swap(resources.Loaded(works(), Path()))
    assert "Number 1 of 1 in" in text(page)
