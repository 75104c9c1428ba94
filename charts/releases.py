"""How films divide over months or days, all years together and decade by decade."""

from collections.abc import Sequence

import pandas as pd

from charts.drawing import Drawing
from charts.marks import columns
from language import formats
from language.texts import _


def counted(rows: pd.DataFrame, names: Sequence[str], chosen: Sequence[str]) -> Drawing:
    """Draw the films of every month or day; `rows` as `queries.films.releases.Releases.counts`.

    `names` call the rows, `chosen` are those in the accent.
    """
    counts = rows["films"].tolist()
    return columns(names, counts, [formats.number(n) for n in counts], chosen=chosen)


def shares(rows: pd.DataFrame) -> Drawing:
    """Draw shares by decade; `rows` as `queries.films.releases.share_by_decade` returns them."""
    names = [formats.decade(decade) for decade in rows["decade"]]
    written = [formats.percent(share) for share in rows["share"]]
    hover = [
        _(
            "{decade}: {n} of {all} films, {share}",
            decade=name,
            n=formats.number(n),
            all=formats.number(every),
            share=share,
        )
        for name, share, n, every in zip(names, written, rows["films"], rows["every"], strict=True)
    ]
    drawn = columns(names, rows["share"].tolist(), written, hover=hover)
    return drawn.change(yaxis={"tickformat": ".0%"})
