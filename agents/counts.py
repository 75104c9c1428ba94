"""Tools about many things: how many there are, which lead, what platforms hold, what was mended."""

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from agents.answers import Answer, RefusedError, answer, asked, records
from catalogue import Catalogue
from queries.data import quality
from queries.films import breakdowns, companies, countries, filters, franchises, releases
from queries.films.filters import Filters
from queries.films.releases import Part
from queries.names import calendar
from queries.platforms import actors, longest, scores
from queries.platforms.selection import platform_named, platforms
from resources.loaded import catalogue

Limit = Annotated[int, Field(description="How many rows to return", ge=1, le=50)]
OptionalYear = Annotated[
    int | None, Field(description="Year of release; every year where absent", ge=1, le=9999)
]
Genre = Annotated[
    str | None, Field(description="English genre, such as Drama", min_length=1, max_length=100)
]
By = Literal["month", "weekday", "day", "year", "decade", "genre", "country"]
ALL_FILMS = "films with a release date, one row a film"


@asked
def count(
    by: Annotated[By, Field(description="What the films are counted by")],
    value: Annotated[
        str | None,
        Field(
            description="One of them: enero, friday, 13, 1994, Drama, Italia; all where absent",
            min_length=1,
            max_length=100,
        ),
    ] = None,
) -> Answer:
    """Count films by month, weekday, day of the month, year, decade, genre or country.

    With `value` the `figure` is the films of that one; without it `rows` holds every one (name,
    films) and `figure` the number of all films. Months, weekdays and countries are understood in
    Spanish and English; a film of two genres or countries counts in both. It counts films only: use
    `streaming` for the titles of a platform, `rank` for money. A value that there is not is refused
    with near ones.
    """
    tables = catalogue()
    table, page, choices = _tally(tables, by)
    if value is None:
        return answer(
            f"{len(tables.films):,} films, by {by}.",
            len(tables.films),
            unit="films",
            n=len(tables.films),
            basis=_basis(by),
            page=page,
            rows=table,
            **choices,
        )
    name = _meant(tables, by, value)
    films = next((int(row["films"]) for row in table if str(row["name"]) == str(name)), 0)
    return answer(
        f"{films:,} films: {by} {name}.",
        films,
        unit="films",
        n=len(tables.films),
        basis=_basis(by),
        page=page,
        rows=[{"name": name, "films": films}],
        **choices | ({by: name} if by in ("month", "day", "country") else {}),
    )


def _basis(by: By) -> str:
    if by in ("month", "weekday", "day"):
        return f"{ALL_FILMS}; many dates known to the year only stand as 1 January"
    return f"{ALL_FILMS}; a film counts in each of its genres and countries"


def _tally(tables: Catalogue, by: By) -> tuple[list[dict[str, Any]], str, dict[str, object]]:
    """Return a row for each name, its page and the page's choices."""
    every = np.arange(len(tables.films))
    if by in ("month", "weekday", "day"):
        part: Part = by
        counted = releases.releases(tables, part).counts
        rows = records(counted, "number", "films")
        named = [{"name": _written(part, int(row["number"])), **row} for row in rows]
        return named, "months" if by == "month" else "weekdays", {}
    if by == "genre":
        table = breakdowns.by_genre(tables, every).rename(columns={"genre": "name"})
        return records(table, "name", "films"), "explore", {}
    if by == "country":
        table = countries.films_by_country(tables).rename(columns={"country": "name"})
        return records(table, "name", "code", "films"), "countries", {}
    if by == "decade":
        table = breakdowns.by_decade(tables, every).rename(columns={"decade": "name"})
        return records(table, "name", "films"), "", {}
    years, films = np.unique(tables.films["year"].to_numpy().astype(int), return_counts=True)
    pairs = zip(years.tolist(), films.tolist(), strict=True)
    return [{"name": year, "films": number} for year, number in pairs], "", {}


def _written(part: Part, number: int) -> str:
    if part == "month":
        return calendar.MONTHS_EN[number - 1]
    return calendar.WEEKDAYS_EN[number] if part == "weekday" else str(number)


