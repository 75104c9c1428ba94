"""Companies: what did the films of a company earn?"""

from catalogue import Catalogue
from charts.companies import timeline
from language import formats
from language.texts import _, ngettext, plain
from queries.films import breakdowns, companies, examples
from queries.films.companies import Company
from queries.rows import greatest
from views.blocks import Chart, Figure, Headline, Note
from views.dollars import dollars, dollars_told, in_dollars
from views.films.breakdowns import by_decade, by_genre, decade_columns, with_partners
from views.films.rankings import leaderboard
from views.films.tables import films_table, ranking_table
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Text
from views.subjects import without


def find(tables: Catalogue, ask: Ask) -> Company:
    """Return the company that is asked for."""
    first = examples.company(tables)
    if first is None:
        raise AbsentError(without("production_companies"))
    name = Text(key="company", label=_("Company"), default=first)
    return named(name, companies.company, tables, ask(name))


def answer(_tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show its name, total and median revenue, films and return."""
    yield Note(f"**{plain(found.name)}**")
    films = Figure(_("Films"), formats.number(found.films))
    yield Headline([_revenue(found), films, _median(found), _return(found)])


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
        ngettext("over {n} film", "over {n} films", found.money.balanced),
        _("Revenue / budget, over the films of which both are known"),
    )


def over_time(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show films and revenue by decade."""
    if not found.money.known:
        yield Note(_("No revenue of these films is known; the table lists them."))
        return
    rows = breakdowns.by_decade(tables, found.rows)
    best = int(greatest(rows, "revenue")["decade"])
    yield Chart(
        "company-timeline",
        _("The {decade} earned the most", decade=formats.decade(best)),
        _(
            "Known revenue by decade, {dollars}; hatched where none is known",
            dollars=dollars(tables),
        ),
        lambda: timeline(rows),
        rows=rows,
        columns=decade_columns(),
    )


def decades(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show its films by decade."""
    return by_decade(tables, found.rows, key="company-decades")


def genres(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show its films by genre."""
    return by_genre(tables, found.rows, key="company-genres")


def partners(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show with which companies its films were made."""
    table = companies.partners(tables, found)
    return with_partners(table, key="company-partners", films=found.films)


def like_names(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """Show which spellings the answer holds, and the like names that it leaves out."""
    if len(found.spellings) > 1:
        merged = ", ".join(f"**{plain(name)}**" for name in found.spellings)
        yield Note(_("Counted together as one name: {names}.", names=merged))
    yield Note(_("Other companies of a like name, which the answer leaves out:"))
    yield ranking_table(
        companies.related(tables, found),
        path="companies",
        parameter="company",
        key="company-related",
        alt=_("Companies of a like name"),
        measures=["films", "known", "total", "median_known", "first", "last"],
    )


def listed_films(tables: Catalogue, found: Company, _ask: Ask) -> View:
    """List its films."""
    rows = breakdowns.films_with_money(tables, found.rows)
    yield films_table(tables, rows, key="company-films", alt=_("Films of the company"))


def leaders(tables: Catalogue, found: Company, ask: Ask) -> View:
    """Show which companies lead."""
    return leaderboard(tables, ask, "company", companies.leaderboard, found.name, minimum=10)


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "A company is its whole name, whatever the case and the accents; parts of a name are other "
        "companies. A film's revenue counts once for each of its companies, so companies do not "
        "add up. The total adds up the known revenues, before every cost; median and mean are "
        "over the films of known revenue. {dollars}",
        dollars=dollars_told(tables),
    )


PAGE = Page(
    path="companies",
    find=find,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Timeline"), over_time),
        "decades": Tab(lambda: _("Decades"), decades),
        "genres": Tab(lambda: _("Genres"), genres),
        "partners": Tab(lambda: _("Partners"), partners),
        "names": Tab(lambda: _("Like names"), like_names),
        "table": Tab(lambda: _("Films"), listed_films),
        "leaders": Tab(lambda: _("Leaderboard"), leaders),
    },
    method=method,
    given=in_dollars,
)
