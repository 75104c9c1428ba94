"""One thing that a new version loses, and how it is told."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

HEADINGS = ("column", "before", "after", "rule", "example")
LONGEST = 60
"""Letters of a cell on the screen."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A measure beyond its threshold.

    `column` is a table or `table.column`, `before` and `after` the measure as texts, `rule` what
    is allowed, `example` a cell or row that shows it (empty where there is none).
    """

    column: str
    measure: str
    before: str
    after: str
    rule: str
    example: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the loss as JSON types."""
        return asdict(self)

    @property
    def what(self) -> tuple[str, str]:
        """Return which column lost what, whatever the figures."""
        return self.column, self.measure

    @property
    def sentence(self) -> str:
        """Return the loss as a clause."""
        return f"{self.column} fell from {self.before} to {self.after}"


def table(losses: Sequence[Loss]) -> str:
    """Return the losses as a table of text, a line each."""
    cells = (tuple(_short(getattr(loss, name)) for name in HEADINGS) for loss in losses)
    return aligned([HEADINGS, *cells])


def aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows of as many cells each as lines, the columns below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _short(text: str) -> str:
    """Return a cell on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
