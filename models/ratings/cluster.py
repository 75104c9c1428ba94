"""Where ratings are factorised that are too many for one process: the cluster of `--engine`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from catalogue.console import say
from models.ratings.als import Factorise
from models.ratings.data import Ratings

LEAST = 50_000_000
"""Ratings from which on least squares cost less than the sampler, choosing included (SCALE)."""


@dataclass(frozen=True)
class Cluster:
    """The address of one, and from how many ratings on it takes the sampler's place."""

    address: str
    least: int = LEAST

    def takes(self, ratings: Ratings) -> bool:
        """Tell whether so many are factorised there."""
        return len(ratings) >= self.least

    @contextmanager
    def open(self) -> Iterator[Factorise]:
        """Open a session that factorises; raises as `engines.session.connected`."""
        from engines.session import connected  # with --engine alone

        with connected(self.address, lambda line: say(line, sys.stderr)) as engine:
            from engines.als import Factoriser

            yield Factoriser(engine)
