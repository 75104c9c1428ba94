"""Axes of money whose ticks read as the reader's language writes sums."""

import math
import re

from language import formats


def linear_ticks(low: float, high: float, count: int = 5) -> dict[float, str]:
    """Return about `count` round sums from `low` to `high`, zero among them, and how they read."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = _round((high - low) / count or 1.0)
    numbers = range(math.floor(low / step), math.ceil(high / step) + 1)
    return {n * step: _written(n * step) if n else "0" for n in numbers}


def log_ticks(low: float, high: float) -> dict[float, str]:
    """Return the powers of ten that span `low` to `high`, both positive, and how they read."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return {10.0**n: _written(10.0**n) for n in range(first, last + 1)}


def _written(amount: float) -> str:
    """Write a round sum without idle decimals: $10 M, not $10.0 M."""
    return re.sub(r"[.,]0+(?=\D)", "", formats.short_money(amount))


def _round(step: float) -> float:
    """Return the next of 1, 2, 2.5, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= step * (1 - 1e-9))
