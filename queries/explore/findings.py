"""What is remarkable about the chosen films, computed; the words for it are the reader's."""

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.explore.distributions import skewness
from queries.explore.relations import correlations
from queries.explore.variables import VARIABLES, ZERO_IS_UNKNOWN, Variable, values
from queries.films.comparable import MANY
from queries.films.filters import Rows
from queries.films.releases import is_exact

STRONG = 0.5
"""Size of a coefficient from which a pair is told."""


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """How lopsided a variable is; `with_zeros` says the unknown counted as 0."""

    variable: Variable
    films: int
    median: float
    mean: float
    skewness: float
    with_zeros: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings over the chosen `films`.

    `asymmetries`: one a variable that varies, and the mean vote once more with its zeros. `pairs`:
    as `Correlations.pairs`, of Pearson's |r| above STRONG over MANY films at least. `unknown`:
    `variable`, `films` (without a value, 0 in the source), `share` (of 1). `january` films were
    released in January, `placeholders` of them bear the first for want of a known month.
    """

    films: int
    asymmetries: tuple[Asymmetry, ...]
    pairs: pd.DataFrame
    unknown: pd.DataFrame
    january: int
    placeholders: int

    def table(self) -> pd.DataFrame:
        """Return all figures as one table: `finding` says of what kind a row is.

        Further columns: those of Asymmetry, of `pairs` (`variable` and `with`), of `unknown`, and
        `placeholders`; empty where a finding has no such figure.
        """
        january = {"finding": "placeholders", "variable": "january", "films": self.january}
        asymmetries = pd.DataFrame([asdict(one) for one in self.asymmetries])
        return pd.concat(
            [
                asymmetries.assign(finding="asymmetry"),
                self.pairs.rename(columns={"x": "variable", "y": "with"}).assign(finding="pair"),
                self.unknown.assign(finding="unknown"),
                pd.DataFrame([{**january, "placeholders": self.placeholders}]),
            ],
            ignore_index=True,
        ).pipe(lambda table: table[["finding", *table.columns.drop("finding")]])


def findings(catalogue: Catalogue, rows: Rows) -> Findings:
    """Compute the findings."""
    told = [asymmetry(catalogue, rows, name) for name in VARIABLES]
    told.append(asymmetry(catalogue, rows, "vote_average", zeros=True))
    pairs = correlations(catalogue, rows).pairs()
    january = catalogue.films["month"].to_numpy()[rows] == 1
    unsure = ~is_exact(catalogue, "month", rows)
    return Findings(
        len(rows),
        tuple(a for a in told if a),
        pairs[(pairs["r"].abs() > STRONG) & (pairs["films"] >= MANY)],
        _unknown(catalogue, rows),
        january=int(january.sum()),
        placeholders=int((january & unsure).sum()),
    )


def asymmetry(
    catalogue: Catalogue, rows: Rows, variable: Variable, *, zeros: bool = False
) -> Asymmetry | None:
    """Return a variable's asymmetry, None where it has none: too few values, or all the same."""
    every = values(catalogue, rows, variable, zeros=zeros)
    known = every[~np.isnan(every)]
    skew = skewness(known)
    if skew is None:
        return None
    return Asymmetry(
        variable, len(known), float(np.median(known)), float(known.mean()), skew, zeros
    )


def _unknown(catalogue: Catalogue, rows: Rows) -> pd.DataFrame:
    names = [name for name in VARIABLES if name in ZERO_IS_UNKNOWN]
    counts = [int(catalogue.films[name].isna().to_numpy()[rows].sum()) for name in names]
    shares = [count / max(len(rows), 1) for count in counts]
    return pd.DataFrame({"variable": names, "films": counts, "share": shares})
