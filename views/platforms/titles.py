"""Titles of the platforms, their lengths and scores, as the pages tell them."""

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext
from queries.names.platforms import called
from views import columns
from views.blocks import Note, Table
from views.links import address
from views.page import View


def length(number: float, unit: str) -> str:
    """Write a length: 177 min, 3 seasons."""
    if unit == "min":
        return _("{n} min", n=formats.number(number))
    return ngettext("{n} season", "{n} seasons", number)


def simulated(tables: Catalogue) -> View:
    """Say that the scores are simulated, where they are."""
    if tables.manifest.is_simulated("scores"):
        yield Note(
            _("simulated scores"),
            kind="badge",
            help=_("Drawn at random: nobody rated these titles."),
        )


def titles_table(titles: pd.DataFrame, *, key: str, file: str) -> Table:
    """Show titles with a link to the film where the film catalogue has it."""
    units = zip(titles["duration_int"], titles["duration_type"], strict=True)
    rows = titles.assign(
        platform=[called(name) for name in titles["platform"]],
        type=[_("film") if kind == "movie" else _("series") for kind in titles["type"]],
        length=["" if pd.isna(n) else length(int(n), str(unit)) for n, unit in units],
        film=pd.Series(film_links(titles), index=titles.index, dtype="str"),
    )
    shown = (
        columns.text("title", _("Title")),
        columns.text("platform", _("Platform")),
        columns.text("type", _("Kind")),
        columns.year("release_year", _("Year")),
        columns.text("length", _("Length")),
        columns.number("score", _("Score"), decimals=2, unit="star"),
        columns.address("film", _("Its film")),
    )
    return Table(key, rows, shown, _("Titles of the platforms"), file=file)


def film_links(titles: pd.DataFrame) -> list[str]:
    """Return the address of each title's film, empty where the film catalogue lacks it."""
    facts = zip(titles["film_id"], titles["title"], titles["release_year"], strict=True)
    return [
        "" if pd.isna(film) else f"{address('return', film=title, year=year)}#{title}"
        for film, title, year in facts
    ]
