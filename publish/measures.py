"""What can be said of a column before and after: each measure compares one pair."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from publish.loss import Loss
from publish.pairs import Pair
from publish.thresholds import Thresholds

Measure = Callable[[Pair, float], Loss | None]
ROUNDING = 1e-6
"""Relative difference below which a number counts as the same."""
FEW = 2
"""Cells that may always become unknown: somebody corrected them."""
FREQUENT = 10
"""Values whose shares are compared."""
GARBLED = r"Ã[\x80-\xbf¡-¿ƒ‚„†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|Â[\xa0-¿]|â€|\ufffd"
"""UTF-8 read as Windows-1252, and the mark of a letter that was lost."""


def losses(pair: Pair, limits: Thresholds) -> Iterator[Loss]:
    """Yield the measures of a column that are beyond their thresholds."""
    yield from _beyond({"known": known}, pair, limits)
    if len(pair.both[0]) >= limits.of("columns", "cells"):
        kind = NUMERIC if pair.is_numeric else TEXTUAL
        yield from _beyond({"changed": changed, **kind}, pair, limits)


def _beyond(measures: dict[str, Measure], pair: Pair, limits: Thresholds) -> Iterator[Loss]:
    for name, measure in measures.items():
        if found := measure(pair, limits.column(pair.column, name)):
            yield found


def known(pair: Pair, limit: float) -> Loss | None:
    """Compare how many cells are known, as a share of those known before."""
    before, after = (int(side.notna().sum()) for side in (pair.before, pair.after))
    if before - after <= max(before * limit, FEW):
        return None
    gone = np.flatnonzero(pair.before.notna() & pair.after.isna())
    rule = f"{limit:.0%} of the known cells may become unknown"
    example = pair.example(gone, lost=True)
    was, now = (f"{count:,} ({count / len(pair.before):.1%})" for count in (before, after))
    return Loss(pair.column, "known", f"known {was}", now, rule, example)


def changed(pair: Pair, limit: float) -> Loss | None:
    """Compare the cells known in both, one by one."""
    differing = pair.differing(ROUNDING)
    share = float(differing.mean())
    if share <= limit:
        return None
    rule = f"{limit:.0%} of the cells known in both may change"
    example = pair.example(np.flatnonzero(differing))
    return Loss(pair.column, "changed", f"{len(differing):,} cells", f"{share:.1%} differ", rule,
                example)  # fmt: skip


def mean(pair: Pair, limit: float) -> Loss | None:
    """Compare the means over rows that are known in both."""
    before, after = (float(side.astype("float64").mean()) for side in pair.both)
    if _relative(before, after) <= limit:
        return None
    rule = f"the mean over rows known in both may move by {limit:.0%}"
    example = pair.example(np.flatnonzero(pair.differing(ROUNDING)))
    return Loss(pair.column, "mean", f"mean {_number(before)}", _number(after), rule, example)


def quartiles(pair: Pair, limit: float) -> Loss | None:
    """Compare lower quartile, median and upper quartile."""
    before, after = (side.astype("float64").quantile([0.25, 0.5, 0.75]) for side in pair.both)
    if max(_relative(b, a) for b, a in zip(before, after, strict=True)) <= limit:
        return None
    was, now = (" · ".join(_number(value) for value in side) for side in (before, after))
    rule = f"quartiles and median may move by {limit:.0%}"
    example = pair.example(np.flatnonzero(pair.differing(ROUNDING)))
    return Loss(pair.column, "quartiles", f"quartiles {was}", now, rule, example)


def order(pair: Pair, limit: float) -> Loss | None:
    """Compare the order of the rows by the column: one less Spearman's rank correlation."""
    before, after = (side.astype("float64").rank() for side in pair.both)
    if before.std() == 0:
        return None
    alike = before.corr(after) if after.std() else 0.0
    if 1 - alike <= limit:
        return None
    rule = f"the rows' order has to be {1 - limit:g} alike (rank correlation)"
    example = pair.example(np.flatnonzero(pair.differing(ROUNDING)))
    return Loss(pair.column, "order", "order", f"{alike:.2f} alike", rule, example)


def distinct(pair: Pair, limit: float) -> Loss | None:
    """Compare how many different values there are."""
    before, after = (side.nunique() for side in pair.both)
    if _relative(before, after) <= limit:
        return None
    rule = f"the number of different values may move by {limit:.0%}"
    example = pair.example(np.flatnonzero(pair.differing(ROUNDING)))
    return Loss(pair.column, "distinct", f"{before:,} different", f"{after:,}", rule, example)


def frequent(pair: Pair, limit: float) -> Loss | None:
    """Compare the shares of the most frequent values."""
    before, after = (side.value_counts(normalize=True) for side in pair.both)
    top = before.head(FREQUENT)
    if float((top - after.reindex(top.index).fillna(0)).abs().sum() / 2) <= limit:
        return None
    was, now = (", ".join(f"{value}" for value in side.head(3).index) for side in (before, after))
    rule = f"shares of the {FREQUENT} most frequent values may move by {limit:.0%} in all"
    return Loss(pair.column, "frequent", f"most frequent {was}", now, rule,
                pair.example(np.flatnonzero(pair.differing(ROUNDING))))  # fmt: skip


def garbled(pair: Pair, limit: float) -> Loss | None:
    """Compare the share of texts with letters of a wrong encoding."""
    before, after = (_is_garbled(side) for side in pair.both)
    if after.mean() - before.mean() <= limit:
        return None
    rule = f"texts with letters of a wrong encoding may grow by {limit:.1%}"
    example = pair.example(np.flatnonzero(after & ~before))
    return Loss(pair.column, "garbled", f"{before.mean():.1%} garbled", f"{after.mean():.1%}", rule,
                example)  # fmt: skip


def _is_garbled(texts: "pd.Series[str]") -> "np.ndarray":
    if not pd.api.types.is_string_dtype(texts.dtype):
        return np.zeros(len(texts), dtype=bool)
    return texts.str.contains(GARBLED, regex=True).to_numpy(dtype=bool)


NUMERIC: dict[str, Measure] = {"mean": mean, "quartiles": quartiles, "order": order}
TEXTUAL: dict[str, Measure] = {"distinct": distinct, "frequent": frequent, "garbled": garbled}


def _relative(before: float, after: float) -> float:
    """Return by what share a figure grew or shrank: twice as much and half as much are both 1."""
    if before == after:
        return 0.0
    if before * after <= 0:
        return float("inf")
    return max(after / before, before / after) - 1


def _number(value: float) -> str:
    """Return a figure for people, of four significant digits."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
