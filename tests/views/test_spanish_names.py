"""On Spanish pages a film is called by its title there, the data's beside it."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from language.texts import Region, speaking
from models.similar import FILE
from models.similar.fit import fit
from models.similar.stored import save
from resources import loaded as resources
from tests.planted import catalogue
from tests.served import serving
from tests.ui.pages import led, shown, ways, words
from views import pages, reading
from views.blocks import Chart
from views.names import film_label, film_name
from views.reading import FromLink, flat

FILMS = """
film_id,title,date,franchise_id,budget,revenue,vote_count,vote_average
1,Die Hard,1988-07-15,7,28000000,140000000,4000,7.5
2,Die Hard 2,1990-07-02,7,70000000,240000000,2000,6.6
3,Volver,2006-03-17,,9400000,84000000,900,7.3
4,The Sting,1973-12-25,,5500000,159000000,1500,8.0
"""
TITLES = """
film_id,language,region,title,kind,source
1,es,es-ES,Jungla de cristal,main,names
1,es,es-419,Duro de matar,main,names
2,es,es-ES,La jungla 2: Alerta roja,main,names
4,es,es-ES,El golpe,main,names
4,es,es-419,El golpe,main,names
4,es,es-AR,El gran golpe,main,names
"""
GENRES = "film_id,genre\n" + "\n".join(f"{film},Action" for film in (1, 2, 3, 4))
PEOPLE = "film_id,role,person\n1,cast,Bruce Willis\n2,cast,Bruce Willis\n4,cast,Paul Newman"
RATINGS = "user_id,film_id,rating\n" + "\n".join(
    f"{user},{film},{stars}"
    for user in range(1, 9)
    for film, stars in ((1, 5), (2, 3 + user % 3), (3, 4), (4, 1 + user % 5))
    if (user, film) != (1, 4)
)
tables = catalogue(
    films=FILMS,
    film_titles=TITLES,
    film_genres=GENRES,
    film_people=PEOPLE,
    film_ratings=RATINGS,
    franchises="franchise_id,franchise\n7,Die Hard Collection",
)
OWN, BESIDE = "Jungla de cristal", "Jungla de cristal · Die Hard"


@pytest.fixture(autouse=True, scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    here = dataclasses.replace(tables, folder=tmp_path_factory.mktemp("named"))
    save(here.file(FILE), fit(here), here.manifest.identity)
    with serving(here, here.folder):
        yield


def drawn(path: str, **link: str) -> str:
    """Return the figures of the view that a link opens, as text."""
    page, ask = pages.named(path), FromLink({key: [value] for key, value in link.items()})
    found = page.found(tables, ask)
    view = page.views(found)[ask(page.tab(found))]
    blocks = [one for one in flat(view.show(tables, found, ask)) if isinstance(one, Chart)]
    return json.dumps([one.figure() for one in blocks], default=str, ensure_ascii=False)


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("es-ES", ["Jungla de cristal", "La jungla 2: Alerta roja", "El golpe"]),
        ("es-419", ["Duro de matar", "Die Hard 2", "El golpe"]),
        ("es-AR", ["Duro de matar", "Die Hard 2", "El gran golpe"]),
    ],
)
def test_a_film_is_called_as_where_the_reader_is(where: Region, names: list[str]) -> None:
    titles = {1: "Die Hard", 2: "Die Hard 2", 4: "The Sting"}
    with speaking("es", where):
        assert [film_name(tables, film, title) for film, title in titles.items()] == names
    with speaking("en", where):
        assert film_label(tables, 1, "Die Hard") == "Die Hard"


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("franchises", {"franchise": "Die Hard"}),
        ("return", {"film": "Die Hard"}),
        ("explore", {"tab": "relations"}),
        ("license", {"tab": "parts"}),
    ],
)
def test_a_chart_names_films_in_the_reader_s_language(path: str, link: dict[str, str]) -> None:
    with speaking("es"):
        assert OWN in drawn(path, **link)
    with speaking("en"):
        english = drawn(path, **link)
    assert OWN not in english
    assert "Die Hard" in english


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("franchises", {"franchise": "Die Hard"}),
        ("return", {"film": "Die Hard"}),
        ("return", {"film": "Die Hard", "tab": "table"}),
        ("similar", {"film": "Volver"}),
        ("film", {"film": "Volver", "tab": "alike"}),
        ("person", {"person": "Bruce Willis"}),
    ],
)
def test_the_rows_of_a_view_carry_both_titles_in_spanish(path: str, link: dict[str, str]) -> None:
    query = {key: [value] for key, value in link.items()}
    here = resources.catalogue()
    with speaking("es"):
        part = reading.parts(pages.named(path), here, FromLink(query))[0]
    assert {"own", "title"} <= {column.name for column in part.columns}
    both = dict(zip(part.rows["title"], part.rows["own"], strict=True))
    assert both["Die Hard"] == OWN
    assert both.get("Volver", "Volver") == "Volver"
    with speaking("en"):
        part = reading.parts(pages.named(path), here, FromLink(query))[0]
    assert "own" not in {column.name for column in part.columns}


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("", {}),
        ("similar", {"film": "Volver"}),
        ("return", {"film": "Die Hard"}),
        ("person", {"person": "Bruce Willis"}),
        ("license", {"license_votes": "0"}),
    ],
)
def test_a_spanish_page_says_the_title_of_spain(path: str, link: dict[str, Any]) -> None:
    page = shown(path, lang="es", **link)
    links = " ".join(link.label for link in ways(page))
    said = f"{words(page)} {links}"
    assert OWN in said or "La jungla 2" in said or "El golpe" in said, said


def test_in_a_link_a_film_keeps_the_title_of_the_data() -> None:
    page = shown("franchises", lang="es", franchise="Die Hard", tab="table")
    assert any("film=Die+Hard&year=1988" in one for one in led(page).values())
