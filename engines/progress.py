"""What the cluster is doing, said as it goes: stages, tasks, rows, seconds."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from py4j.protocol import Py4JError
from pyspark.sql import SparkSession

from engines.health import Health, LostClusterError

EVERY = 5.0
"""Seconds between two lines on one stage."""


@dataclass(frozen=True, slots=True)
class Work:
    """What all stages did so far: how many ended, and rows that went from one worker to others."""

    stages: int
    shuffled: int


@contextmanager
def told(session: SparkSession, say: Callable[[str], None]) -> Iterator[None]:
    """Say what the cluster does while the block runs, and at its end what it did.

    Raises: LostClusterError: it does nothing any more, and the block has failed for that.
    """
    over = threading.Event()
    started = time.monotonic()
    health = Health(session)
    watch = threading.Thread(target=_watch, args=(session, say, over, health), daemon=True)
    watch.start()
    try:
        yield
        done = work(session)
        seconds = time.monotonic() - started
        say(f"Spark: {done.stages} stages, {done.shuffled:,} rows shuffled, {seconds:.0f} s")
    except Exception as error:
        if health.lost:
            raise LostClusterError(health.lost) from error
        raise
    finally:
        over.set()
        watch.join()


def work(session: SparkSession) -> Work:
    """Return what the stages of a session did, by Spark's own metrics."""
    found = (_stage(session, number) for number in range(_last(session) + 1))
    stages = [stage for stage in found if stage]
    ended = [stage for stage in stages if stage.status().toString() == "COMPLETE"]
    return Work(len(ended), sum(int(stage.shuffleReadRecords()) for stage in ended))


def _watch(
    session: SparkSession, say: Callable[[str], None], over: threading.Event, health: Health
) -> None:
    started = time.monotonic()
    with suppress(Py4JError, OSError):  # the driver's own Java is gone, and the block knows
        while not over.wait(EVERY):
            if not health.look():  # Spark itself would wait for ever
                session.sparkContext.cancelAllJobs()
            for number in session.sparkContext.statusTracker().getActiveStageIds():
                if stage := _stage(session, number):
                    say(f"{_line(number, stage)}, {time.monotonic() - started:.0f} s")


def _line(number: int, stage: Any) -> str:  # noqa: ANN401 - a Java object
    """Tell how far a stage is."""
    counts = (stage.inputRecords(), stage.shuffleReadRecords(), stage.shuffleWriteRecords())
    rows = max(map(int, counts))
    blocks = f"{stage.numCompleteTasks()} of {stage.numTasks()} blocks"
    return f"Spark: stage {number}, {blocks}, {rows:,} rows"


def _stage(session: SparkSession, number: int) -> Any:  # noqa: ANN401 - a Java object
    """Return Spark's own record of a stage, None where it was never run."""
    try:
        return session.sparkContext._jsc.sc().statusStore().lastStageAttempt(number)
    except Py4JError:
        return None


def _last(session: SparkSession) -> int:
    """Return the greatest number that a stage may have so far."""
    return int(session.sparkContext._jsc.sc().dagScheduler().nextStageId())
