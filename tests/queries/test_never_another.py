"""What is typed is never silently taken for something else that is called nearly so."""

import pytest

from catalogue import NotFoundError
from queries.across.anything import find
from queries.search.films import find_film
from tests.planted import catalogue

FILMS = """
film_id,title,date,vote_count,franchise_id
1,Deadpool,2016-02-09,11000,
2,Dirty Harry,1971-12-23,400,10
3,Magnum Force,1973-12-13,200,10
4,The Dead Pool,1988-07-13,180,10
5,Shrek,2001-05-16,4000,
6,The Pianist,2002-09-24,1900,
7,Freaks,1932-02-12,230,
8,"Monsters, Inc.",2001-11-01,6100,
9,Monster-in-Law,2005-05-13,700,
10,Barbie: Fairytopia,2005-03-08,190,
11,Barbie: Mariposa,2008-02-26,180,
12,Barbie: A Fashion Fairytale,2010-09-16,170,
13,Revenge of the Nerds,1984-07-20,200,20
14,Revenge of the Nerds II,1987-07-10,70,20
15,Friday the 13th,1980-05-09,620,30
16,Friday the 13th Part 2,1981-04-30,320,30
17,The Curse of the Black Pearl,2003-07-09,7000,40
18,Dead Man's Chest,2006-06-20,5200,40
19,Deseo,2012-05-04,2,
20,The Fellowship of the Ring,2001-12-18,8900,50
21,The Lord of the Rings,1978-11-15,187,
22,The Two Towers,2002-12-18,7600,50
23,The Mask,1994-07-29,2500,
24,Wild Strawberries,1957-12-26,500,60
25,Winter Light,1963-02-11,90,60
26,Looper,2012-09-26,4700,
27,Nosferatu,1922-03-04,370,
28,Nosferatu the Vampyre,1979-01-17,146,
29,Life Is Beautiful,1997-12-20,3600,
30,The Jungle Book,1967-10-18,1800,
31,Jungle Book,2016-04-07,2900,
32,Terminator 2: Judgment Day,1991-07-01,4200,
33,There Will Be Blood,2007-12-28,1500,
34,Fearless,2006-01-26,1400,
35,The Day After,1983-09-10,300,
36,Vendetta,2015-06-12,3000,
37,Grown Ups,2010-06-24,2100,
38,The Eiger Sanction,1975-05-21,100,70
39,Le Chef,2012-03-07,3000,
"""
TITLES = """
film_id,language,region,title,kind,source
6,es,es-ES,El pianista,main,names
7,es,es-ES,La parada de los monstruos,main,names
8,es,es-ES,"Monstruos, S.A.",main,names
13,es,es-ES,La venganza de los nerds,main,names
15,es,es-ES,Viernes 13,main,names
17,es,es-ES,Piratas del Caribe: La maldición,main,names
18,es,es-ES,Piratas del Caribe: El cofre,main,names
20,es,es-ES,El señor de los anillos,alternative,names
21,es,es-ES,El señor de los anillos,main,names
29,es,es-ES,La vida es bella,main,names
30,es,es-ES,El libro de la selva,main,names
31,es,es-ES,El libro de la selva,main,names
32,es,es-ES,Terminator 2: El juicio final,main,names
35,es,es-ES,El día después,main,names
37,es,es-ES,Niños grandes,main,names
38,es,es-ES,Licencia para matar,main,names
"""
FRANCHISES = """
franchise_id,franchise
10,Dirty Harry Collection
20,Revenge of the Nerds Collection
30,Friday the 13th Collection
40,Pirates of the Caribbean Collection
50,The Lord of the Rings Collection
60,Silence of God Trilogy by Ingmar Bergman
"""
COMPANIES = """
film_id,company
19,Elemental Media
3,El Deseo
4,El Deseo
26,Ram Bergman Productions
8,Pixar Animation Studios
20,Arte
22,Arte
"""
PEOPLE = """
film_id,role,person
1,cast,Angelina Jolie
5,director,Akira Kurosawa
23,cast,Cameron Diaz
"""
world = catalogue(
    films=FILMS,
    film_titles=TITLES,
    franchises=FRANCHISES,
    film_companies=COMPANIES,
    film_people=PEOPLE,
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("shrek 2", "Shrek"),  # a number that no title says
        ("el pianista 2", "The Pianist"),
        ("terminator", None),  # a sequel is not its franchise
        ("deadpool 2", "Deadpool"),  # no sequel of what The Dead Pool belongs to
        ("la pianista", "The Pianist"),  # the gender of an article
        ("barbie", "Barbie: Fairytopia"),  # what several films are called before a colon
        ("28 días después", "The Day After"),  # a number typed first is part of the name
        ("v de vendetta", "Vendetta"),  # and so is a letter
        ("un niño grande", "Grown Ups"),  # two words of another number
        ("venganza", None),  # what stands before the name of a franchise
    ],
)
def test_a_film_that_is_called_nearly_so_is_refused_and_offered(
    typed: str, offered: str | None
) -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, typed)
    assert offered is None or offered in error.value.suggestions
    assert not [hit for hit in find(world, typed) if hit.kind == "film"]