def _meant(tables: Catalogue, by: By, value: str) -> str | int:
    """Return the name that a value means, as the counts spell it."""
    match by:
        case "month":
            return calendar.MONTHS_EN[calendar.month(value) - 1]
        case "weekday":
            return calendar.WEEKDAYS_EN[calendar.weekday(value)]
        case "country":
            return countries.country(tables, value).name
        case "genre":
            return genre_named(tables, value)
    digits = value.strip().rstrip("s")
    if not digits.isdecimal():
        raise RefusedError(f"A {by} is a whole number, not {value!r}.")
    return int(digits)


def genre_named(tables: Catalogue, typed: str) -> str:
    """Return a genre as the data spell it; raises RefusedError."""
    known = filters.options(tables).genres
    found = next((g for g in known if g.casefold() == typed.strip().casefold()), None)
    if found is None:
        raise RefusedError(f"No genre is called {typed!r}. There are: {', '.join(known)}.")
    return found


@asked
def rank(
    of: Annotated[
        Literal["films", "franchises", "companies", "countries"],
        Field(description="What is ranked"),
    ],
    by: Annotated[
        Literal["revenue", "budget", "profit", "return", "votes", "films"],
        Field(description="The measure; budget and votes are films' only, films not theirs"),
    ] = "revenue",
    limit: Limit = 10,
    minimum_films: Annotated[
        int, Field(description="Films that a franchise, company or country needs", ge=1, le=500)
    ] = 1,
    genre: Genre = None,
    first_year: OptionalYear = None,
    last_year: OptionalYear = None,
) -> Answer:
    """Rank films, franchises, companies or countries by a measure, the greatest first.

    `rows` holds place, name, year or number of films, and the measure; `figure` is the first one's
    value. `genre`, `first_year` and `last_year` narrow films alone. `return` of films asks for a
    budget of a million dollars at least, since tiny budgets are mostly slips; of others it is the
    median over their films. For one named thing use `film` or `totals` instead.
    """
    if of == "films":
        return _films(by, limit, genre, first_year, last_year)
    if genre or first_year or last_year:
        raise RefusedError("Genre and years narrow films only: ask with of='films'.")
    return _others(of, by, limit, minimum_films)


def _films(
    by: str, limit: int, genre: str | None, first_year: int | None, last_year: int | None
) -> Answer:
    tables = catalogue()
    if by == "films":
        raise RefusedError("Films have no number of films: rank them by revenue, votes, ...")
    span = (first_year or 0, last_year or 9999)
    wanted = Filters(years=span, genres=(genre_named(tables, genre),) if genre else ())
    table = breakdowns.films_with_money(tables, filters.chosen(tables, wanted))
    table = table.assign(votes=table["vote_count"])
    table["return"] = (table["revenue"] / table["budget"]).where(table["budget"] >= LEAST_BUDGET)
    best = table[table[by].notna()].sort_values(by, ascending=False, kind="stable").head(limit)
    rows = [{"place": i, **row} for i, row in enumerate(records(best, "title", "year", by), 1)]
    first = f"{rows[0]['title']} ({rows[0]['year']})" if rows else "nothing"
    return answer(
        f"First by {by}: {first}.",
        rows[0][by] if rows else None,
        unit=UNITS[by],
        n=int(table[by].notna().sum()),
        basis=f"films whose {by} is known; nominal US dollars",
        page="return",
        rows=rows,
        **({"film": rows[0]["title"], "year": rows[0]["year"]} if rows else {}),
    )


LEAST_BUDGET = 1_000_000
"""US dollars from which a film's return is ranked."""
UNITS = {
    **dict.fromkeys(("revenue", "budget", "profit"), "US dollars"),
    "return": "times the budget",
    "votes": "votes",
    "films": "films",
}
MEASURES = {"revenue": "total", "profit": "profit", "return": "median_return", "films": "films"}


