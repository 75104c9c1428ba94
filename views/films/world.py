"""The world map of countries, and the countries that it cannot show."""

from dataclasses import dataclass

from catalogue import Catalogue
from charts import on_the_map
from charts.countries import films_map, mapped
from language import formats
from language.spoken import spoken
from language.texts import _, plain
from queries.films import breakdowns, countries
from queries.films.countries import Country
from queries.films.filters import EVERY, Filters
from views import columns
from views.blocks import TOP, Chart, Note, Pick, Table
from views.films.tables import films_table
from views.links import address
from views.page import View
from views.parameters import Ask


@dataclass(frozen=True, slots=True)
class Asked:
    """The country with those of its films that pass the filters; `of` all that pass them."""

    country: Country
    filters: Filters = EVERY
    of: int = 0


def world(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the map, the countries that are not on it, and the films of the chosen one."""
    every = countries.counted(tables, asked.filters)
    first = every.iloc[0]
    share = formats.percent(first["films"] / asked.of)
    name = formats.country(first["code"], first["country"])
    yield Chart(
        "country-map",
        _(
            "{name} leads: {share} of {n} films",
            name=plain(name),
            share=share,
            n=formats.number(asked.of),
        ),
        _("Films by country, on a logarithmic scale; a film counts in each of its countries")
        + ". "
        + _("A click on a country lists its films."),
        lambda: films_map(tables, asked.country.codes[0], asked.filters),
        rows=every,
        columns=[
            columns.text("code", _("Code")),
            columns.text("country", _("Country")),
            columns.number("films", _("Films")),
        ],
        pick=Pick("country", mapped(tables, asked.filters)),
    )
    yield films_of_country(tables, asked)
    if off := spoken(tables, off_the_map):
        yield Note(_("States that no longer exist, and those too small for the map:") + f" {off}")


def films_of_country(tables: Catalogue, asked: Asked, limit: int | None = TOP) -> Table:
    """List the films of the country, the most voted first: below a chart as many as are drawn."""
    rows = breakdowns.most_voted(tables, asked.country.rows, limit)
    return films_table(tables, rows, key="country-films", alt=_("Films of the country"))


def off_the_map(tables: Catalogue) -> str:
    """Return the countries that the map lacks, each a link with its films; Markdown."""
    table = countries.counted(tables)
    cells = (table[name].tolist() for name in ("code", "country", "films"))
    links = [
        f"[{plain(formats.country(code, name))}]({address('countries', country=code)}) "
        f"({formats.number(films)})"
        for code, name, films in zip(*cells, strict=True)
        if code not in on_the_map()
    ]
    return " · ".join(links)
