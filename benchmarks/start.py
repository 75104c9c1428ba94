"""How long from start to a healthy, warm server."""

from collections.abc import Iterator

from benchmarks.rows import Row, Setup, median
from benchmarks.servers import BLANK, OURS, serve


def measure(setup: Setup) -> Iterator[Row]:
    """Start both servers in turn; the first pair only fills the disk's cache."""
    pairs = [
        (_start(BLANK, setup), _start(OURS, setup)) for _ in range(1 + max(3, setup.samples(5)))
    ]
    blank, ours = (median([pair[i] for pair in pairs[1:]]) for i in (0, 1))
    yield Row(
        "start to healthy and warm",
        ours,
        2.5 * blank + 1,
        "s",
        f"the blank app starts in {blank:.2f} s; bar 2.5 times that, plus 1 s",
    )


def _start(app: str, setup: Setup) -> float:
    with serve(app, CATALOGUE=str(setup.catalogue)) as server:
        return server.start
