"""The views that countries and companies share: by decade, by genre, with whom."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from catalogue import Catalogue
from charts import breakdowns as charts
from language import formats
from language.texts import _, plain
from language.variables import genre_name
from queries.films import breakdowns
from queries.rows import greatest
from views import columns
from views.blocks import Chart, Note, Pick
from views.columns import Column
from views.page import View


def by_decade(tables: Catalogue, rows: np.ndarray, *, key: str) -> View:
    """Show the films in these rows by decade."""
    table = breakdowns.by_decade(tables, rows)
    best = greatest(table, "films")
    yield Chart(
        key,
        _(
            "The decade with the most films: the {decade}, {share} of {n}",
            decade=formats.decade(int(best["decade"])),
            share=formats.percent(best["films"] / len(rows)),
            n=formats.number(len(rows)),
        ),
        _("Films released, by decade") + ". " + _("A click on a column chooses the decade."),
        lambda: charts.decades(table),
        rows=table,
        columns=decade_columns(),
        pick=Pick("decade", [str(first) for first in table["decade"]]),
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
    names, of = [genre_name(name) for name in table["genre"]], formats.number(len(rows))
    yield Chart(
        key,
        _("{name} leads: {share} of {n} films", name=plain(names[0]), share=share, n=of),
        _("Films by genre; a film counts in each of its genres")
        + ". "
        + _("A click on a bar chooses the genre."),
        lambda: charts.named(names, table["films"]),
        rows=table,
        columns=[columns.text("genre", _("Genre")), columns.number("films", _("Films"))],
        pick=Pick("genre", table["genre"].tolist(), listed=True),
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