@pytest.mark.parametrize(
    ("typed", "film_id"),
    [
        ("sherk", 5),  # two letters changed places
        ("piansit", 6),
        ("monstruo s.a.", 8),  # letters are no words that a translation lacks
        ("monster inc", 8),  # a plural of which another word is left
        ("el señor de los anilos", 20),  # the far better known of two that are called so
        ("la vida es veya", 29),  # as it sounds
        ("terminator el juicio final", 32),  # without the number within
        ("there will benblood", 33),  # a letter in place of a blank
        ("fearles", 34),  # no plural
        ("007 licencia para matar", 38),  # the one number typed before any title of a series
        ("piratas del caribe 2", 18),  # by the franchise's order, whose name is translated
        ("l chef", 39),  # an article that lacks a letter
    ],
)
def test_one_slip_is_read_as_the_film_that_is_well_known(typed: str, film_id: int) -> None:
    assert find_film(world, typed).film_id == film_id


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("el deseo", "company", "El Deseo"),  # which no article was added to
        ("pixar", "company", "Pixar Animation Studios"),
        ("saga de piratas del caribe", "franchise", "Pirates of the Caribbean Collection"),
        ("coleccion viernes 13", "franchise", "Friday the 13th Collection"),
        ("pirats of the caribbean collection", "franchise", "Pirates of the Caribbean Collection"),
        ("dirty harry colection", "franchise", "Dirty Harry Collection"),
        ("angelina joly", "person", "Angelina Jolie"),
        ("kirosawa", "person", "Akira Kurosawa"),
        ("diaz camerom", "person", "Cameron Diaz"),
    ],
)
def test_a_name_of_another_kind_is_found(typed: str, kind: str, name: str) -> None:
    hit = find(world, typed)[0]
    assert (hit.kind, hit.name) == (kind, name)


@pytest.mark.parametrize(
    "typed",
    [
        "elemental",  # a company that nobody knows, of which it is a part
        "bergman",  # how a company's name ends, or a franchise's that few know
        "marte",  # a slip in the first letter of the one word
        "pixas animation studios",  # a slip in the name of a company of one film
    ],
)
def test_a_part_or_slip_of_a_name_that_few_know_means_nothing(typed: str) -> None:
    assert find(world, typed) == []


def test_a_part_of_a_title_is_meant_with_the_year_of_the_one_film_that_begins_so() -> None:
    assert find_film(world, "nosferatu 1979").film_id == 28
    with pytest.raises(NotFoundError):
        find_film(world, "nosferatu 1985")


def test_a_slip_in_a_translation_that_films_share_means_what_the_translation_means() -> None:
    for typed in ("el libro de la selva", "el libro de la seva"):
        assert find_film(world, typed).film_id == 30


def test_a_title_that_a_film_was_released_under_is_meant_before_one_that_it_has_besides() -> None:
    films = catalogue(
        films="film_id,title,date,vote_count\n1,The Holiday,2006-12-05,1259\n"
        "2,Vacation,2015-07-28,1218",
        film_titles="film_id,language,region,title,kind,source\n"
        "1,es,,Vacaciones,alternative,names\n2,es,es-ES,Vacaciones,main,names",
    )
    assert find_film(films, "vacaciones").film_id == 2


def test_a_whole_title_is_no_part_of_another_that_its_film_has() -> None:
    films = catalogue(
        films="film_id,title,date,vote_count\n1,The Girl,2009-02-27,1020\n"
        "2,The Girl,2011-12-14,2479",
        film_titles="film_id,language,region,title,kind,source\n"
        "1,es,es-ES,Millennium 1: Los hombres que no amaban,main,names\n"
        "1,es,es-419,Los hombres que no amaban,main,names\n"
        "2,es,es-ES,Millennium: Los hombres que no amaban,main,names",
    )
    assert find_film(films, "los hombres que no amaban").film_id == 1
