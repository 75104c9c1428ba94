"""Person: what did this person direct and act in?"""

from typing import Any

import pandas as pd

from catalogue import Catalogue
from charts import breakdowns as charts
from language import formats
from language.platforms import called
from language.texts import Language, Region, _, language, ngettext, plain, region
from queries.across import person as people
from queries.across.person import Namesake, Person
from queries.recent import recent
from queries.rows import tuples
from views import columns, sitemap
from views.blocks import Chart, Figure, Headline, Links, Note, Table
from views.dollars import dollars, dollars_column, dollars_told, in_dollars, marked
from views.films import breakdowns
from views.links import Link, address, to_film, to_person
from views.names import film_columns, film_label, with_names
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Linked, Text, whole
from views.subjects import missing

Spoken = tuple[Language, Region]
"""What somebody's works are told in."""
MOST = 400
"""Works that are listed; a file holds all."""


def find(tables: Catalogue, ask: Ask) -> Person:
    """Return the person who is asked for; AbsentError where the tables name nobody."""
    known = people.anybody(tables)
    if not known:
        nobody = Note(_("The tables name nobody who directed or acts."))
        raise AbsentError(nobody, *missing(tables, sitemap.BOTH))
    name = Text(key="person", label=_("Person"), default=known)
    typed, number = ask(name), whole(ask(Linked(key="person_id")))
    # A link that tells nothing but a number means whoever has it, not the page's example.
    return named(name, people.person, tables, "" if number and typed == known else typed, number)


def heading(_tables: Catalogue, found: Person) -> str:
    """Return the person's name."""
    return found.name


def answer(tables: Catalogue, found: Person, _ask: Ask) -> View:
    """Show how many works there are, what the films earned where that is known, and the best."""
    money = found.money
    directed, acted = (formats.number(found.of_role(role)) for role in people.ROLES)
    known = _("known for {n} of {all} films", n=formats.number(money.known), all=found.films)
    total = formats.short_money(money.total) if money.known else formats.number(None)
    first, last = (formats.year(year) for year in found.years)
    yield Headline(
        [
            Figure(
                _("Films and series"),
                formats.number(len(found.works)),
                _("{directed} directed · {acted} acted in", directed=directed, acted=acted),
            ),
            Figure(_("Years"), f"{first}–{last}"),
            Figure(_("Revenue in total"), total, known, formats.money(money.total)),
            Figure(_("Median revenue"), formats.short_money(money.median_known), dollars(tables)),
        ]
    )
    if found.is_long:
        yield Note(
            _("So many years suggest several people of one name: only the name tells them apart.")
        )
    if found.namesakes:
        links = [_namesake(found.name, one) for one in found.namesakes]
        yield Links("person-namesakes", links, _("Also of this name, by TMDB's numbers:"))
    links = _best(tables, found.name, found.person_id, (language(), region()))
    yield Links("person-best", links, _("Best known for"))
    yield from missing(tables, sitemap.BOTH)


def _namesake(name: str, one: Namesake) -> Link:
    label = ngettext(
        "{n} film ({title}, {year})",
        "{n} films, best known for {title} ({year})",
        one.films,
        title=plain(one.title),
        year=one.year,
    )
    return Link("person", label, {"person": name, "person_id": one.person_id})


@recent
def _best(tables: Catalogue, name: str, person_id: int | None, _spoken: Spoken) -> list[Link]:
    """Return links to somebody's best-known works, in the language that is spoken."""
    best = people.best_known(people.person(tables, name, person_id))
    return [_work(tables, work) for work in tuples(best)]


def _work(tables: Catalogue, work: Any) -> Link:  # noqa: ANN401 - a named tuple of any frame
    if pd.isna(work.film_id):
        platform = work.platforms.partition("|")[0]
        choices = {"title": work.title, "platform": platform, "year": work.year}
        return Link("film", f"{plain(work.title)} ({work.year})", choices)
    name = film_label(tables, int(work.film_id), work.title)
    choices = {"film": work.title, "year": work.year}
    return Link("film", f"{plain(name)} ({work.year})", choices)


