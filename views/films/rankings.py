"""Who leads: franchises or companies by a measure, of so many films at least."""

from collections.abc import Callable
from itertools import compress

import pandas as pd

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.films.breakdowns import COUNTED
from views.blocks import Chart, Note
from views.films.tables import MEASURED, ranked, ranking_table
from views.names import name_columns, shown_names, with_franchise_names
from views.page import View
from views.parameters import Ask, Choice, Whole
from views.slips import slips_left_out

SHOWN = 15
PATHS = {"franchise": "franchises", "company": "companies", "country": "countries"}
AVERAGES = ("mean", "mean_known", "median_return")
"""Measures that a few films can lead by luck; a sum or a number of films needs no minimum."""


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
    """Show who leads; `parameter` is `franchise` or `company`, `leaders` the query that ranks.

    An average asks for `minimum` films of known value at least, unless the reader wants another.
    """
    options = measures()
    with ask.row():
        by = ask(Choice(key=f"{parameter}_leaders", label=_("Measure"), options=options))
        fewest = Whole(
            key=f"{parameter}_minimum",
            label=_("Known films, at least"),
            least=1,
            most=500,
            default=minimum,
            width=150,
            help=_("Films of which the measure is known"),
        )
        least = ask(fewest) if by in AVERAGES else 1
    rows = leaders(tables, by, minimum=least, limit=100)
    if parameter == "franchise":
        rows = with_franchise_names(tables, rows)
    if rows.empty:
        yield Note(_("None has that many films of known value; a lower number shows more."))
        return
    yield ranking_chart(
        rows.head(SHOWN),
        by,
        {chosen},
        key=f"{parameter}-leaders-chart",
        least=least,
    )
    yield ranking_table(
        rows,
        path=PATHS[parameter],
        parameter=parameter,
        key=f"{parameter}-leaders",
        alt=_("Leaderboard"),
        measures=sorted_second(by),
    )


def ranking_chart(
    rows: pd.DataFrame,
    by: str,
    chosen: set[str],
    *,
    key: str,
    least: int = 1,
) -> Chart:
    """Show the first rows of a ranking as bars, the greatest first, each with its films' number.

    `least` is the number of known films that was asked for.
    """
    texts = [
        told(value, films, by) for value, films in zip(rows[by], rows[COUNTED[by]], strict=True)
    ]
    heads = {column.name: column for column in ranked()}
    names, own = shown_names(rows), rows["name"].isin(chosen).tolist()
    drawn = f"{measures()[by]} · " + _("number of films of which it is known")
    if least > 1:
        drawn += " · " + ngettext("{n} film at least", "{n} films at least", least)
    return Chart(
        key,
        _("{name} leads: {value}", name=plain(names[0]), value=plain(texts[0])),
        drawn if by != "films" else measures()[by],
        lambda: charts.bars(names, list(rows[by]), texts, chosen=set(compress(names, own))),
        rows=rows,
        columns=[*name_columns(rows), *(heads[n] for n in sorted_second(by)[:2])],
    )


def sorted_second(by: str) -> list[str]:
    """Return a ranking's columns after the name: what it goes by, over how many films, the rest."""
    first = [by, COUNTED[by]]
    return list(dict.fromkeys([*first, *MEASURED]))


def told(value: float, films: int, by: str) -> str:
    """Write a figure of a ranking and over how many films it stands: 13.1 x · 32 films."""
    if by == "films":
        return ngettext("{n} film", "{n} films", films)
    return f"{written(value, by)} · " + ngettext("{n} film", "{n} films", films)


def what_counts() -> str:
    """Say which films count in a ranking, and why there is a minimum; Markdown."""
    minimum = _(
        "Every figure says over how many films it stands. A mean or median ranks from a minimum of "
        "films of which it is known, which the link can change: the range of five random films "
        "holds the true median in 94 of 100 cases, of fewer it does less often. Sums and numbers "
        "of films need no minimum."
    )
    return f"{slips_left_out()} {minimum}"


def written(value: float, by: str) -> str:
    """Write a figure of a ranking as its measure is written."""
    if by == "films":
        return formats.number(value)
    return formats.times(value) if by == "median_return" else formats.short_money(value)
