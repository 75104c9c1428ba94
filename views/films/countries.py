"""Countries: how many films were produced in a country?"""

from typing import cast

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext
from queries.films import countries, examples
from queries.films.countries import Country
from queries.films.filters import EVERY, chosen
from queries.films.franchises import Measure
from views import columns
from views.blocks import Figure, Headline
from views.dollars import dollars_told, in_dollars
from views.films.breakdowns import by_decade, by_genre, with_partners
from views.films.compare import side_by_side
from views.films.tables import ranking_table
from views.films.world import Asked, films_of_country, world
from views.filters import narrowed, narrowed_to, nothing_passes
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Text
from views.subjects import without


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the country that is asked for."""
    first = examples.country(tables)
    if first is None:
        raise AbsentError(without("production_countries"))
    name = Text(
        key="country",
        label=_("Country"),
        default=first,
        help=_("In Spanish or English, or its ISO code: Italia, Italy, IT, ITA"),
    )
    with ask.row():
        found = named(name, countries.country, tables, ask(name))
        filters = narrowed(tables, ask, country=False)
    of = len(tables.films) if filters == EVERY else len(chosen(tables, filters))
    return Asked(countries.within(tables, found, filters), filters, of)


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its films, place, co-productions and revenue."""
    found = asked.country
    yield from narrowed_to(asked.filters)
    if not found.films:
        yield nothing_passes()
        return
    yield Headline(
        [_film_count(asked), _place(tables, asked), _shared(tables, found), _revenue(found)]
    )


def heading(_tables: Catalogue, asked: Asked) -> str:
    """Return the country's name in the reader's language, or those that go by it."""
    found = asked.country
    return " · ".join(formats.country(code, found.name) for code in found.codes)


def _film_count(asked: Asked) -> Figure:
    share = formats.percent(asked.country.films / asked.of, 1)
    note = (
        _("{share} of all films", share=share)
        if asked.filters == EVERY
        else _("{share} of {n} such films", share=share, n=formats.number(asked.of))
    )
    return Figure(_("Films"), formats.number(asked.country.films), note)


def _place(tables: Catalogue, asked: Asked) -> Figure:
    place = countries.place(tables, asked.country, asked.filters)
    return Figure(
        _("Rank"),
        formats.number(place.place),
        _("of {n} countries", n=formats.number(place.of)),
    )


def _shared(tables: Catalogue, found: Country) -> Figure:
    partners = len(countries.partners(tables, found))
    return Figure(
        _("Co-productions"),
        formats.number(countries.coproductions(tables, found)),
        ngettext("with {n} country", "with {n} countries", partners),
    )


def _revenue(found: Country) -> Figure:
    money = found.money
    return Figure(
        _("Revenue"),
        formats.short_money(money.total) if money.known else formats.UNKNOWN,
        _(
            "known for {known} of {films} films",
            known=formats.number(money.known),
            films=formats.number(found.films),
        ),
    )


def decades(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its films by decade."""
    yield from by_decade(tables, asked.country.rows, key="country-decades")
    if asked.filters != EVERY:
        yield films_of_country(tables, asked)


def genres(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show its films by genre."""
    yield from by_genre(tables, asked.country.rows, key="country-genres")
    if asked.filters != EVERY:
        yield films_of_country(tables, asked)


def partners(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show with which countries its films were made."""
    table = countries.partners(tables, asked.country)
    return with_partners(
        table.assign(name=[formats.country(code) for code in table["code"]]),
        key="country-partners",
        films=asked.country.films,
        more=[columns.text("code", _("Code"))],
    )


def listed_films(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List its films."""
    yield films_of_country(tables, asked, limit=None)


def compared(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show two to five countries side by side, over the films that pass the filters."""
    offered = [formats.country(code) for code in tables.once(countries.named)]
    return side_by_side(
        tables,
        ask,
        "country",
        lambda names, by: countries.compare(tables, names, cast("Measure", by), asked.filters),
        own=formats.country(asked.country.codes[0], asked.country.name),
        leading=offered[:3],
        offered=offered,
    )


def every_country(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List all countries, in the reader's language."""
    rows = countries.films_by_country(tables, asked.filters)
    names = [formats.country(c, n) for c, n in zip(rows["code"], rows["country"], strict=True)]
    yield ranking_table(
        rows.assign(name=names),
        path="countries",
        parameter="country",
        key="country-all",
        alt=_("All countries by number of films"),
        measures=["code", "films", "known", "total", "first", "last"],
    )


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "A film counts once in each of its production countries, so the countries add up to more "
        "than all films; {n} films name no country. The data name countries in English; Spanish "
        "and English names and ISO codes lead to them. Past states keep their own films. {dollars}",
        dollars=dollars_told(tables),
        n=formats.number(countries.without_country(tables)),
    )


PAGE = Page(
    path="countries",
    find=find,
    heading=heading,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Map"), world),
        "decades": Tab(lambda: _("Decades"), decades),
        "genres": Tab(lambda: _("Genres"), genres),
        "partners": Tab(lambda: _("Co-productions"), partners),
        "table": Tab(lambda: _("Films"), listed_films),
        "compare": Tab(lambda: _("Compare"), compared),
        "all": Tab(lambda: _("All countries"), every_country),
    },
    method=method,
    given=in_dollars,
    has_tabs=lambda asked: asked.country.films > 0,
)
