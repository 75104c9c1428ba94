"""Who types a popular film's name into the sample, in Spanish or English, finds it."""

from functools import cache
from pathlib import Path

import pytest

from catalogue import Catalogue, load
from queries.across.anything import find

SAMPLE = Path(__file__).parents[2] / "data/sample/tidy"
FILMS = [
    ("el gran dictador", 1940),
    ("citizen kane", 1941),
    ("casablanca", 1942),
    ("qué bello es vivir", 1946),
    ("ladrón de bicicletas", 1948),
    ("cantando bajo la lluvia", 1952),
    ("los siete samuráis", 1954),
    ("rear window", 1954),
    ("vértigo", 1958),
    ("some like it hot", 1959),
    ("psicosis", 1960),
    ("la dolce vita", 1960),
    ("lawrence de arabia", 1962),
    ("dr strangelove", 1964),
    ("el bueno el feo y el malo", 1966),
    ("2001 una odisea del espacio", 1968),
    ("el padrino", 1972),
    ("el exorcista", 1973),
    ("tiburón", 1975),
    ("taxi driver", 1976),
    ("la guerra de las galaxias", 1977),
    ("alien", 1979),
    ("el resplandor", 1980),
    ("et el extraterrestre", 1982),
    ("blade runner", 1982),
    ("volver al futuro", 1985),
    ("cinema paradiso", 1988),
    ("mujeres al borde de un ataque de nervios", 1988),
    ("el silencio de los corderos", 1991),
    ("parque jurásico", 1993),
    ("la lista de schindler", 1993),
    ("pulp fiction", 1994),
    ("el rey león", 1994),
    ("forrest gump", 1994),
    ("titanic", 1997),
    ("matrix", 1999),
    ("nueve reinas", 2000),
    ("amores perros", 2000),
    ("amélie", 2001),
    ("el viaje de chihiro", 2001),
    ("ciudad de dios", 2002),
    ("el laberinto del fauno", 2006),
    ("el secreto de sus ojos", 2009),
    ("inception", 2010),
    ("relatos salvajes", 2014),
    ("mad max fury road", 2015),
    ("coco", 2017),
    ("parásitos", 2019),
    ("oppenheimer", 2023),
    ("sinners", 2025),
]
"""What is typed, and the year of the film that is meant."""


@cache
def sample() -> Catalogue:
    return load(SAMPLE)


def test_there_are_fifty_of_all_decades() -> None:
    assert len(FILMS) == 50
    assert {year // 10 for _, year in FILMS} == set(range(194, 203))


@pytest.mark.parametrize(("typed", "year"), FILMS, ids=[typed for typed, _ in FILMS])
def test_a_popular_film_is_found(typed: str, year: int) -> None:
    found = [hit for hit in find(sample(), typed) if hit.kind in {"film", "title"}]
    assert year in [hit.year for hit in found[:2]], "a remake may stand before it"
