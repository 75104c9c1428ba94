"""What films cost and earned, in US dollars.

Most films' money is unknown (84 % of revenues in TMDB's file). The figures come both ways: over the
known ones, which is honest, and with an unknown sum as 0 over all films, which the mission fixed.
"""

from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue
from queries.films.comparable import sound_films


@dataclass(frozen=True, slots=True)
class Money:
    """Budget and revenue of some films, one number a film, NaN where unknown.

    `counts` tells of each film whether its return counts, as `comparable.sound`.
    """

    budget: np.ndarray
    revenue: np.ndarray
    counts: np.ndarray

    @property
    def films(self) -> int:
        """How many films there are, of known money or not."""
        return len(self.revenue)

    @property
    def known(self) -> int:
        """How many of them have a known revenue."""
        return int(np.count_nonzero(~np.isnan(self.revenue)))

    @property
    def total(self) -> float:
        """Revenue of all films; an unknown one adds nothing."""
        return float(np.nansum(self.revenue))

    @property
    def mean(self) -> float:
        """Mean revenue over all films, unknown as 0: the mission's figure. 0 without films."""
        return self.total / self.films if self.films else 0.0

    @property
    def mean_known(self) -> float | None:
        """Mean over the films of known revenue; None without any."""
        return self.total / self.known if self.known else None

    @property
    def median_known(self) -> float | None:
        """Median over the films of known revenue; None without any."""
        return float(np.nanmedian(self.revenue)) if self.known else None

    @property
    def balanced(self) -> int:
        """How many films have both sums known."""
        return int(np.count_nonzero(~np.isnan(self.budget + self.revenue)))

    @property
    def profit(self) -> float | None:
        """Revenue less budget over the films of which both are known; None without any."""
        return float(np.nansum(self.revenue - self.budget)) if self.balanced else None

    @property
    def compared(self) -> int:
        """How many films have a return that counts: both sums known and no slips."""
        return int(np.count_nonzero(self.counts))

    @property
    def median_return(self) -> float | None:
        """Median of revenue / budget over the `compared` films; None without any."""
        kept = self.counts
        return float(np.median(self.revenue[kept] / self.budget[kept])) if kept.any() else None


def money(catalogue: Catalogue, rows: np.ndarray) -> Money:
    """Return the money of the films in these rows of the films table."""
    budget, revenue = catalogue.once(_columns)
    return Money(budget[rows], revenue[rows], sound_films(catalogue, rows))


def _columns(catalogue: Catalogue) -> tuple[np.ndarray, np.ndarray]:
    return catalogue.films["budget"].to_numpy(), catalogue.films["revenue"].to_numpy()
