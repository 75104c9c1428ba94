"""How old the tables are, and whether that is worth a word."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from catalogue import Manifest

STALE = "BUTACA_STALE_DAYS"
"""Environment variable: after how many days full tables count as old."""
DAYS = 60
"""Two months without new films: a monthly refresh has failed twice."""


@dataclass(frozen=True, slots=True)
class Age:
    """The tables' age in hours; `is_old` tells whether that is worth a word."""

    hours: float
    is_old: bool

    @property
    def days(self) -> int:
        """Whole days."""
        return int(self.hours // 24)


def age(manifest: Manifest, now: datetime | None = None) -> Age:
    """Return how old tables are; the sample, which nobody renews, is never old.

    Source: the time in the manifest at which they were built.
    """
    built = datetime.fromisoformat(manifest.built)
    built = built if built.tzinfo else built.replace(tzinfo=UTC)
    hours = ((now or datetime.now(UTC)) - built).total_seconds() / 3600
    return Age(hours, not manifest.is_sample and hours > limit() * 24)


def limit() -> float:
    """Return the days after which tables are old; what is no number is as good as not set."""
    try:
        return float(os.environ.get(STALE, DAYS))
    except ValueError:
        return DAYS
