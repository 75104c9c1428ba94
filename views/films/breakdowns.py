"""The views that countries and companies share: by decade, by genre, with whom."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from catalogue import Catalogue
from charts import breakdowns as charts
from language import formats
from language.texts import _, plain
from queries.films import breakdowns
from queries.rows import greatest
from views import columns
from views.blocks import Chart, Note
from views.columns import Column
from views.page import View


def by_decade(tables: Catalogue, rows: np.ndarray, *, key: str) -> View:
    """Show the films in these rows by decade."""
    table = breakdowns.by_decade(tables, rows)
    best = int(greatest(table, "films")["decade"])
    yield Chart(
        key,
        _("Most films are of the {decade}", decade=formats.decade(best)),
        _("Films released, by decade"),
        lambda: charts.decades(table),
        rows=table,
        columns=decade_columns(),
    )


def decade_columns() -> list[Column]:
    """Return the columns of `queries.films.breakdowns.by_decade`."""
    return [
        columns.year("decade", _("Decade"), _("Its first year")),
        columns.number("films", _("Films")),
        columns.number("known", _("Revenue known"), _("Films of known revenue")),
        columns.money("revenue", _("Revenue"), _("Sum of the known revenues")),
    ]


def by_genre(tables: Catalogue, rows: np.ndarray, *, key: str) -> View:
    """Show the films in these rows by genre."""
    table = breakdowns.by_genre(tables, rows)
    if table.empty:
        yield Note(_("None of these films has a genre."))
        return
    share = formats.percent(table["films"].iloc[0] / len(rows))
    yield Chart(
        key,
        _("{genre} leads: {share} of the films", genre=plain(table["genre"].iloc[0]), share=share),
        _("Films by genre; a film counts in each of its genres"),
        lambda: charts.named(list(table["genre"]), table["films"]),
        rows=table,
        columns=[columns.text("genre", _("Genre")), columns.number("films", _("Films"))],
    )


def with_partners(
    table: pd.DataFrame, *, key: str, films: int, more: Sequence[Column] = ()
) -> View:
    """Show with whom the films were made; columns `name` and `films`, the closest first.

    `more` are further columns of the table.
    """
    if table.empty:
        yield Note(_("All of these films were made alone."))
        return
    share = formats.percent(table["films"].iloc[0] / films)
    yield Chart(
        key,
        _("Most often with {name}: {share}", name=plain(table["name"].iloc[0]), share=share),
        _("Films made together, of {n}", n=formats.number(films)),
        lambda: charts.named(list(table["name"]), table["films"]),
        rows=table,
        columns=[
            columns.text("name", _("Name")),
            columns.number("films", _("Films"), _("Made together")),
            *more,
        ],
    )
