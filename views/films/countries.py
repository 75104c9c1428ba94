"""Countries: how many films were produced in a country?"""

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.films import breakdowns, countries, examples
from queries.films.countries import Country
from views import columns
from views.blocks import Figure, Headline, Note
from views.dollars import dollars_told, in_dollars
from views.films.breakdowns import by_decade, by_genre, with_partners
from views.films.tables import films_table, ranking_table
from views.films.world import world
from views.page import AbsentError, Page, Tab, View, named
from views.parameters import Ask, Text
from views.subjects import without


def find(tables: Catalogue, ask: Ask) -> Country:
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
    return named(name, countries.country, tables, ask(name))


def answer(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """Show its name, films, place, co-productions and revenue."""
    names = [formats.country(code, found.name) for code in found.codes]
    yield Note(f"**{plain(' · '.join(names))}**")
    yield Headline(
        [_film_count(tables, found), _place(tables, found), _shared(tables, found), _revenue(found)]
    )


def _film_count(tables: Catalogue, found: Country) -> Figure:
    share = formats.percent(found.films / len(tables.films), 2)
    return Figure(_("Films"), formats.number(found.films), _("{share} of all films", share=share))


def _place(tables: Catalogue, found: Country) -> Figure:
    place = countries.place(tables, found)
    return Figure(
        _("Place"),
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


def decades(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """Show its films by decade."""
    return by_decade(tables, found.rows, key="country-decades")


def genres(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """Show its films by genre."""
    return by_genre(tables, found.rows, key="country-genres")


def partners(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """Show with which countries its films were made."""
    table = countries.partners(tables, found)
    return with_partners(
        table.assign(name=[formats.country(code) for code in table["code"]]),
        key="country-partners",
        films=found.films,
        more=[columns.text("code", _("Code"))],
    )


def listed_films(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """List its films."""
    rows = breakdowns.films_with_money(tables, found.rows)
    yield films_table(tables, rows, key="country-films", alt=_("Films of the country"))


def every_country(tables: Catalogue, _found: Country, _ask: Ask) -> View:
    """List all countries, in the reader's language."""
    rows = countries.films_by_country(tables)
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
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Map"), world),
        "decades": Tab(lambda: _("Decades"), decades),
        "genres": Tab(lambda: _("Genres"), genres),
        "partners": Tab(lambda: _("Co-productions"), partners),
        "table": Tab(lambda: _("Films"), listed_films),
        "all": Tab(lambda: _("All countries"), every_country),
    },
    method=method,
    given=in_dollars,
)
