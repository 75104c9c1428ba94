"""The front page: what it shows of a catalogue, and what of one that has little to tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from resources import loaded as resources
from tests.hostile.catalogue import hostile
from tests.planted import catalogue
from tests.ui.pages import LINK, shown, ways, words
from views.sitemap import entries

FILMS = "film_id,title,date,budget,revenue,vote_average,vote_count\n" + "\n".join(
    f"{i},Film {i},2001-05-05,1000000,{2000000 + i},7,{i}" for i in range(1, 41)
)
GENRES = "film_id,genre\n" + "\n".join(f"{i},Drama" for i in range(1, 41))
GENRES += "\n" + "\n".join(f"{i},Horror" for i in range(1, 31))
TITLES = """
title_id,platform,type,title,release_year
1,netflix,movie,One,2001
2,netflix,movie,Two,2001
3,hulu,movie,Two,2001
"""
ACTORS = "title_id,actor\n1,Ana Gil\n2,Ana Gil"


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    yield
    resources.swap(None)


def serve(**tables: str) -> None:
    resources.swap(resources.Loaded(catalogue(**tables), Path()))


def links(page: AppTest) -> dict[str, str]:
    """Return the links of a page, by their labels."""
    return {link.label: link.query_string for link in ways(page)}


def pictures(page: AppTest) -> list[str]:
    """Return what the pictures of a page say to who does not see them."""
    return [image.alt for element in page.get("image") for image in element.proto.imgs]


@pytest.mark.parametrize(("lang", "word"), [("en", "For example"), ("es", "Por ejemplo")])
def test_the_sample_has_a_search_four_findings_and_something_to_watch(lang: str, word: str) -> None:
    page = shown("", lang)
    assert page.text_input(key="search").value == ""
    assert len(page.title) == 1
    assert page.title[0].value not in ("Home", "Inicio")
    assert word in words(page)
    assert len(page.get("plotly_chart")) == 4
    sections = {m.value[7:-1] for m in page.markdown if m.value.startswith(":small[")}
    assert len(sections) == 3
    assert not sections & {"Platforms", "Plataformas"}, "its titles were chosen by hand"
    assert len(pictures(page)) == 6
    assert "for_you_who=new&tab=next" in "".join(links(page).values())


def test_another_catalogue_tells_another_story() -> None:
    serve(films=FILMS, film_genres=GENRES)
    before = words(shown(""))
    serve(films=FILMS, film_genres=GENRES.replace("Drama", "Music"))
    after = words(shown(""))
    assert "Drama returns most" in before
    assert "Music returns most" in after


def test_films_alone_have_no_finding_of_platforms_or_viewers() -> None:
    serve(films=FILMS, film_genres=GENRES)
    page = shown("")
    text = LINK.sub("", words(page))
    assert page.title[0].value == "What 40 films tell us"
    assert "returns most" in text
    assert "on a platform" not in text
    assert "divides" not in text
    assert pictures(page) == [f"Poster: Film {i}" for i in range(1, 7)]


def test_titles_alone_tell_of_their_platforms() -> None:
    serve(titles=TITLES, title_actors=ACTORS)
    text = words(shown(""))
    assert "What 3 streaming titles tell us" in text
    assert "Hulu shares least" not in text
    assert "Netflix shares least: 50% of its titles are nowhere else" in text
    assert "Ana Gil appears in 2 titles" in text


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "nothing to tell yet"), ("es", "nada que contar")]
)
def test_an_empty_catalogue_says_what_to_do(lang: str, word: str) -> None:
    serve()
    page = shown("", lang)
    assert word in page.info[0].value
    assert [code.value for code in page.code] == ["make data"]
    assert not page.get("plotly_chart")


def test_the_pages_stand_below_what_is_told() -> None:
    page = shown("")
    labels = list(links(page))
    assert labels[0] == "Skyfall"
    assert (
        labels.index("**Months** How many films were released in a month, all years together?") > 10
    )


def test_every_page_has_its_card() -> None:
    cards = [way for way in ways(shown("")) if way.label.startswith("**")]
    assert [way.page for way in cards] == [entry.path for entry in entries() if entry.path]
    assert not any(way.query_string for way in cards)


@pytest.mark.parametrize("source", ["simulated", "MovieLens"])
def test_simulated_ratings_are_called_so_and_make_no_finding(source: str) -> None:
    tables = catalogue(
        films=FILMS,
        film_ratings="user_id,film_id,rating,time\n"
        + "\n".join(f"{user},1,{1 + user % 2 * 4},0" for user in range(40)),
    )
    manifest = replace(tables.manifest, provenance={"ratings": {"source": source}})
    resources.swap(resources.Loaded(replace(tables, manifest=manifest), Path()))
    told, simulated = words(shown("")), source == "simulated"
    assert ("No film divides viewers more than Film 1" in told) is not simulated
    assert ("For you at work, for example on Film 1" in told) is simulated
    assert "40 ratings, by stars; mean 3.0" in told
    assert ("mean 3.0 (simulated ratings)" in told) is simulated


def test_hostile_names_are_pictures_texts_and_never_markup() -> None:
    resources.swap(resources.Loaded(hostile(), Path()))
    page = shown("")
    for element in page.get("image"):
        for image in element.proto.imgs:
            assert image.url.startswith("data:image/svg+xml;base64,")
    assert not [html for html in page.get("html") if "<img" in html.proto.body]
