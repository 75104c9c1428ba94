"""A line of the table: what was measured, its bar and whether it is kept."""

from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles


@dataclass(frozen=True)
class Setup:
    """What is measured on: raw files, their tidy tables; `quick` takes fewer samples."""

    raw: Path
    catalogue: Path
    quick: bool = False

    def samples(self, number: int) -> int:
        """Return how many samples to take where a whole run takes `number`."""
        return max(3, number // 10) if self.quick else number


@dataclass(frozen=True)
class Row:
    """One figure beside its bar; `at_least` where more is better, `note` says what it came from."""

    what: str
    value: float
    bar: float
    unit: str
    note: str = ""
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the bar is kept."""
        return self.value >= self.bar if self.at_least else self.value <= self.bar


def percentile(values: list[float], percent: int) -> float:
    """Return a percentile of measured values, the value itself if there is one only."""
    if len(values) < 2:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def median(values: list[float]) -> float:
    """Return the median."""
    return percentile(values, 50)


def worst(figures: dict[str, float]) -> tuple[str, float]:
    """Return the name and value of the greatest figure."""
    name = max(figures, key=lambda key: figures[key])
    return name, figures[name]


def spread(figures: dict[str, float], digits: int = 0) -> str:
    """Return every figure by name, greatest first, for a row's note."""
    ordered = sorted(figures.items(), key=lambda item: -item[1])
    return ", ".join(f"{name or 'home'} {value:.{digits}f}" for name, value in ordered)
