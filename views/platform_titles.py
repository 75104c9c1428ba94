"""Titles of the platforms, their lengths and scores, as the pages tell them."""

from typing import Any

import pandas as pd

from catalogue import Catalogue
from catalogue.territories import code
from language import formats
from language.platforms import called
from language.texts import _, ngettext
from queries.platforms.names import rows_of
from views import columns
from views.blocks import Note, Table
from views.links import address
from views.names import film_columns, with_title_names
from views.page import View


def length(number: float, unit: str) -> str:
    """Write a length: 177 min, 3 seasons."""
    if unit == "min":
        return _("{n} min", n=formats.number(number))
    return ngettext("{n} season", "{n} seasons", number)


def country_name(name: str) -> str:
    """Name a country that a platform names, in the reader's language where it is known."""
    known = code(name)
    return formats.country(known, name) if known else name


def simulated(tables: Catalogue) -> View:
    """Say that the scores are simulated, where they are."""
    if tables.manifest.is_simulated("scores"):
        yield Note(
            _("simulated scores"),
            kind="badge",
            help=_("Drawn at random: nobody rated these titles."),
        )


def titles_table(tables: Catalogue, titles: pd.DataFrame, *, key: str, file: str) -> Table:
    """Show titles, each linked to its page, and to the film where the film catalogue has it."""
    units = zip(titles["duration_int"], titles["duration_type"], strict=True)
    places = rows_of(tables, titles["title_id"].tolist())
    rows = with_title_names(tables, titles, places).assign(
        offered=titles["platform"],
        platform=[called(name) for name in titles["platform"]],
        type=[_("film") if kind == "movie" else _("series") for kind in titles["type"]],
        length=["" if pd.isna(n) else length(int(n), str(unit)) for n, unit in units],
        film=titles["title"].where(titles["film_id"].notna()).astype("str"),
    )
    shown = (
        *film_columns(to_title),
        columns.text("platform", _("Platform"), link=to_platform),
        columns.text("type", _("Kind")),
        columns.year("release_year", _("Year")),
        columns.text("length", _("Length")),
        columns.number("score", _("Score"), decimals=2, unit="star"),
        columns.text("film", _("Its film"), link=to_its_film),
    )
    return Table(key, rows, shown, _("Titles of the platforms"), file=file)


def to_its_film(title: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the film of a title, a row that has `title` and `release_year`."""
    return address("film", film=title.title, year=title.release_year)


def to_title(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the page of a title, a row that has `offered`, the platform's code."""
    return address("film", title=row.title, platform=row.offered, year=row.release_year)


def to_platform(row: Any) -> str:  # noqa: ANN401 - a named tuple of any frame
    """Return the address of the page of a platform, a row that has `offered`, its code."""
    return address("platforms", platform=row.offered)
