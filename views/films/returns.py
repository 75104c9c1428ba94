"""Return: what did a film cost, earn and return, and when?"""

from dataclasses import dataclass
from functools import partial

from catalogue import Catalogue
from charts.returns import PAYING, budget_and_revenue, cloud
from language import formats
from language.texts import _, plain
from queries.films import examples, returns
from queries.films.comparable import FLOOR, SLIP
from queries.films.facts import facts
from queries.films.returns import FilmReturn, Reason
from views import columns
from views.blocks import Chart, Figure, Headline, Links, Note, Table
from views.dollars import dollars, dollars_told, in_dollars, unpriced
from views.films.tables import films_table
from views.links import Link
from views.names import (
    film_choices,
    film_columns,
    film_label,
    film_name,
    franchise_name,
    in_the_chart,
    with_names,
)
from views.page import Page, Tab, View, named
from views.parameters import Ask, Text, Whole
from views.watch import where_to_watch

LINKS = 4
"""Companies and countries of a film that are linked."""
FLAGS = {
    "budget_slip": lambda: _("The budget is under 1,000 dollars: a slip, or millions left out."),
    "revenue_slip": lambda: _("The revenue is under 1,000 dollars: a slip, or millions left out."),
    "placeholder": lambda: _("The date may only stand for its year or month."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The film that answers, the year that was asked for, and the floor in nominal US dollars."""

    film: FilmReturn
    year: int | None
    floor: float


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the film that is asked for: of homonyms that of the year, else the most voted."""
    title = Text(key="film", label=_("Film"), default=examples.earner(tables))
    with ask.row():
        typed, year, floor = ask(title), typed_year(ask(year_field())), ask(floor_field())
    film = named(title, returns.film_return, tables, typed)
    if year in film.homonyms:
        film = returns.film_return(tables, film.called, year)
    return Asked(film, year, float(floor))


def year_field() -> Text:
    """Return the field for the year."""
    return Text(key="year", label=_("Year"), width=110, help=_("Tells homonyms apart"))


def typed_year(text: str) -> int | None:
    """Return the year that was typed to tell homonyms apart, None for anything else."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) == 4 else None


def floor_field() -> Whole:
    """Return the field for the least budget of comparisons."""
    return Whole(
        key="return_floor",
        label=_("Budget floor ($)"),
        least=0,
        most=1_000_000_000,
        default=int(FLOOR),
        step=50_000,
        width=190,
        help=_(
            "In nominal dollars. Films that cost less are left out of comparisons: most such "
            "budgets are slips"
        ),
    )


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show which film answers, its budget, revenue, return and date, and where to watch it."""
    film, year = asked.film, asked.year
    if year not in (None, film.year):
        yield Note(
            _("No film by this title is from {year}; the most voted one is shown.", year=year)
        )
    yield _named(tables, film)
    yield from _others(film)
    yield Headline(
        [_sum(_("Budget"), film.budget), _sum(_("Revenue"), film.revenue), _roi(film), _date(film)]
    )
    yield from unpriced(tables, film.year)
    for flag in film.flags:
        yield Note(f":material/flag: {FLAGS[flag]()}")
    yield from where_to_watch(tables, film.film_id)


def heading(tables: Catalogue, asked: Asked) -> str:
    """Return the film's name in the reader's language."""
    return film_name(tables, asked.film.film_id, asked.film.title)


def _named(tables: Catalogue, film: FilmReturn) -> Links:
    """Return the film's name with links to its other pages."""
    name = f"**{plain(film_label(tables, film.film_id, film.title))}** ({film.year})"
    typed = {"film": f"{film.title} ({film.year})"}
    own = film_choices(tables, film.film_id, film.title, film.year)
    links = [Link("film", _("All about it"), own), Link("similar", _("Similar films"), typed)]
    return Links("return-film", links, name)


def _others(film: FilmReturn) -> View:
    """Show links to the films of the same title in other years, where there are any."""
    links = [
        Link("return", formats.year(year), {"film": title, "year": year})
        for title, year in film.namesakes
        if (title, year) != (film.title, film.year)
    ]
    if links:
        yield Links("homonyms", links, also_called(by_fame=film.by_fame))


def also_called(*, by_fame: bool) -> str:
    """Return what stands before the years of namesakes; `by_fame` where no year was asked for."""
    if by_fame:
        return _("The best known of this title is shown. Also:")
    return _("Also of this title:")


def _sum(label: str, amount: float | None) -> Figure:
    unknown = "" if amount else _("unknown")
    return Figure(label, formats.short_money(amount), unknown, formats.money(amount))


def _roi(film: FilmReturn) -> Figure:
    return Figure(
        _("Return"),
        formats.times(film.roi),
        _("profit {profit}", profit=plain(formats.short_money(film.profit))),
        _("Revenue / budget; profit is what is left before every other cost"),
    )


def _date(film: FilmReturn) -> Figure:
    return Figure(_("Year"), formats.year(film.year), formats.date(film.date))


def map_of_money(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the film among all others, by budget and revenue."""
    film, floor = asked.film, asked.floor
    crowd = returns.comparable(tables, floor)
    own = with_names(tables, returns.among(crowd, film.film_id))
    rivals = returns.rivals(tables, film.film_id, floor)
    yield Chart(
        "return-chart",
        finding(
            film_label(tables, film.film_id, film.title),
            film.roi,
            returns.left_out(tables, film.film_id, floor),
        ),
        _(
            "Budget and revenue of {n} films, {dollars}, both axes logarithmic; in blue the "
            "best-known of its genre, which tell their titles",
            dollars=dollars(tables),
            n=formats.number(len(crowd)),
        ),
        lambda: budget_and_revenue(cloud(tables, floor), with_names(tables, rivals), own),
        rows=lambda: with_names(tables, crowd),
        columns=[
            columns.number("film_id", _("Number of the film"), grouped=False),
            *film_columns(link=None),
            columns.year("year", _("Year")),
            columns.money("budget", _("Budget")),
            columns.money("revenue", _("Revenue")),
            columns.times("roi", _("Return")),
            columns.number("vote_count", _("Votes")),
        ],
    )
    yield from in_the_chart(tables, rivals, "return-named")


def finding(name: str, roi: float | None, reason: Reason | None) -> str:
    """Say what the map shows of the film, or for which reason it is not there."""
    title, times = plain(name), formats.times(roi)
    if reason:
        return unplaced(title, reason)
    if roi and roi >= 1:
        # Spanish says how many times in words.
        many = plain(formats.number(roi, 1))
        return _("{title} earned {times} its cost", title=title, times=times, n=many)
    return _("{title} did not earn its cost back: {times}", title=title, times=times)


def unplaced(title: str, reason: Reason) -> str:
    """Say why a film, named in Markdown, is left out of comparisons."""
    match reason.why:
        case "unknown":
            return _("{title} cannot be placed: its budget and revenue are unknown", title=title)
        case "budget_unknown":
            return _("{title} cannot be placed: its budget is unknown", title=title)
        case "revenue_unknown":
            return _("{title} cannot be placed: its revenue is unknown", title=title)
    sums = {"sum": _plain_money(reason.amount), "floor": _plain_money(reason.floor)}
    if reason.why == "budget":
        return _(
            "{title} cannot be placed: its budget of {sum} is under the floor of {floor}",
            title=title,
            **sums,
        )
    return _(
        "{title} cannot be placed: its revenue of {sum}, under {floor}, is a slip",
        title=title,
        **sums,
    )


def _plain_money(amount: float) -> str:
    return plain(formats.money(amount))


def among_genre(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the film's place among each of its genres and among all films."""
    places = returns.places(tables, asked.film.film_id, asked.floor)
    if reason := returns.left_out(tables, asked.film.film_id, asked.floor):
        film = asked.film
        title = plain(film_label(tables, film.film_id, film.title))
        yield Note(f"{unplaced(title, reason)}.")
        return
    first = places.iloc[0]
    name = plain(first["genre"]) if first["genre"] else _("all films")
    place, of = formats.number(first["place"]), formats.number(first["of"])
    yield Note(
        _("Ranked {place} of {of} in {genre}", place=place, of=of, genre=name), kind="heading"
    )
    yield Table(
        "return-places",
        places.assign(genre=places["genre"].fillna(_("all films"))),
        [
            columns.text("genre", _("Genre")),
            columns.number("place", _("Rank")),
            columns.number("of", _("Films compared")),
            columns.times("median", _("Median return")),
        ],
        _("Rank of the film's return in each of its genres"),
    )


def homonyms(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List the films of the same title."""
    rows = returns.homonyms(tables, asked.film.called)
    yield films_table(tables, rows, key="return-homonyms", alt=_("Films of the same title"))


def highest(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List the films by return."""
    yield Table(
        "return-best",
        returns.comparable(tables, asked.floor),
        [
            *film_columns(),
            columns.year("year", _("Year")),
            columns.money("budget", _("Budget")),
            columns.money("revenue", _("Revenue")),
            columns.times("roi", _("Return")),
        ],
        _("Films by return, the highest first"),
        adding=partial(with_names, tables),
    )


def related(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show links to the film's franchise, companies and countries."""
    ties = facts(tables, asked.film.film_id)
    franchise = [ties.franchise] if ties.franchise else []
    yield Links(
        "related",
        [
            *(
                Link("franchises", plain(franchise_name(tables, name)), {"franchise": name})
                for name in franchise
            ),
            *(Link("companies", plain(name), {"company": name}) for name in ties.companies[:LINKS]),
            *(
                Link("countries", plain(formats.country(code, name)), {"country": code})
                for code, name in list(ties.countries.items())[:LINKS]
            ),
        ],
    )


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Return is revenue / budget, and exists only where both are known: in {known} of {all} "
        "films. Of films of one title the most voted answers unless a year is given. Budgets and "
        "revenues of a few dollars are slips; comparisons leave out budgets under the floor, and "
        "revenues under {slip}, both nominal. Break-even is where revenue equals budget. The "
        "second line is at {rule} times the budget, a rule of thumb of the trade: cinemas keep "
        "about half of what they take, and copies and advertising cost about a quarter as much as "
        "the film's budget or more, so that a film pays from about there on. It comes from no "
        "study, nor from these data, and single films differ widely from it. {dollars}",
        rule=formats.number(PAYING, 1),
        dollars=dollars_told(tables),
        known=formats.number(returns.known(tables)),
        all=formats.number(len(tables.films)),
        slip=plain(formats.money(SLIP)),
    )


PAGE = Page(
    path="return",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Budget and revenue"), map_of_money),
        "places": Tab(lambda: _("Among its genre"), among_genre),
        "homonyms": Tab(lambda: _("Same title"), homonyms),
        "table": Tab(lambda: _("Highest returns"), highest),
    },
    method=method,
    related=related,
    given=in_dollars,
)
