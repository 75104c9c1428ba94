"""Whether a cluster still works: who of it answers, and for how long nobody has."""

import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOST = 15.0
"""Seconds without a worker and without a master, after which neither comes back."""
IDLE = 120.0
"""Seconds without a worker beside a master that answers: others' work may end within."""
TIMEOUT = 5.0


class LostClusterError(Exception):
    """Nobody works for a session any more; its text says who is silent."""


@dataclass
class Health:
    """What is known of a session's cluster; `lost` says why nothing goes on, empty while it does.

    Spark waits for workers and for a master that is gone without an end and without a word.
    """

    session: "SparkSession"
    lost: str = ""
    _worked: float = field(default_factory=time.monotonic)

    def look(self) -> bool:
        """Ask who works, and tell whether there is any hope."""
        now = time.monotonic()
        if workers(self.session):
            self._worked = now
            self.lost = ""
            return True
        silent = now - self._worked
        if silent > LOST and not answers(self.session.sparkContext.master):
            self.lost = "neither its master nor a worker answers"
        elif silent > IDLE:
            memory = self.session.conf.get("spark.executor.memory", "1g")
            self.lost = (
                f"no worker took the work within {IDLE:.0f} s: none has a core and {memory} of "
                "memory to spare (spark.executor.memory)"
            )
        return not self.lost


def workers(session: "SparkSession") -> int:
    """Return how many executors work for a session."""
    return int(session.sparkContext._jsc.sc().getExecutorIds().size())


def answers(address: str) -> bool:
    """Tell whether somebody answers at `spark://HOST:PORT`."""
    host, _, port = address.removeprefix("spark://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), TIMEOUT).close()
    except OSError:
        return False
    return True