def works(tables: Catalogue, found: Person, _ask: Ask) -> View:
    """List the works by year, each with role, votes, money and platforms."""
    named = _named(tables, found.name, found.person_id, (language(), region()))
    sums = {name: found.works[name] for name in ("budget", "revenue")}
    rows = marked(tables, named.assign(**sums))
    shown = [
        *film_columns(to_work),
        columns.year("year", _("Year")),
        columns.text("kind", _("Kind")),
        columns.text("role", _("Role")),
        columns.number("vote_count", _("Votes")),
        columns.number("vote_average", _("Mean vote"), _("Of ten"), decimals=1),
        columns.money("budget", _("Budget")),
        columns.money("revenue", _("Revenue")),
        columns.times("roi", _("Return")),
        *dollars_column(tables),
        columns.text("platforms", _("Platforms"), _("Of the catalogues at hand")),
    ]
    alt = _("Works of {name}, the newest first", name=found.name)
    yield Table("person-works", rows, shown, alt, top=MOST)


@recent
def _named(tables: Catalogue, name: str, person_id: int | None, _spoken: Spoken) -> pd.DataFrame:
    """Return somebody's works in the language that is spoken, but for their sums."""
    every = people.person(tables, name, person_id).works
    rows = with_names(tables, every.assign(film_id=every["film_id"].fillna(-1)))
    roles = {"director": _("director"), "cast": _("cast")}
    kinds = {"film": _("film"), "series": _("series")}
    offered = [names.split("|") if names else [] for names in rows["platforms"]]
    return rows.assign(
        role=[", ".join(roles[one] for one in role.split("|")) for role in rows["role"]],
        kind=[kinds[kind] for kind in rows["kind"]],
        platforms=[", ".join(map(called, names)) for names in offered],
        platform=["".join(names[:1]) for names in offered],
    )


def to_work(work: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the page of a work: a film, or a title that platforms alone have."""
    if work.film_id >= 0:
        return to_film(work)
    return address("film", title=work.title, platform=work.platform, year=work.year)


def by_decade(tables: Catalogue, found: Person, _ask: Ask) -> View:
    """Show the films by decade."""
    return breakdowns.by_decade(tables, found.rows, key="person-decades")


def by_genre(tables: Catalogue, found: Person, _ask: Ask) -> View:
    """Show the films by genre."""
    return breakdowns.by_genre(tables, found.rows, key="person-genres")


def partners(tables: Catalogue, found: Person, _ask: Ask) -> View:
    """Show with whom most works were made."""
    table = people.partners(tables, found)
    if table.empty:
        yield Note(_("The credits name nobody else."))
        return
    often, first = int(table["works"].iloc[0]), plain(table["name"].iloc[0])
    yield Chart(
        "person-partners",
        _("Most often with {name}: {n} works together", name=first, n=formats.number(often))
        if often > 1
        else _("With nobody more often than once"),
        _("Works in whose credits both stand, of {n}", n=formats.number(len(found.works))),
        lambda: charts.named(list(table["name"]), table["works"]),
        table,
        [columns.text("name", _("Name")), columns.number("works", _("Works together"))],
    )
    yield Table(
        "person-partners-table",
        table,
        [
            columns.text("name", _("Name"), link=to_person),
            columns.number("works", _("Works together")),
        ],
        _("Who shares works with {name}", name=found.name),
    )


def has_films(found: Person) -> bool:
    """Tell whether the film catalogue has any of the works."""
    return found.films > 0


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Directors and the first ten of the cast of the films, and directors and the whole cast of "
        "the platforms' titles. People are told apart by name, and by TMDB's number where the "
        "credits have it: what has no number goes to the one of the name with the most films, and "
        "one who is spelled in two ways is two. Revenue is the sum, and the median, over the "
        "films whose revenue is known; of an actor it is that of the films, not of the person. "
        "Best known are the films with the most votes. {dollars}",
        dollars=dollars_told(tables),
    )


PAGE = Page(
    path="person",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "works": Tab(lambda: _("By year"), works),
        "decades": Tab(lambda: _("Decades"), by_decade, has_films),
        "genres": Tab(lambda: _("Genres"), by_genre, has_films),
        "partners": Tab(lambda: _("Partners"), partners),
    },
    method=method,
    given=in_dollars,
)
