"""Axes whose ticks are written as the reader writes numbers; plotly's own are English."""

import re
from collections.abc import Sequence
from math import ceil, floor, log10

from language import formats
from language.formats import NO_BREAK
from language.variables import label, write

MOST_TICKS = 6
ZEROS = re.compile(f"[.,]0{{1,2}}(?={NO_BREAK}[^$])")
"""Decimals that say nothing on a tick: the .00 of 1.00 M."""


def ticks(low: float, high: float, *, log: bool) -> list[float]:
    """Return round values between two ends (positive ones if `log`), at most about six."""
    if log:
        every = _powers(low, high)
        return every[:: ceil(len(every) / MOST_TICKS)]
    if low == high:
        return [low]
    step = _round((high - low) / (MOST_TICKS - 1), (1, 2, 5, 10))
    return [step * i for i in range(ceil(low / step), floor(high / step + 1e-9) + 1)]


def _powers(low: float, high: float) -> list[float]:
    """Return the powers of ten that span two positive ends."""
    return [10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1)]


def _round(least: float, sizes: Sequence[float]) -> float:
    """Return the next of these sizes, 10 the last, times a power of ten."""
    power = 10.0 ** floor(log10(least))
    return next(size * power for size in sizes if size * power >= least * (1 - 1e-9))


def axis(
    variable: str, low: float, high: float, *, log: bool, title: bool = True
) -> dict[str, object]:
    """Return a plotly axis for a variable's values between two ends."""
    values = ticks(low, high, log=log)
    return {
        "type": "log" if log else "linear",
        "tickvals": values,
        "ticktext": [_short(write(variable, value)) for value in values],
        "title": {"text": label(variable) if title else None},
    }


def money_from_zero(low: float, high: float, count: int = 5) -> dict[float, str]:
    """Return about `count` round sums around `low`, `high` and zero, and how each is written."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = _round((high - low) / count or 1.0, (1, 2, 2.5, 5, 10))
    numbers = range(floor(low / step), ceil(high / step) + 1)
    return {n * step: _written(n * step) if n else "0" for n in numbers}


def powers_of_money(low: float, high: float) -> dict[float, str]:
    """Return the powers of ten that span two positive sums, and how each is written."""
    return {power: _written(power) for power in _powers(low, high)}


def _written(amount: float) -> str:
    return _short(formats.short_money(amount))


def _short(text: str) -> str:
    return ZEROS.sub("", text)
