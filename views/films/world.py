"""The world map of countries, and the countries that it cannot show."""

from catalogue import Catalogue
from charts import on_the_map
from charts.countries import films_map
from language import formats
from language.spoken import spoken
from language.texts import _, plain
from queries.films import countries
from queries.films.countries import Country
from views import columns
from views.blocks import Chart, Note
from views.links import address
from views.page import View
from views.parameters import Ask


def world(tables: Catalogue, found: Country, _ask: Ask) -> View:
    """Show the map, and below it the countries that are not on it."""
    every = countries.films_by_country(tables)
    first = every.iloc[0]
    share = formats.percent(first["films"] / len(tables.films))
    name = formats.country(first["code"], first["country"])
    yield Chart(
        "country-map",
        _("{name} leads: {share} of the films", name=plain(name), share=share),
        _("Films by country, on a logarithmic scale; a film counts in each of its countries"),
        lambda: films_map(tables, found.codes[0]),
        rows=every[["code", "country", "films"]],
        columns=[
            columns.text("code", _("Code")),
            columns.text("country", _("Country")),
            columns.number("films", _("Films")),
        ],
    )
    if off := spoken(tables, off_the_map):
        yield Note(_("States that are no more, and those too small for the map:") + f" {off}")


def off_the_map(tables: Catalogue) -> str:
    """Return the countries that the map lacks, each a link with its films; Markdown."""
    table = countries.films_by_country(tables)
    cells = (table[name].tolist() for name in ("code", "country", "films"))
    links = [
        f"[{plain(formats.country(code, name))}]({address('countries', country=code)}) "
        f"({formats.number(films)})"
        for code, name, films in zip(*cells, strict=True)
        if code not in on_the_map()
    ]
    return " · ".join(links)