def _others(of: str, by: str, limit: int, minimum_films: int) -> Answer:
    tables = catalogue()
    column = MEASURES.get(by)
    if column is None:
        raise RefusedError(f"{of.capitalize()} are ranked by {', '.join(MEASURES)}, not by {by}.")
    every = {
        "franchises": franchises.ranking,
        "companies": companies.ranking,
        "countries": _countries,
    }[of]
    table = tables.once(every)
    best = breakdowns.leaders(table, column, minimum_films, limit)
    rows = records(best, "place", "name", "films", "known", column)
    return answer(
        f"First of the {of} by {by}: {rows[0]['name']}." if rows else f"No {of} of so many films.",
        rows[0][column] if rows else None,
        unit=UNITS[by],
        n=len(table),
        basis=f"at least {minimum_films} films; unknown money adds nothing; nominal US dollars",
        page=of,
        rows=rows,
        tab="chart" if of == "countries" else "leaders",
    )


def _countries(tables: Catalogue) -> Any:  # noqa: ANN401 - a frame
    return countries.films_by_country(tables).rename(columns={"country": "name"})


@asked
def streaming(
    platform: Annotated[
        str | None,
        Field(description="amazon, disney, hulu, netflix; all where absent", max_length=100),
    ] = None,
    year: OptionalYear = None,
    score_above: Annotated[
        float, Field(description="Stars of 5 that a title's mean must exceed", ge=0, le=5)
    ] = 0,
    unit: Annotated[
        Literal["min", "season"], Field(description="What the longest title is measured in")
    ] = "min",
) -> Answer:
    """Count a streaming platform's titles, films and series, and tell their extremes.

    `figure` is the number of titles that score strictly more than `score_above`, all of them at 0.
    `rows` has one row: titles, titles above the score, the longest title with its length in `unit`
    (ties listed), and the actors of most titles (none where the platform names no cast). `year` is
    that of release. For films by month, genre or country use `count`; for one film `film` tells
    which platforms have it.
    """
    tables = catalogue()
    name = platform_named(tables, platform) if platform else None
    counted = scores.score_count(tables, name, score_above, year)
    titles = counted.titles
    figure = counted.count if score_above > 0 else titles
    cast = actors.top_actors(tables, name, year)
    record = longest.longest(tables, year, name, unit)
    where = name or f"{len(platforms(tables))} platforms"
    return answer(
        f"{where}{f' in {year}' if year else ''}: {figure:,} titles"
        + (f" score above {score_above:g}." if score_above > 0 else "."),
        figure,
        unit="titles",
        n=titles,
        basis="films and series of the platforms' catalogues; a title's score is the mean of its "
        "ratings, rounded to 2 decimals; year of release",
        page="scores" if score_above > 0 else "platforms",
        rows=[
            {
                "platform": name,
                "year": year,
                "titles": titles,
                "above": counted.count,
                "longest": record.names,
                "length": record.duration,
                "unit": record.unit,
                "actors": list(cast.actors),
                "appearances": cast.appearances,
            }
        ],
        platform=name or "any",
        **({"score": score_above, "year": year} if score_above > 0 else {}),
    )


@asked
def data_quality(
    limit: Limit = 20,
) -> Answer:
    """Tell which data answers, how far it reaches, and what was found wrong in it while cleaning.

    `figure` is the number of rules that found something; `rows` holds each rule with its reason,
    its effect on the answers and the rows that it touched, the commonest first. `data` (in every
    answer) names the version and the last day that films and titles reach. Ask it before trusting
    an odd number; it answers nothing about single films.
    """
    found = quality.report(catalogue())
    rules = [rule for rule in found.rules if rule.count]
    rows = [
        {"rule": r.name, "reason": r.reason, "effect": r.effect, "rows": r.count}
        for r in rules[:limit]
    ]
    films = len(catalogue().films)
    return answer(
        f"{len(rules)} rules found something wrong while {films:,} films were cleaned.",
        len(rules),
        unit="rules",
        n=films,
        basis="the report that the clean-up wrote beside the tables",
        page="data",
        rows=rows,
    )
