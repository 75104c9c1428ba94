"""Tables of films, franchises, companies and countries whose names lead to their pages."""

from collections.abc import Sequence

import pandas as pd
from streamlit.elements.lib.column_types import ColumnConfig

from language.texts import _
from ui.components import legacy_tables as tables
from ui.components.legacy_tables import table
from views.links import address


def films_table(films: pd.DataFrame, *, key: str, alt: str) -> None:
    """Draw films (as `breakdowns.films` returns them), each linked to its Return page."""
    table(
        films,
        {
            "title": tables.link(_("Title")),
            "date": tables.date(_("Release")),
            "budget": tables.money(_("Budget")),
            "revenue": tables.money(_("Revenue")),
            "profit": tables.money(_("Profit")),
            "roi": tables.times(_("Return")),
            "vote_count": tables.number(_("Votes")),
        },
        key=key,
        alt=alt,
        links={"title": lambda film: address("return", film=film.title, year=film.year)},
    )


def ranking_table(
    rows: pd.DataFrame, measures: Sequence[str], *, path: str, parameter: str, key: str, alt: str
) -> None:
    """Draw rows of `queries.films.breakdowns.ranking`, each name linked to its page.

    `measures` are the columns to show after the name; `place` stands before it where there is one.
    A total of which nothing is known is left blank.
    """
    heads = _heads()
    rows = rows.assign(total=rows["total"].where(rows["known"] > 0))
    order = [*(["place"] if "place" in rows else []), "name", *measures]
    table(
        rows,
        {column: heads[column] for column in order},
        key=key,
        alt=alt,
        links={"name": lambda row: address(path, **{parameter: row.name})},
    )


def _heads() -> dict[str, ColumnConfig]:
    return {
        "place": tables.number(_("Place")),
        "name": tables.link(_("Name")),
        "films": tables.number(_("Films")),
        "known": tables.number(_("Revenue known"), help=_("Films of known revenue")),
        "total": tables.money(_("Total revenue")),
        "mean": tables.money(_("Mean"), help=_("Over all films; an unknown revenue counts as 0")),
        "mean_known": tables.money(_("Mean of the known")),
        "median_known": tables.money(_("Median of the known")),
        "profit": tables.money(_("Profit"), help=_("Where budget and revenue are known")),
        "median_return": tables.times(_("Median return")),
        "first": tables.plain_number(_("First")),
        "last": tables.plain_number(_("Last")),
        "code": tables.text(_("Code")),
    }
