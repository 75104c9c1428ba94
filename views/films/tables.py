"""Tables of films, and of what films are counted by, whose names lead to their pages."""

from collections.abc import Sequence
from itertools import chain

import pandas as pd

from catalogue import Catalogue
from language.spoken import spoken
from language.texts import _
from language.variables import genre_name
from queries.films.genres import genre_sets
from views import columns
from views.blocks import Table
from views.columns import Column
from views.dollars import dollars_column, marked
from views.links import address
from views.names import film_columns, name_columns, with_names

MEASURED = ("films", "known", "total", "mean", "mean_known", "profit", "median_return")
"""What a ranking's table tells of each name."""


def films_table(tables: Catalogue, films: pd.DataFrame, *, key: str, alt: str) -> Table:
    """Show films, as `breakdowns.films_with_money` returns them, each linked to its page."""
    shown = (
        *film_columns(),
        columns.text("genres", _("Genres")),
        columns.date("date", _("Release")),
        columns.money("budget", _("Budget")),
        columns.money("revenue", _("Revenue")),
        columns.money("profit", _("Profit")),
        columns.times("roi", _("Return")),
        *dollars_column(tables),
        columns.number("vote_count", _("Votes")),
    )
    return Table(key, films, shown, alt, adding=lambda rows: told(tables, marked(tables, rows)))


def told(tables: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add to films (`film_id`, `title`) their names and genres in the reader's language."""
    return with_genres(tables, with_names(tables, films))


def with_genres(tables: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add `genres` to films (`film_id`): their genres in the reader's language."""
    codes = genre_sets(tables).of(tables, films["film_id"])
    texts = spoken(tables, _genres_told)
    return films.assign(genres=pd.Series([texts[code] for code in codes], films.index, "str"))


def _genres_told(tables: Catalogue) -> list[str]:
    sets = genre_sets(tables).sets
    told = {name: genre_name(name) for name in set(chain.from_iterable(sets))}
    return [", ".join([told[name] for name in genres]) for genres in sets]


def ranking_table(
    rows: pd.DataFrame,
    *,
    path: str,
    parameter: str,
    key: str,
    alt: str,
    measures: Sequence[str] = MEASURED,
) -> Table:
    """Show rows of `queries.films.breakdowns.ranking`, each name linked to its page.

    `measures` are the columns after the name; `place` stands before it where there is one. A total
    of which nothing is known is left blank.
    """
    rows = rows.assign(total=rows["total"].where(rows["known"] > 0))
    heads = {column.name: column for column in ranked()}
    names = name_columns(rows, lambda row: address(path, **{parameter: row.name}))
    place = [heads["place"]] if "place" in rows else []
    return Table(key, rows, [*place, *names, *(heads[measure] for measure in measures)], alt)


def ranked() -> list[Column]:
    """Return the columns of a ranking."""
    return [
        columns.number("place", _("Rank")),
        columns.number("films", _("Films")),
        columns.number("known", _("Revenue known"), _("Films of known revenue")),
        columns.money("total", _("Total revenue")),
        columns.money("mean", _("Mean"), _("Over all films; an unknown revenue counts as 0")),
        columns.money("mean_known", _("Mean of the known")),
        columns.money("median_known", _("Median of the known")),
        columns.number("balanced", _("Both known"), _("Films of known budget and revenue")),
        columns.money("profit", _("Profit"), _("Where budget and revenue are known")),
        columns.number(
            "compared", _("Returns"), _("Films of known budget and revenue, without slips")
        ),
        columns.times("median_return", _("Median return"), _("Without slips")),
        columns.year("first", _("First")),
        columns.year("last", _("Last")),
        columns.text("code", _("Code")),
    ]
