"""Franchises: what did a series of films cost and earn?"""

from typing import cast

import pandas as pd

from catalogue import Catalogue
from charts.franchises import Measure, timeline
from language import formats
from language.texts import _, ngettext, plain
from queries.films import examples, franchises
from queries.films.comparable import FEW, sound_returns
from queries.films.franchises import Franchise
from queries.rows import greatest
from views import columns
from views.blocks import Chart, Figure, Headline, Note
from views.dollars import dollars, dollars_told, in_dollars
from views.films.compare import OFFERED, side_by_side
from views.films.rankings import leaderboard, what_counts
from views.films.tables import films_table
from views.names import film_columns, franchise_name, in_the_chart, with_names
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Choice, Text
from views.subjects import without


def find(tables: Catalogue, ask: Ask) -> Franchise:
    """Return the franchise that is asked for."""
    first = examples.franchise(tables)
    if first is None:
        raise AbsentError(without("belongs_to_collection"))
    name = Text(key="franchise", label=_("Franchise"), default=first)
    return named(name, franchises.franchise, tables, ask(name))


def answer(tables: Catalogue, found: Franchise, _ask: Ask) -> View:
    """Show its films, revenue, mean and return."""
    yield Headline(
        [_film_count(tables, found), _revenue(found), _mean(found), _return(tables, found)]
    )


def heading(tables: Catalogue, found: Franchise) -> str:
    """Return the franchise's name."""
    return franchise_name(tables, found.name)


def _film_count(tables: Catalogue, found: Franchise) -> Figure:
    first, last = franchises.years(tables, found)
    span = f"{first}–{last}" if first != last else str(first)
    return Figure(_("Films"), formats.number(found.films), span)


def _revenue(found: Franchise) -> Figure:
    money, films = found.money, formats.number(found.films)
    return Figure(
        _("Revenue"),
        formats.short_money(money.total) if money.known else formats.UNKNOWN,
        _("known for {known} of {films} films", known=money.known, films=films),
        formats.money(money.total),
    )


def _mean(found: Franchise) -> Figure:
    money = found.money
    return Figure(
        _("Mean revenue"),
        formats.short_money(money.mean) if money.known else formats.UNKNOWN,
        _(
            "over all films; {mean} over films with known revenue",
            mean=plain(formats.short_money(money.mean_known)),
        ),
        formats.money(money.mean),
    )


def _return(tables: Catalogue, found: Franchise) -> Figure:
    place = franchises.place(tables, found)
    return Figure(
        _("Median return"),
        formats.times(found.money.median_return),
        ngettext("over {n} film", "over {n} films", found.money.compared)
        + " · "
        + _(
            "ranked {place} of {of} by revenue",
            place=formats.ordinal(place.place),
            of=formats.number(place.of),
        ),
        _("Revenue / budget, over the films of which both are known and no slips"),
    )


def over_time(tables: Catalogue, found: Franchise, ask: Ask) -> View:
    """Show the films on a timeline, by revenue, profit or return."""
    options = {"revenue": _("Revenue"), "profit": _("Profit"), "roi": _("Return")}
    chosen = ask(Choice(key="franchise_measure", label=_("Measure"), options=options))
    measure = cast("Measure", chosen)
    rows = with_names(tables, franchises.films_of_franchise(tables, found))
    films = sound_returns(tables, rows)
    known = films[films[measure].notna()]
    if known.empty:
        yield Note(_("None of these films has known figures; the table lists them."))
        return
    note = ngettext("{n} film", "{n} films", len(known)) + " · " + dollars(tables)
    if unknown := len(films) - len(known):
        note += " · " + _("✕ {n} unknown", n=formats.number(unknown))
    kind = columns.times if measure == "roi" else columns.money
    yield Chart(
        "franchise-timeline",
        finding(known, measure),
        note,
        lambda: timeline(films, measure),
        rows=films,
        columns=[
            *film_columns(link=None),
            columns.date("date", _("Release")),
            kind(measure, options[measure]),
        ],
    )
    yield from in_the_chart(tables, films, "franchise-named")


def finding(known: pd.DataFrame, measure: Measure) -> str:
    """Say what the timeline shows; `known` holds the named films whose measure is known."""
    if measure == "revenue" and len(known) > 1 and known[measure].is_monotonic_increasing:
        return _("Each film earned more than the one before")
    best = greatest(known, measure)
    write = formats.times if measure == "roi" else formats.short_money
    told = {"title": plain(best["called"]), "year": best["year"], "n": plain(write(best[measure]))}
    if measure == "revenue":
        return _("{title} ({year}) earned the most: {n}", **told)
    if measure == "profit":
        return _("{title} ({year}) made the highest profit: {n}", **told)
    return _("{title} ({year}) returned the most for its cost: {n}", **told)


def listed_films(tables: Catalogue, found: Franchise, _ask: Ask) -> View:
    """List the films."""
    rows = franchises.films_of_franchise(tables, found)
    yield films_table(tables, rows, key="franchise-films", alt=_("Films of the franchise"))


def compared(tables: Catalogue, found: Franchise, ask: Ask) -> View:
    """Show two to five franchises side by side."""
    leading = franchises.leaderboard(tables, limit=OFFERED)["name"].tolist()
    return side_by_side(
        tables,
        ask,
        "franchise",
        lambda names, by: franchises.compare(tables, names, cast("franchises.Measure", by)),
        own=found.name,
        leading=examples.rivals(tables),
        offered=leading,
    )


def leaders(tables: Catalogue, found: Franchise, ask: Ask) -> View:
    """Show which franchises lead."""
    return leaderboard(tables, ask, "franchise", franchises.leaderboard, found.name, minimum=FEW)


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    counted = _(
        "Films belong to a franchise as TMDB's collections say (by hand in the sample). The total "
        "adds up the known revenues; an unknown one is not zero, so there are two means: over all "
        "films, and over those of known revenue. Profit is revenue less budget, before every other "
        "cost; return is revenue / budget; both need both sums. Places count the franchises with "
        "at least one known revenue. {dollars}",
        dollars=dollars_told(tables),
    )
    return f"{counted}\n\n{what_counts()}"


PAGE = Page(
    path="franchises",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Timeline"), over_time),
        "table": Tab(lambda: _("Films"), listed_films),
        "compare": Tab(lambda: _("Compare"), compared),
        "leaders": Tab(lambda: _("Leaderboard"), leaders),
    },
    method=method,
    given=in_dollars,
)
