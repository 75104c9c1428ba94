"""Films that share a translation, and not their own title: one is meant, the others are told."""

import pytest

from queries.across.works import Namesake, work
from queries.films.returns import film_return
from queries.search.evaluate import Typed, measure
from queries.search.films import find_film
from tests.planted import catalogue

FILMS = """
film_id,title,date,vote_count,vote_average
1,Total Recall,1990-06-01,1700,7.1
2,Total Recall,2012-08-02,2500,5.8
3,Bringing Out the Dead,1999-10-22,300,6.6
4,Edge of Darkness,2010-01-29,900,6.2
"""
TITLES = """
film_id,language,region,title,kind,source
1,es,es-ES,Desafío total,main,names
2,es,es-ES,Desafío total,main,names
3,es,es-ES,Al límite,main,names
4,es,es-ES,Al límite,main,names
"""
world = catalogue(films=FILMS, film_titles=TITLES)


@pytest.mark.parametrize(("typed", "year"), [("desafio total", 1990), ("al limite", 2010)])
def test_one_film_is_meant_wherever_the_translation_is_typed(typed: str, year: int) -> None:
    assert find_film(world, typed).year == year
    assert work(world, typed).year == year
    assert film_return(world, typed).year == year


def test_the_title_that_both_bear_themselves_means_the_most_voted() -> None:
    assert work(world, "total recall").year == 2012
    assert film_return(world, "total recall").year == 2012


def test_a_year_picks_the_other_whatever_its_own_title() -> None:
    other = film_return(world, "al limite", 1999)
    assert (other.film_id, other.by_fame) == (3, False)
    assert work(world, "al limite", 1999).name == "Bringing Out the Dead"


def test_the_others_are_told_by_their_own_titles() -> None:
    found = film_return(world, "al limite")
    assert found.by_fame
    assert found.namesakes == (("Bringing Out the Dead", 1999), ("Edge of Darkness", 2010))
    assert work(world, "al limite").namesakes == (Namesake("Bringing Out the Dead", 1999, 3),)


def test_an_evaluation_tells_a_namesake_from_another_thing() -> None:
    other = Typed("al limite", "film", "Bringing Out the Dead", 1999)
    found = measure(world, [other, Typed("total recall", "film", "Jaws", 1975)])
    assert (found.wrong, found.told) == (1.0, 0.5)
