"""Companies: what did the films of a company earn?"""

from dataclasses import dataclass
from functools import partial
from typing import cast

from catalogue import Catalogue
from charts.companies import timeline
from language import formats
from language.texts import _, ngettext, plain
from queries.films import breakdowns, companies, examples
from queries.films.companies import Company
from queries.films.comparable import CROWD
from queries.films.filters import EVERY, Filters
from queries.films.franchises import Measure
from queries.rows import greatest
from views.blocks import TOP, Chart, Figure, Headline, Note, Table
from views.dollars import dollars, dollars_told, in_dollars
from views.films.breakdowns import by_decade, by_genre, decade_columns, with_partners
from views.films.compare import OFFERED, side_by_side
from views.films.rankings import leaderboard, what_counts
from views.films.tables import films_table, ranking_table
from views.filters import narrowed, narrowed_to, nothing_passes
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Text
from views.subjects import without


@dataclass(frozen=True, slots=True)
class Asked:
    """The company with those of its films that pass the filters."""

    company: Company
    filters: Filters


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the company that is asked for, with the films that pass the filters."""
    first = examples.company(tables)
    if first is None:
        raise AbsentError(without("production_companies"))
    name = Text(key="company", label=_("Company"), default=first)
    with ask.row():
        found = named(name, companies.company, tables, ask(name))
        filters = narrowed(tables, ask)
    return Asked(companies.within(tables, found, filters), filters)


def answer(_tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its total and median revenue, films and return."""
    found = asked.company
    yield from narrowed_to(asked.filters)
    if not found.films:
        yield nothing_passes()
        return
    films = Figure(_("Films"), formats.number(found.films))
    yield Headline([_revenue(found), films, _median(found), _return(found)])


def heading(_tables: Catalogue, asked: Asked) -> str:
    """Return the company's name."""
    return asked.company.name


def _revenue(found: Company) -> Figure:
    money = found.money
    return Figure(
        _("Revenue"),
        formats.short_money(money.total) if money.known else formats.UNKNOWN,
        _("before costs; known for {known} films", known=formats.number(money.known)),
        formats.money(money.total),
    )


def _median(found: Company) -> Figure:
    money = found.money
    return Figure(
        _("Median revenue"),
        formats.short_money(money.median_known),
        _("mean {mean}", mean=plain(formats.short_money(money.mean_known))),
        formats.money(money.median_known),
    )


def _return(found: Company) -> Figure:
    return Figure(
        _("Median return"),
        formats.times(found.money.median_return),
        ngettext("over {n} film", "over {n} films", found.money.compared),
        _("Revenue / budget, over the films of which both are known and no slips"),
    )


def over_time(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show films and revenue by decade."""
    if not asked.company.money.known:
        yield Note(_("No revenue of these films is known; the table lists them."))
        return
    rows = breakdowns.by_decade(tables, asked.company.rows)
    best = greatest(rows, "revenue")
    yield Chart(
        "company-timeline",
        _(
            "The {decade} earned the most: {sum} over {n} films",
            decade=formats.decade(int(best["decade"])),
            sum=plain(formats.short_money(best["revenue"])),
            n=formats.number(best["known"]),
        ),
        _(
            "Known revenue by decade, {dollars}; hatched where none is known",
            dollars=dollars(tables),
        ),
        lambda: timeline(rows),
        rows=rows,
        columns=decade_columns(),
    )


def decades(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its films by decade."""
    yield from by_decade(tables, asked.company.rows, key="company-decades")
    if asked.filters != EVERY:
        yield films_of_company(tables, asked)


def genres(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its films by genre."""
    yield from by_genre(tables, asked.company.rows, key="company-genres")
    if asked.filters != EVERY:
        yield films_of_company(tables, asked)


def partners(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show with which companies its films were made."""
    table = companies.partners(tables, asked.company)
    return with_partners(table, key="company-partners", films=asked.company.films)


def like_names(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show which spellings the answer holds, and the like names that it leaves out."""
    if len(asked.company.spellings) > 1:
        merged = ", ".join(f"**{plain(name)}**" for name in asked.company.spellings)
        yield Note(_("Counted together as one name: {names}.", names=merged))
    yield Note(_("Other companies with similar names, which the answer leaves out:"))
    yield ranking_table(
        companies.related(tables, asked.company),
        path="companies",
        parameter="company",
        key="company-related",
        alt=_("Companies with similar names"),
        measures=["films", "known", "total", "median_known", "first", "last"],
    )


def listed_films(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List its films."""
    yield films_of_company(tables, asked, limit=None)


def films_of_company(tables: Catalogue, asked: Asked, limit: int | None = TOP) -> Table:
    """List the films of the company, the most voted first: below a chart as many as are drawn."""
    rows = breakdowns.most_voted(tables, asked.company.rows, limit)
    return films_table(tables, rows, key="company-films", alt=_("Films of the company"))


def compared(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show two to five companies side by side, over the films that pass the filters."""
    leading = companies.leaderboard(tables, limit=OFFERED)["name"].tolist()
    return side_by_side(
        tables,
        ask,
        "company",
        lambda names, by: companies.compare(tables, names, cast("Measure", by), asked.filters),
        own=asked.company.name,
        leading=leading[:3],
        offered=leading,
    )


def leaders(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show which companies lead."""
    leading = partial(companies.leaderboard, filters=asked.filters)
    return leaderboard(tables, ask, "company", leading, asked.company.name, minimum=CROWD)


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    counted = _(
        "A company is its whole name, whatever the case and the accents; parts of a name are other "
        "companies. A film's revenue counts once for each of its companies, so companies do not "
        "add up. The total adds up the known revenues, before every cost; median and mean are "
        "over the films of known revenue. {dollars}",
        dollars=dollars_told(tables),
    )
    crowd = _(
        "Companies rank by a mean or median from {n} known films: they are hundreds, and the "
        "luckiest of the small ones would lead.",
        n=CROWD,
    )
    return f"{counted}\n\n{what_counts()} {crowd}"


PAGE = Page(
    path="companies",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Timeline"), over_time),
        "decades": Tab(lambda: _("Decades"), decades),
        "genres": Tab(lambda: _("Genres"), genres),
        "partners": Tab(lambda: _("Partners"), partners),
        "names": Tab(lambda: _("Similar names"), like_names),
        "table": Tab(lambda: _("Films"), listed_films),
        "compare": Tab(lambda: _("Compare"), compared),
        "leaders": Tab(lambda: _("Leaderboard"), leaders),
    },
    method=method,
    given=in_dollars,
    has_tabs=lambda asked: asked.company.films > 0,
)
