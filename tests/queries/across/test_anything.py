"""One resolver for names of all kinds, and how often it is right."""

from pathlib import Path

import pytest

from catalogue import NotFoundError, load
from catalogue.errors import Kind
from queries.across.anything import MANY, elsewhere, find
from queries.across.mistyped import mistyped
from queries.films.companies import company
from queries.films.franchises import franchise
from queries.films.returns import film_return
from queries.search.evaluate import PARTS, Typed, measure, typed_names
from queries.search.films import find_film
from queries.search.sequels import franchise_called
from tests.planted import catalogue

FILMS = """
film_id,title,date,vote_count,franchise_id
1,Star Wars,1977-05-25,6700,10
2,The Empire Strikes Back,1980-05-17,5900,10
3,Return of the Jedi,1983-05-23,4700,10
4,Star Wars: Episode I - The Phantom Menace,1999-05-19,4500,10
5,Harry Potter and the Philosopher's Stone,2001-11-16,7000,20
6,Harry Potter and the Chamber of Secrets,2002-11-13,5800,20
7,The Godfather,1972-03-14,6000,30
8,The Godfather: Part II,1974-12-20,3400,30
9,The Lion King,1994-06-23,5500,
10,La León,2007-02-11,6,
11,13th,2016-10-07,133,
12,13,2010-03-12,100,
13,Them!,1954-06-16,111,
14,Them,2006-07-19,130,
15,The Inglorious Bastards,1978-02-08,50,
16,Inglourious Basterds,2009-08-18,6598,
17,WALL·E,2008-06-22,6400,
18,The Wall,2017-05-12,300,
19,Schindler's List,1993-11-29,4400,
21,The Matrix,1999-03-30,9000,
22,Matir Moina,2002-05-01,12,
23,The Calculator,2001-05-01,2,
24,Winter Soldier,1972-01-27,5,
25,Captain America: The Winter Soldier,2014-03-20,5881,
20,Nine 1/2 Weeks,1986-02-14,180,
"""
TITLES = """
film_id,language,region,title,kind,source
2,es,es-ES,Star Wars: Episodio V - El imperio contraataca,main,names
7,es,es-ES,El padrino,main,names
8,es,es-ES,El padrino: Parte II,main,names
9,es,es-ES,El rey león,main,names
20,es,es-ES,Nueve semanas y media,main,names
"""
FRANCHISES = """
franchise_id,franchise
10,Star Wars Collection
20,Harry Potter Collection
30,The Godfather Collection
"""
COMPANIES = """
film_id,company
17,Pixar Animation Studios
9,pixstar
9,Warner Bros.
10,Marvel Studios
12,Marvel Studios
13,Marvel Studios
14,Marvel Studios
18,Marvel Studios
20,Marvel Studios
24,Marvel Studios
25,Marvel Studios
"""
PEOPLE = """
film_id,role,person
17,director,Andrew Stanton
5,cast,Daniel Radcliffe
16,director,Quentin Tarantino
10,cast,Nobody Tarantino
8,cast,Robert De Niro
18,director,Luis García Berlanga
12,cast,Elisabeth Marvel
"""
world = catalogue(
    films=FILMS,
    film_titles=TITLES,
    franchises=FRANCHISES,
    film_companies=COMPANIES,
    film_people=PEOPLE,
)


@pytest.mark.parametrize(
    ("typed", "film_id"),
    [
        ("el padrino", 7),
        ("EL REY LEON", 9),
        ("el rei leon", 9),
        ("star wars 5", 2),
        ("star wars episode v", 2),
        ("star wars 2", 2),
        ("star wars 1", 4),
        ("harry potter 2", 6),
        ("saga harry potter 2", 6),
        ("el padrino 2", 8),
        ("godfather 2", 8),
        ("13th", 11),
        ("Them!", 13),
        ("Them", 14),
        ("inglorious bastards", 16),
        ("inglorious bastards 1978", 15),
        ("matirx", 21),
        ("winter soldier", 25),
        ("Wall-E", 17),
        ("Schindler’s List", 19),
        ("nueve semanas y media", 20),
        ("nine and a half weeks", 20),
    ],
)
def test_a_film_is_found_by_any_of_its_names(typed: str, film_id: int) -> None:
    assert find_film(world, typed).film_id == film_id


def test_a_year_typed_takes_no_film_of_another() -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, "the lion king 1950")
    assert error.value.suggestions[0] == "The Lion King"


def test_a_sequel_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotFoundError):
        find_film(world, "harry potter 9")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("el padrino", "The Godfather"),
        ("Schindler’s List", "Schindler's List"),
        ("schindlers list", "Schindler's List"),
        ("Wall-E", "WALL·E"),
        ("padrino, el", "The Godfather"),
        ("13th", "13th"),
    ],
)
def test_a_return_is_answered_by_translations_and_without_punctuation(
    typed: str, title: str
) -> None:
    assert film_return(world, typed).title == title


@pytest.mark.parametrize("typed", ["godfathr", "lion", "harry potter"])
def test_a_return_is_not_answered_for_a_mistake_or_a_part(typed: str) -> None:
    with pytest.raises(NotFoundError):
        film_return(world, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("star wars", "Star Wars Collection"),
        ("Saga Star Wars", "Star Wars Collection"),
        ("colección de star wars", "Star Wars Collection"),
        ("godfather", "The Godfather Collection"),
        ("el padrino", "The Godfather Collection"),
    ],
)
def test_a_franchise_is_found_without_collection_and_by_its_translation(
    typed: str, name: str
) -> None:
    assert franchise(world, typed).name == name


def test_the_title_of_a_sequel_is_no_franchise() -> None:
    assert franchise_called(world, "el imperio contraataca") is None
    assert franchise_called(world, "el padrino 2") is None


