"""Who leads: franchises or companies by a measure, of so many films at least."""

from collections.abc import Callable

import pandas as pd

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, plain
from views import columns
from views.blocks import Chart, Note
from views.films.tables import ranked, ranking_table
from views.page import View
from views.parameters import Ask, Choice, Whole

SHOWN = 15
PATHS = {"franchise": "franchises", "company": "companies"}


def measures() -> dict[str, str]:
    """Return what franchises and companies are ranked by."""
    return {
        "total": _("Total revenue"),
        "mean": _("Mean over all films"),
        "mean_known": _("Mean of the known"),
        "profit": _("Profit"),
        "median_return": _("Median return"),
        "films": _("Films"),
    }


def leaderboard(
    tables: Catalogue,
    ask: Ask,
    parameter: str,
    leaders: Callable[..., pd.DataFrame],
    chosen: str,
    *,
    minimum: int,
) -> View:
    """Show who leads; `parameter` is `franchise` or `company`, `leaders` the query that ranks."""
    options = measures()
    with ask.row():
        by = ask(Choice(key=f"{parameter}_leaders", label=_("Measure"), options=options))
        least = ask(
            Whole(
                key=f"{parameter}_minimum",
                label=_("Films at least"),
                least=1,
                most=500,
                default=minimum,
                width=150,
            )
        )
    rows = leaders(tables, by, minimum_films=least, limit=100)
    if rows.empty:
        yield Note(_("None has that many films."))
        return
    yield ranking_chart(rows.head(SHOWN), by, {chosen}, key=f"{parameter}-leaders-chart")
    yield ranking_table(
        rows,
        path=PATHS[parameter],
        parameter=parameter,
        key=f"{parameter}-leaders",
        alt=_("Leaderboard"),
    )


def ranking_chart(rows: pd.DataFrame, by: str, chosen: set[str], *, key: str) -> Chart:
    """Show the first rows of a ranking as bars, the greatest first."""
    texts = [written(value, by) for value in rows[by]]
    heads = {column.name: column for column in ranked()}
    return Chart(
        key,
        _("{name} leads", name=plain(rows["name"].iloc[0])),
        measures()[by],
        lambda: charts.bars(list(rows["name"]), list(rows[by]), texts, chosen=chosen),
        rows=rows,
        columns=[columns.text("name", _("Name")), heads[by]],
    )


def written(value: float, by: str) -> str:
    """Write a figure of a ranking as its measure is written."""
    if by == "films":
        return formats.number(value)
    return formats.times(value) if by == "median_return" else formats.short_money(value)
