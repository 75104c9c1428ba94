"""The mission's questions about films, at its paths, under its names and keys.

Money is in US dollars; a sum that is unknown counts as 0, as the mission fixed it (the dashboard
tells unknown from nothing).
"""

from typing import Annotated

from fastapi import Path, Query
from typing_extensions import TypedDict

from api.routing import Answers
from queries.films import companies, countries, franchises, releases, returns
from queries.names import calendar
from resources.loaded import catalogue

router = Answers("films")

Number = int | float

LONGEST = 300
"""Characters of the longest name that is looked up."""


NO_BLANK = r"[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""At least one character of ink. `\\S` is another set in each language that reads the document:
JavaScript takes U+0085 for ink, the server and Python for a blank."""


def _name(description: str, example: str) -> object:
    return Path(description=description, examples=[example], max_length=LONGEST, pattern=NO_BLANK)


class FilmsOfMonth(TypedDict):
    """How many films were released in a month; its Spanish name."""

    mes: str
    cantidad: int


class FilmsOfDay(TypedDict):
    """How many films were released on a weekday (its Spanish name) or a day of the month."""

    dia: str | int
    cantidad: int


class FranchiseRevenue(TypedDict):
    """A franchise's films, their revenue and its mean over all of them."""

    franquicia: str
    cantidad: int
    ganancia_total: Number
    ganancia_promedio: Number


class FilmsOfCountry(TypedDict):
    """How many films were produced in a country, named as the data spell it."""

    pais: str
    cantidad: int


class CompanyRevenue(TypedDict):
    """A company's revenue, before costs, and number of films."""

    productora: str
    ganancia_total: Number
    cantidad: int


class FilmReturn(TypedDict):
    """What a film cost, earned and returned (revenue / budget), and when it was released."""

    pelicula: str
    inversion: Number
    ganacia: Number
    retorno: Number
    anio: int


@router.answer("/peliculas_mes/{mes:path}")
def peliculas_mes(
    mes: Annotated[str, _name("Month, in Spanish or English", "enero")],
) -> FilmsOfMonth:
    """Count the films released in a month, all years together."""
    month = calendar.month(mes)
    return {
        "mes": calendar.MONTHS_ES[month - 1],
        "cantidad": releases.count(catalogue(), "month", month),
    }


@router.answer("/peliculas_dia/{dia:path}")
def peliculas_dia(
    dia: Annotated[str, _name("Weekday, in Spanish or English, or day of the month", "lunes")],
) -> FilmsOfDay:
    """Count the films released on a weekday, or on a day of the month, all years together."""
    day = calendar.day_of_month(dia)
    if day is not None:
        return {"dia": day, "cantidad": releases.count(catalogue(), "day", day)}
    weekday = calendar.weekday(dia)
    return {
        "dia": calendar.WEEKDAYS_ES[weekday],
        "cantidad": releases.count(catalogue(), "weekday", weekday),
    }


@router.answer("/franquicia/{franquicia:path}")
def franquicia(
    franquicia: Annotated[str, _name("Franchise", "Toy Story Collection")],
) -> FranchiseRevenue:
    """Count a franchise's films and add up their revenue."""
    found = franchises.franchise(catalogue(), franquicia)
    return {
        "franquicia": found.name,
        "cantidad": found.films,
        "ganancia_total": whole(found.money.total),
        "ganancia_promedio": whole(found.money.mean),
    }


@router.answer("/peliculas_pais/{pais:path}")
def peliculas_pais(
    pais: Annotated[str, _name("Country: Spanish or English name, or ISO code", "Italia")],
) -> FilmsOfCountry:
    """Count the films produced in a country, alone or with others."""
    found = countries.country(catalogue(), pais)
    return {"pais": found.name, "cantidad": found.films}


@router.answer("/productoras/{productora:path}")
def productoras(
    productora: Annotated[str, _name("Company, the whole name", "Universal Studios")],
) -> CompanyRevenue:
    """Add up the revenue of a company's films and count them."""
    found = companies.company(catalogue(), productora)
    return {
        "productora": found.name,
        "ganancia_total": whole(found.money.total),
        "cantidad": found.films,
    }


@router.answer("/retorno/{pelicula:path}")
def retorno(
    pelicula: Annotated[str, _name("Film, the whole title", "Jumanji")],
    anio: Annotated[
        int | None,
        Query(description="Year of release, to tell homonyms apart", ge=1, le=9999),
    ] = None,
) -> FilmReturn:
    """Tell a film's budget, revenue, return, year; if several share the title, the most voted."""
    found = returns.film_return(catalogue(), pelicula, anio)
    return {
        "pelicula": found.title,
        "inversion": whole(found.budget or 0),
        "ganacia": whole(found.revenue or 0),
        "retorno": found.roi or 0,
        "anio": found.year,
    }


def whole(amount: float) -> Number:
    """Return a whole amount as an integer, so that JSON shows no idle `.0`."""
    return int(amount) if amount == int(amount) else amount