def test_a_company_is_found_without_its_full_stop() -> None:
    assert company(world, "warner bros").name == "Warner Bros."


def test_a_part_of_a_company_is_refused_with_the_right_one_first() -> None:
    with pytest.raises(NotFoundError) as error:
        company(world, "pixar")
    assert error.value.suggestions[0] == "Pixar Animation Studios"


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("pixar", "company", "Pixar Animation Studios"),
        ("marvel", "company", "Marvel Studios"),
        ("harry poter", "franchise", "Harry Potter Collection"),
        ("tarantino", "person", "Quentin Tarantino"),
        ("quentin tarantno", "person", "Quentin Tarantino"),
        ("de niro", "person", "Robert De Niro"),
        ("niro", "person", "Robert De Niro"),
        ("garcia berlanga", "person", "Luis García Berlanga"),
        ("berlanga", "person", "Luis García Berlanga"),
        ("harry potter", "franchise", "Harry Potter Collection"),
        ("películas de Harry Potter", "franchise", "Harry Potter Collection"),
        ("star wars movies", "franchise", "Star Wars Collection"),
        ("el padrino", "film", "The Godfather"),
    ],
)
def test_the_search_puts_first_what_is_meant(typed: str, kind: str, name: str) -> None:
    first = find(world, typed)[0]
    assert (first.kind, first.name) == (kind, name)


def test_a_company_is_no_mistyping_of_one_whose_words_are_others() -> None:
    assert find(world, "phoenix animation studios") == []


@pytest.mark.parametrize("typed", ["", "  ", "!!!", "asdfgh", "qwertyuiop", "mortgage calculator"])
def test_what_resembles_nothing_finds_nothing(typed: str) -> None:
    assert find(world, typed) == []


def test_four_letters_are_no_typing_mistake_of_five_but_six_are() -> None:
    films = "film_id,title,date,vote_count\n1,A,1999-01-01,5000"
    known = catalogue(films=films, film_people="film_id,role,person\n1,cast,Cherr")
    assert find(known, "cher") == []
    assert [hit.name for hit in find(known, "cherra")] == ["Cherr"]
    assert all(score < 1 for score, _hit in mistyped(known, "cherra"))


def test_the_evaluation_counts_what_is_found_refused_and_wrong() -> None:
    names = [
        Typed("el padrino", "film", "The Godfather", 1972),
        Typed("pixar", "film", "The Wall", 2017),
        Typed("asdfgh", "nothing", "", None),
        Typed("jumanji", "film", "Jumanji", 1995),
    ]
    found = measure(world, names)
    assert (found.asked, found.found, found.first) == (4, 0.5, 0.5)
    assert (found.refused, found.refused_wrongly, found.wrong) == (1.0, 0.0, 0.25)
    assert [typed for typed, _found in found.misses] == ["pixar"]


def test_a_film_of_the_year_is_the_one_meant_in_another_spelling() -> None:
    names = [
        Typed("wall e", "film", "WALL-E", 2008),
        Typed("star wars", "film", "Star Warts", 1976),
    ]
    found = measure(world, names)
    assert (found.found, found.wrong) == (1.0, 0.5)


def test_six_hundred_names_are_typed_in_three_parts_and_sixty_mean_nothing() -> None:
    parts = [typed_names(part) for part in PARTS]
    assert sum(map(len, parts)) >= 600
    assert sum(name.kind == "nothing" for part in parts for name in part) >= 60
    assert len({name.typed for part in parts for name in part}) == sum(map(len, parts))


@pytest.mark.parametrize(("part", "least"), [("seen", 0.94), ("report", 0.9)])
def test_the_names_that_are_not_tuned_on_are_found_in_the_sample(part: str, least: float) -> None:
    found = measure(load(Path("data/sample/tidy")), typed_names(part))
    assert found.found >= least
    assert found.wrong - found.told <= 0.045


@pytest.mark.parametrize(
    ("asked", "typed", "kind", "name", "films"),
    [
        ("franchise", "pixar animation studios", "company", "Pixar Animation Studios", 1),
        ("franchise", "el rey león", "film", "The Lion King", None),
        ("company", "tarantino", "person", "Quentin Tarantino", 1),
        ("franchise", "Marvel", "company", "Marvel Studios", 8),
        ("film", "harry potter", "franchise", "Harry Potter Collection", 2),
        ("country", "warner bros", "company", "Warner Bros.", 1),
    ],
)
def test_what_another_kind_bears_the_name_of_is_told_with_its_films(
    asked: Kind, typed: str, kind: str, name: str, films: int | None
) -> None:
    found = elsewhere(world, NotFoundError(asked, typed))
    assert found is not None
    assert (found.hit.kind, found.hit.name, found.films) == (kind, name, films)


@pytest.mark.parametrize(
    ("asked", "typed"),
    [("franchise", "asdfgh"), ("company", ""), ("film", "el rey leon"), ("user", "13")],
)
def test_of_another_kind_nothing_is_told_that_does_not_bear_the_name(
    asked: Kind, typed: str
) -> None:
    assert elsewhere(world, NotFoundError(asked, typed)) is None


@pytest.mark.parametrize(("films", "meant"), [(MANY - 1, False), (MANY, True)])
def test_the_end_of_a_company_s_name_means_it_if_it_made_many_films(
    films: int, meant: bool
) -> None:
    rows = "\n".join(f"{n},Film,1999-01-01,10" for n in range(films))
    made = "\n".join(f"{n},Ram Bergman" for n in range(films))
    tables = catalogue(
        films=f"film_id,title,date,vote_count\n{rows}",
        film_companies=f"film_id,company\n{made}",
    )
    names = [hit.name for hit in find(tables, "bergman") if hit.kind == "company"]
    assert names == ["Ram Bergman"] * meant
