"""Titles found as people type them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import NotFoundError
from queries.names.folds import bare, fold, respelt
from queries.search.films import LIKENESS, _certain, find_film, find_films, homonyms, search
from queries.search.index import LETTERS, letter_pairs, pairs_held, split_year
from tests.planted import catalogue

FILMS = """
film_id,title,original_title,date,vote_count
1,The Godfather,The Godfather,1972-03-14,6000
2,The Godfather: Part II,The Godfather: Part II,1974-12-20,3400
3,Godfather,ഗോഡ്ഫാദർ,1991-11-15,3
4,Pan's Labyrinth,El laberinto del fauno,2006-08-25,3100
5,The Matrix,The Matrix,1999-03-30,9000
6,The Matrix Reloaded,The Matrix Reloaded,2003-05-15,3500
7,King Kong,King Kong,1933-02-15,300
8,King Kong,King Kong,2005-12-14,2800
9,The Dark Knight,The Dark Knight,2008-07-16,12000
10,A Dark Night,A Dark Night,2001-01-02,2
11,Amélie,Le Fabuleux Destin d'Amélie Poulain,2001-04-25,3400
12,Dr. Strangelove or: How I Learned to Stop Worrying,,1964-01-29,1500
13,2012,2012,2009-10-10,5000
14,WALL·E,WALL·E,2008-06-22,6400
15,Spider-Man,Spider-Man,2002-05-01,5200
16,Her,Her,2013-12-18,4200
17,Twelve Monkeys,Twelve Monkeys,1995-12-29,2500
18,E.T. the Extra-Terrestrial,E.T. the Extra-Terrestrial,1982-04-03,3300
19,Love Is Eternal While It Lasts,Love Is Eternal While It Lasts,2004-02-20,60
20,It,It,1927-02-15,20
21,I.T.,I.T.,2016-09-23,300
22,Leon: The Professional,Léon: The Professional,1994-09-14,4300
23,La León,La León,2007-02-11,6
24,Nine 1/2 Weeks,9½ Weeks,1986-02-14,180
25,Se7en,Se7en,1995-09-22,5900
26,Seven,Sette,1979-01-01,8
27,El padrecito,El padrecito,1964-09-03,4
28,Furious 7,Furious 7,2015-04-01,4253
29,2 Fast 2 Furious,2 Fast 2 Furious,2003-06-05,2087
30,Fast & Furious,Fast & Furious,2009-04-02,2426
31,Back to the Future,Back to the Future,1985-07-03,6239
32,Back to the Future Part II,Back to the Future Part II,1989-11-20,3926
33,Die Hard,Die Hard,1988-07-15,4005
34,Die Hard 2,Die Hard 2,1990-07-02,1920
35,Doctor Strange,Doctor Strange,2016-10-25,5880
36,Friday the 13th,Friday the 13th,1980-05-09,622
37,Friday,Friday,1995-04-26,513
38,50 First Dates,50 First Dates,2004-02-13,2161
39,8 First Dates,8 Novykh,2012-03-08,12
40,Thelma & Louise,Thelma & Louise,1991-05-24,766
41,"Thelma, Louise et Chantal","Thelma, Louise et Chantal",2010-03-17,5
42,La La Land,La La Land,2016-11-29,4745
43,Laddaland,Laddaland,2011-04-28,90
44,BURN·E,BURN·E,2008-11-17,250
45,The Bourne Identity,The Bourne Identity,2002-06-14,3640
46,Spectre,Spectre,2015-10-26,4552
47,Them!,Them!,1954-06-16,150
48,Sixteen Candles,Sixteen Candles,1984-05-04,1100
"""
PEOPLE = """
film_id,role,person
7,director,Merian C. Cooper
7,cast,Fay Wray
8,director,Peter Jackson
"""
world = catalogue(films=FILMS, film_people=PEOPLE)


@pytest.mark.parametrize(
    ("typed", "film_id"),
    [
        ("the godfather", 1),
        ("godfather the", 1),
        ("GODFATHER", 1),
        ("godfather 1991", 3),
        ("the godfather part 2", 2),
        ("el laberinto del fauno", 4),
        ("laberinto del fauno", 4),
        ("pans labyrinth", 4),
        ("matrix (1999)", 5),
        ("reloaded matrix", 6),
        ("king kong", 8),
        ("king kong 1933", 7),
        ("the drak knigt", 9),
        ("amelie", 11),
        ("dr strangelove", 12),
        ("2012", 13),
        ("wall-e", 14),
        ("spiderman", 15),
        ("matrix movie", 5),
        ("12 monkeys", 17),
        ("twelve monkeys", 17),
        ("et", 18),
        ("e.t.", 18),
        ("it", 20),
        ("leon", 22),
        ("9 1/2 weeks", 24),
        ("kingkong", 8),
        ("seven", 25),
        ("seven 1979", 26),
        ("seven 1995", 25),
        ("se7en", 25),
        ("fast furious 7", 28),
        ("furious seven", 28),
        ("back to the future 2", 32),
        ("back to the future part 2", 32),
        ("die hard 2", 34),
        ("doctor strangelove", 12),
        ("doctor strange", 35),
        ("friday 13", 36),
        ("friday the thirteenth", 36),
        ("fifty first dates", 38),
        ("thelma louise", 40),
        ("lalaland", 42),
        ("la la lnad", 42),
        ("16 candles", 48),
        ("sixteen candles", 48),
        ("bourne", 45),
        ("007 spectre", 46),
        ("ഗോഡ്ഫാദർ", 3),
    ],
)
def test_a_title_is_found_however_it_is_typed(typed: str, film_id: int) -> None:
    assert find_film(world, typed).film_id == film_id


@pytest.mark.parametrize(
    "typed",
    ["qwertyuiop", "", "  ", "!!!", "her majesty and the spies", "el padrino", "\0"],
)
def test_what_resembles_nothing_is_refused(typed: str) -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, typed)
    assert error.value.kind == "film"
    assert len(error.value.suggestions) <= 3


def test_a_near_miss_under_the_likeness_is_suggested() -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, "matxriox of labours")
    assert "The Matrix" in error.value.suggestions


def test_a_number_that_no_title_says_is_refused_and_the_film_offered() -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, "die hard 4")
    assert error.value.suggestions[0] == "Die Hard"


def test_digits_drawn_for_letters_are_read_as_such_and_the_far_better_known_film_is_meant() -> None:
    assert [match.film_id for match in search(world, "seven", 2)] == [25, 26]


def test_three_near_titles_are_offered_though_some_are_homonyms() -> None:
    with pytest.raises(NotFoundError) as error:
        find_film(world, "kang kung of the islands")
    assert len(set(error.value.suggestions)) == 3


def test_one_word_before_the_colon_of_a_translation_is_no_title_of_the_film() -> None:
    tables = catalogue(
        films="film_id,title,date,vote_count\n1,Alpha Strike,1999-01-01,50",
        film_titles="film_id,language,region,title,kind,source\n"
        "1,es,es-ES,Venganza: La historia,main,names",
    )
    assert find_film(tables, "venganza la historia").film_id == 1
    with pytest.raises(NotFoundError):
        find_film(tables, "venganza")


def test_a_title_loses_likeness_for_another_number() -> None:
    tables = catalogue(films="film_id,title,date,vote_count\n1,Alpha 13,1999-01-01,50")
    alike = [search(tables, typed)[0].likeness for typed in ("alpha 13", "alpho 14")]
    assert alike == pytest.approx([1, 0.98 * 0.75 - 0.12])


def test_articles_alone_are_no_title() -> None:
    with pytest.raises(NotFoundError):
        find_film(world, "the")


def test_of_homonyms_the_most_voted_comes_first_and_the_others_are_told_apart() -> None:
    labels = [match.label for match in homonyms(world, 7)]
    assert labels == ["King Kong (2005, Peter Jackson)", "King Kong (1933, Merian C. Cooper)"]


def test_a_year_asked_for_picks_the_homonym() -> None:
    assert find_film(world, "King Kong", year=1933).film_id == 7


def test_an_exact_title_is_a_likeness_of_one() -> None:
    assert search(world, "the  MATRIX", 1)[0].likeness == 1


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=50)
def test_matches_are_distinct_and_never_less_like_than_they_claim(typed: str) -> None:
    found = search(world, typed, 5)
    assert len({match.film_id for match in found}) == len(found) <= 5
    assert all(0 <= match.likeness <= 1 for match in found)
    assert all(a.likeness >= b.likeness - 0.03 for a, b in pairwise(found))


@given(st.sampled_from(world.films["title"].tolist()))
def test_every_title_finds_a_film_of_that_title(title: str) -> None:
    match = find_film(world, title)
    assert match.likeness > LIKENESS
    meant = "Se7en" if title == "Seven" else title  # which 700 times the people know
    assert bare(fold(match.title)) == bare(fold(meant))


def test_the_short_way_to_a_well_known_title_finds_what_the_search_finds() -> None:
    taken = 0
    for title in world.films["title"].tolist():
        assert find_film(world, title) == find_films(world, title, limit=1)[0]
        taken += _certain(world, title) is not None
    assert 0 < taken < len(world.films)


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("twenty one grams", "21 grams"),
        ("treinta y nueve escalones", "39 escalones"),
        ("one hundred and two dalmatians", "102 dalmatians"),
        ("house of a thousand corpses", "house of 1000 corpses"),
        ("two thousand and twelve", "2012"),
        ("twenty", "twenty"),
        ("the twenty", "the 20"),
        ("twenty thousand leagues", "20000 leagues"),
        ("mil", "mil"),
        ("nine and a half weeks", "9 1 2 weeks"),
    ],
)
def test_numbers_of_several_words_are_one_number(words: str, digits: str) -> None:
    assert respelt(words) == digits


def test_folding_drops_punctuation_and_reads_roman_numerals() -> None:
    assert fold("Rocky II: Ocean's & Co.") == "rocky 2 oceans and co"


def test_articles_go_at_both_ends_but_never_the_whole_title() -> None:
    assert [bare("the godfather"), bare("godfather the"), bare("the a")] == [
        "godfather",
        "godfather",
        "a",
    ]


def test_a_title_that_is_a_year_stays_whole() -> None:
    assert split_year("1984") == ("1984", None)
    assert split_year("Matrix (1999)") == ("Matrix", 1999)


def test_more_titles_than_a_small_number_tells_apart_are_indexed() -> None:
    texts = [str(number) for number in range(2**32 // LETTERS**2)] + ["jumanji"]
    starts, held = pairs_held(texts)
    for pair in np.unique(letter_pairs(["jumanji"])).tolist():
        assert held[starts[pair] : starts[pair + 1]][-1] == len(texts) - 1


def test_a_film_whose_title_has_another_word_is_offered_and_not_taken() -> None:
    films = catalogue(
        films="film_id,title,date,vote_count\n1,A History of Brooklyn,2005-02-02,900",
    )
    with pytest.raises(NotFoundError) as error:
        find_film(films, "a history of the bronx")
    assert error.value.suggestions == ("A History of Brooklyn",)
    assert find_film(films, "a histroy of broklyn").film_id == 1


@pytest.mark.parametrize(
    "typed",
    ["el resplandor", "la mascara del zorro", "el rey leon", "los becarios", "gru 2 villano"],
)
def test_a_translation_that_says_another_word_or_number_or_more_is_not_taken(typed: str) -> None:
    films = catalogue(
        films="film_id,title,date,vote_count\n1,Eternal Sunshine,2004-03-19,4000\n"
        "2,The Mark of Zorro,1940-11-08,900\n3,The Lion King 3,2004-02-10,1100\n"
        "4,The Intern,2015-09-24,1900\n5,Despicable Me,2010-07-08,7000\n6,The Mask,1994-07-29,2500",
        film_titles="film_id,language,region,title,kind,source\n"
        "1,es,es-ES,Eterno resplandor,main,names\n2,es,es-ES,La marca del Zorro,main,names\n"
        "3,es,es-ES,El rey león 3,main,names\n4,es,es-ES,El becario,main,names\n"
        "5,es,es-ES,Gru villano,main,names\n6,es,es-ES,La máscara,main,names",
    )
    with pytest.raises(NotFoundError):
        find_film(films, typed)
    assert find_film(films, "la marac del zorro").film_id == 2
    assert find_film(films, "el rye leon 3").film_id == 3


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("alpxx brxvo", ("Alpha Bravo",)), ("axxxx brxxo", ())],
)
def test_a_title_of_two_words_is_offered_where_it_resembles_what_was_typed(
    typed: str, offered: tuple[str, ...]
) -> None:
    tables = catalogue(films="film_id,title,date,vote_count\n1,Alpha Bravo,1999-01-01,50")
    with pytest.raises(NotFoundError) as error:
        find_film(tables, typed)
    assert error.value.suggestions == offered
