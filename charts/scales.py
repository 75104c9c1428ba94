"""Axes whose ticks are written as the reader writes numbers; plotly's own are English."""

import re
from math import ceil, floor, log10

from language.formats import NO_BREAK
from language.variables import label, write
from queries.explore.variables import Variable

MOST_TICKS = 6
ZEROS = re.compile(f"[.,]0{{1,2}}(?={NO_BREAK}[^$])")
"""Decimals that say nothing on a tick: the .00 of 1.00 M."""


def ticks(low: float, high: float, *, log: bool) -> list[float]:
    """Return round values between two ends (positive ones if `log`), at most about six."""
    if log:
        powers = range(floor(log10(low)), ceil(log10(high)) + 1)
        return [10.0**power for power in powers[:: ceil(len(powers) / MOST_TICKS)]]
    if low == high:
        return [low]
    step = _round_step((high - low) / (MOST_TICKS - 1))
    return [step * i for i in range(ceil(low / step), floor(high / step + 1e-9) + 1)]


def _round_step(least: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** floor(log10(least))
    return next(power * size for size in (1, 2, 5, 10) if power * size >= least * (1 - 1e-9))


def axis(
    variable: Variable, low: float, high: float, *, log: bool, title: bool = True
) -> dict[str, object]:
    """Return a plotly axis for a variable's values between two ends."""
    values = ticks(low, high, log=log)
    return {
        "type": "log" if log else "linear",
        "tickvals": values,
        "ticktext": [ZEROS.sub("", write(variable, value)) for value in values],
        "title": {"text": label(variable) if title else None},
    }
