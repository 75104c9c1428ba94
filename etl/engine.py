"""Where a build runs: on this machine, or on the cluster that `--engine` names."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from etl.build import SUBJECTS, Subject


@contextmanager
def engine(address: str | None, say: Callable[[str], None]) -> Iterator[Sequence[Subject]]:
    """Clean the films on the Spark cluster at this address (docs/SCALE.md)."""
    if address is None:
        yield SUBJECTS
        return
    from engines.session import connected
    from etl.spread.build import subjects

    with connected(address, say) as cluster:
        yield subjects(cluster)
