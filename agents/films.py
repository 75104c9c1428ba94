"""Tools about one thing: names, a film, the money of a franchise or company, films alike."""

from typing import Annotated, Literal

from pydantic import Field

from agents.answers import Answer, answer, asked, dollars
from catalogue import Catalogue
from models import similar as model
from queries.across.anything import find
from queries.films import companies, franchises, returns
from queries.films.cards import FilmCard, card, film_row
from queries.films.facts import facts
from queries.films.money import Money
from queries.films.returns import FilmReturn
from queries.rows import columns
from queries.search.films import Match, find_film
from resources.loaded import catalogue
from views import hits
from views.links import address

Name = Annotated[
    str,
    Field(description="A name as people type it, in any language", min_length=1, max_length=300),
]
Year = Annotated[
    int | None,
    Field(description="Year of release, to tell films of one title apart", ge=1, le=9999),
]
NOMINAL = "nominal US dollars; revenue is box office, before all costs"


@asked
def search(
    name: Name,
    limit: Annotated[int, Field(description="How many things to return", ge=1, le=20)] = 8,
) -> Answer:
    """Find what bears a name.

    Returns films, franchises, companies, countries, people, platforms and their titles, the
    likeliest first, in `rows` (kind, name, year, link). Use it first where the spelling or the kind
    of a name is uncertain, since the other tools take one kind of name each; it tells nothing of
    money or counts. Names are matched whatever their case, accents or language, typing mistakes
    included; nothing like it gives no rows.
    """
    found = find(catalogue(), name, limit)
    rows = [
        {
            "kind": hit.kind if hit.kind != "actor" else "person",
            "name": hit.name,
            "year": hit.year,
            "link": address(page, **choices),
        }
        for hit in found
        for page, choices in [hits.destination(catalogue(), hit)]
    ]
    first = f"{rows[0]['kind']} {rows[0]['name']}" if rows else None
    return answer(
        f"The likeliest is the {first}." if first else f"Nothing is called {name!r}.",
        str(rows[0]["name"]) if rows else None,
        unit="name",
        n=len(rows),
        basis="likeness to every known name, then how well known a thing is",
        page="",
        rows=rows,
    )


@asked
def film(title: Name, year: Year = None) -> Answer:
    """Tell what a film cost, earned and returned, and what it is.

    `figure` is its return, revenue divided by budget, and is null (not zero) where either is
    unknown. `rows` has one row: title, year, date, budget, revenue, return, profit, genres,
    directors, franchise, companies, countries, mean vote and votes, the streaming platforms that
    have it. Use `totals` for a franchise or company instead, and `rank` to compare films. Of
    several films of one title the most voted is told, unless `year` picks another.
    """
    tables = catalogue()
    match = find_film(tables, title, year)
    money = returns.film_return(tables, match.title, year or match.year)
    shown = card(tables, film_row(tables, money.film_id))
    told = "unknown" if money.roi is None else f"{money.roi:.2f} times its budget"
    others = [y for y in money.homonyms if y != money.year]
    return answer(
        f"{money.title} ({money.year}) cost {dollars(money.budget)} and earned "
        f"{dollars(money.revenue)}: its return is {told}.",
        money.roi,
        unit="times the budget",
        n=1,
        basis=f"{_read(match)}{NOMINAL}; return = revenue / budget, null where either is unknown"
        + (f"; other films of this title: {', '.join(map(str, others))}" if others else ""),
        page="return",
        rows=[_film(tables, money, shown)],
        film=money.title,
        year=money.year,
    )


def _read(match: Match) -> str:
    """Say which film was taken where it is not the one typed."""
    return "" if match.likeness >= 1 else f"taken to mean {match.title} ({match.year}); "


def _film(tables: Catalogue, money: FilmReturn, shown: FilmCard) -> dict[str, object]:
    ties = facts(tables, money.film_id)
    return {
        "id": money.film_id,
        "title": money.title,
        "spanish_title": shown.spanish_title,
        "original_title": shown.original_title,
        "year": money.year,
        "date": money.date.isoformat(),
        "budget": money.budget,
        "revenue": money.revenue,
        "return": money.roi,
        "profit": money.profit,
        "genres": list(ties.genres),
        "directors": shown.directors,
        "franchise": ties.franchise,
        "companies": list(ties.companies),
        "countries": list(ties.countries.values()),
        "vote_average": shown.rating,
        "votes": shown.votes,
        "platforms": shown.platforms,
    }


@asked
def totals(
    of: Annotated[Literal["franchise", "company"], Field(description="What bears the name")],
    name: Name,
) -> Answer:
    """Tell how many films one franchise or one production company has and what they earned.

    `figure` is the total revenue in US dollars; `rows` has one row: films, films of known revenue,
    total, mean over all films (unknown counts as 0), mean and median over films of known revenue,
    profit and median return where both sums are known. The whole name is needed: `search` finds
    it. For a single film use `film`, for the greatest franchises or companies `rank`.
    """
    tables = catalogue()
    found = (
        franchises.franchise(tables, name) if of == "franchise" else companies.company(tables, name)
    )
    money: Money = found.money
    choices = {of: found.name}
    return answer(
        f"{found.name} has {found.films:,} films, which earned {dollars(money.total)}.",
        money.total,
        unit="US dollars",
        n=found.films,
        basis=f"{NOMINAL}; {money.known} of {found.films} films have a known revenue, "
        "the others add nothing",
        page="franchises" if of == "franchise" else "companies",
        rows=[
            {
                "name": found.name,
                "films": found.films,
                "known": money.known,
                "total": money.total,
                "mean": money.mean,
                "mean_known": money.mean_known,
                "median_known": money.median_known,
                "profit": money.profit,
                "median_return": money.median_return,
            }
        ],
        **choices,
    )


@asked
def similar(
    title: Name,
    year: Year = None,
    limit: Annotated[int, Field(description="How many films to return", ge=1, le=20)] = 5,
) -> Answer:
    """Recommend the films most like a film.

    `rows` holds them best first: id, title, year, score of 1, and `why`, each field's share of the
    score (franchise, genres, people, keywords, text, audience and others). `figure` is the best
    one's title. Likeness is the project's own model of contents and tastes, not a count; use `film`
    for facts of one film. A mistyped title is taken for the likeliest film, which `basis` names.
    """
    tables = catalogue()
    match = find_film(tables, title, year)
    found = tables.once(model.load).recommend(film_row(tables, match.film_id), limit)
    films = tables.once(columns)
    rows = [
        {
            "id": int(films["film_id"][one.item]),
            "title": str(films["title"][one.item]),
            "year": int(films["year"][one.item]),
            "score": round(float(one.score), 4),
            "why": {field: round(float(share), 4) for field, share in one.why.items()},
        }
        for one in found
    ]
    names = ", ".join(str(row["title"]) for row in rows)
    return answer(
        f"Like {match.title} ({match.year}): {names}.",
        str(rows[0]["title"]) if rows else None,
        unit="title",
        n=len(rows),
        basis=f"{_read(match)}a model of contents and viewers' tastes; the shares in `why` add up "
        "to the score",
        page="similar",
        rows=rows,
        film=match.title,
        year=match.year,
    )
