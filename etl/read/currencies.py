"""Amounts whose currency stands in a column of its own: `budget_currency`, `moneda`.

It is written behind the amount, so that one of another currency is told and never read as dollars.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa

from etl.read.columns import Match, fold

AMOUNTS = ("budget", "revenue")
WORDS = ("currency", "currencycode", "moneda", "divisa")


def beside(names: Sequence[str], found: Match) -> dict[str, int]:
    """Return which of a file's columns holds the currency of each amount that it has."""
    spelled = [fold(name) for name in names]
    said = {}
    for amount in (name for name in AMOUNTS if name in found.found):
        own = {amount, spelled[found.found[amount]]}
        near = [form for word in WORDS for a in own for form in (a + word, word + a)]
        place = next((spelled.index(form) for form in (*near, *WORDS) if form in spelled), None)
        if place is not None:
            said[amount] = place
    return said


def marked(frame: pd.DataFrame, table: pa.Table, said: Mapping[str, int]) -> pd.DataFrame:
    """Return the rows with each amount's currency behind it: `12000000 EUR`."""
    cells = {name: frame[name] + _behind(table.column(place)) for name, place in said.items()}
    return frame.assign(**cells)


def _behind(column: pa.ChunkedArray) -> "pd.Series[str]":
    texts: pd.Series[str] = column.cast(pa.string()).to_pandas().astype("str")
    behind: pd.Series[str] = (" " + texts.str.strip()).fillna("")
    return behind
