"""Budget against revenue: one film among all others, and the line where revenue meets budget."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from pandas import DataFrame, Series

from catalogue import Catalogue
from charts.drawing import Drawing
from charts.scales import powers_of_money
from charts.style import ACCENT, PALETTE, REST, UNKNOWN, figure, mark, short
from language import formats
from language.texts import _
from queries.films.returns import comparable
from queries.recent import recent

SPOTS = (40, 30, 20)
"""Spots in a power of ten that marks of some pixels can be told apart on; fewer of very many films.
"""
MOST = 4_000
"""Spots that a browser gets, if the fewest in a power of ten are not more; 45,000 films have 3,400.
"""
DECADE = 1000
"""Steps of `decades` in a power of ten."""
BREAK_EVEN = {
    **{"type": "scatter", "mode": "lines", "hoverinfo": "skip"},
    "line": {"color": UNKNOWN, "dash": "dash", "width": 2},
}
PAYING = 2.5
"""Times its budget that a film has to take in before it pays: a rule of thumb of the trade, often
repeated and measured by nobody, here neither."""
_PAYING = round(DECADE * float(np.log10(PAYING)))
NAMED = {"showarrow": False, "xanchor": "left"}
"""How a line is named: at its cheap end, where hardly a film stands in the way."""
ASIDE = DECADE // 4
"""Steps from the cheap end to the name that stands below its line, clear of the corner."""


@recent
def cloud(catalogue: Catalogue, floor: float) -> tuple[np.ndarray, np.ndarray]:
    """Return budgets and revenues of `comparable` that can be told apart, as `decades`.

    Of films on the same spot of logarithmic axes one is kept, so that their number does not grow
    with the catalogue; of more than `MOST` spots fewer are told apart.
    """
    films = comparable(catalogue, floor)
    costs, sums = decades(films["budget"]), decades(films["revenue"])
    spots = iter(SPOTS)
    kept = _apart(costs, sums, next(spots))
    while len(kept) > MOST and (fewer := next(spots, None)):
        kept = _apart(costs, sums, fewer)
    return costs[kept], sums[kept]


def _apart(costs: np.ndarray, sums: np.ndarray, spots: int) -> np.ndarray:
    """Return the first film of each spot, of so many in a power of ten."""
    across, up = (steps.astype(np.int64) // (DECADE // spots) for steps in (costs, sums))
    # As one number: numpy compares pairs many times slower.
    kept: np.ndarray = np.unique((across << 16) + up, return_index=True)[1]
    return kept


def decades(sums: "Sequence[float] | Series[float]") -> np.ndarray:
    """Return sums as thousandths of a power of ten: finer than a pixel, in two bytes each."""
    return np.round(DECADE * np.log10(np.asarray(sums, np.float64))).astype(np.int16)


def budget_and_revenue(
    crowd: tuple[np.ndarray, np.ndarray], rivals: DataFrame, chosen: DataFrame
) -> Drawing:
    """Draw films by budget and revenue on logarithmic axes with the break-even line.

    `crowd`, their `decades`, is a grey cloud. The frames have `own`, `called`, `year`, `budget`,
    `revenue` (US dollars, known): all tell what they are `called` when hovered, `chosen` (one row
    or none) wears the accent and its `own` name.
    """
    everybody, named, own = _marks(*crowd), _named(rivals), _named(chosen)
    costs, sums = (_ends(everybody[axis], own[axis]) for axis in "xy")
    return figure(
        {
            **everybody,
            "hoverinfo": "skip",
            "marker": {"color": REST, "size": 4, "opacity": 0.45},
        },
        {**named, "marker": {"color": PALETTE[1], "size": 7, "opacity": 0.9}},
        {**BREAK_EVEN, "x": costs, "y": costs},
        {**_paying(), "x": costs, "y": [end + _PAYING for end in costs]},
        {
            **own,
            "marker": {"color": ACCENT, "size": 15},
            "mode": "markers+text",
            "text": [f"<b>{short(name)}</b>" for name in chosen["own"]],
            # The dearest films stand at the right edge, where a centred name would be cut off.
            "textposition": "top left",
        },
        height=460,
        xaxis=_axis(costs, _("Budget")),
        yaxis=_axis(sums, _("Revenue")),
        annotations=[
            {
                **NAMED,
                "x": costs[0] + ASIDE,
                "y": costs[0] + ASIDE,
                "yanchor": "top",
                "text": _("break-even"),
            },
            {
                **NAMED,
                "x": costs[0],
                "y": costs[0] + _PAYING,
                "yanchor": "bottom",
                "yshift": 28,
                "text": _("{times} × the budget", times=formats.number(PAYING, 1)),
            },
        ],
    )


def _paying() -> dict[str, Any]:
    """Return the line of films that pay, dotted where that of break-even is dashed."""
    return {**BREAK_EVEN, "line": {"color": UNKNOWN, "dash": "dot", "width": 2}}


def _marks(x: np.ndarray, y: np.ndarray) -> dict[str, Any]:
    """Return a point a film."""
    return {"type": "scatter", "mode": "markers", "x": x, "y": y}


def _named(films: DataFrame) -> dict[str, Any]:
    """Return the points of films that tell their names."""
    names, years, costs, sums = (
        films[name].tolist() for name in ("called", "year", "budget", "revenue")
    )
    told = [
        f"{mark(name)} ({year})<br>"
        f"{formats.short_money(budget)} → {formats.short_money(revenue)}<br>"
        f"{formats.times(revenue / budget)}"
        for name, year, budget, revenue in zip(names, years, costs, sums, strict=True)
    ]
    return {**_marks(decades(costs), decades(sums)), "hovertext": told, "hoverinfo": "text"}


def _ends(crowd: np.ndarray, chosen: np.ndarray) -> list[int]:
    """Return the least and the greatest of all films' `decades`; those of 1 and 10 without any."""
    every = np.concatenate([crowd, chosen])
    return [int(every.min()), int(every.max())] if len(every) else [0, DECADE]


def _axis(ends: list[int], title: str) -> dict[str, Any]:
    ticks = powers_of_money(*(10 ** (end / DECADE) for end in ends))
    return {
        "title": {"text": title},
        "tickvals": decades(list(ticks)).tolist(),
        "ticktext": list(ticks.values()),
    }
