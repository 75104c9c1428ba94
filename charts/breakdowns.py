"""A set of films by decade, by genre and by partner: the same three charts for many pages."""

import pandas as pd

from charts.drawing import Drawing
from charts.marks import bars, columns
from language import formats
from language.texts import ngettext

SHOWN = 15
"""Bars of a chart by name; the CSV holds all."""


def decades(table: pd.DataFrame) -> Drawing:
    """Draw films by decade; `table` as `queries.films.breakdowns.by_decade` returns it."""
    names = [formats.decade(first) for first in table["decade"]]
    return columns(names, table["films"].tolist(), [formats.number(n) for n in table["films"]])


def named(names: list[str], films: pd.Series) -> Drawing:
    """Draw films by genre, partner or country, the first `SHOWN` of them."""
    counts = films.head(SHOWN).tolist()
    return bars(
        names[:SHOWN],
        counts,
        [formats.number(n) for n in counts],
        hover=[
            f"{name}: {ngettext('{n} film', '{n} films', n)}"
            for name, n in zip(names, counts, strict=False)
        ],
    )
