"""What the cluster is doing, said as it goes: stages, tasks, rows, seconds."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyspark.sql import SparkSession

EVERY = 5.0
"""Seconds between two lines on one stage."""
LOST = 60.0
"""Seconds of a master's silence after which the cluster is lost."""


@dataclass(frozen=True, slots=True)
class Work:
    """What all stages did so far: how many ended, and rows that went from one worker to others."""

    stages: int
    shuffled: int


@contextmanager
def told(session: SparkSession, say: Callable[[str], None]) -> Iterator[None]:
    """Say what the cluster does while the block runs, and at its end what it did."""
    over = threading.Event()
    started = time.monotonic()
    watch = threading.Thread(target=_watch, args=(session, say, over), daemon=True)
    watch.start()
    try:
        yield
        done = work(session)
        seconds = time.monotonic() - started
        say(f"Spark: {done.stages} stages, {done.shuffled:,} rows shuffled, {seconds:.0f} s")
    finally:
        over.set()
        watch.join()


def work(session: SparkSession) -> Work:
    """Return what the stages of a session did, by Spark's own metrics."""
    found = (_stage(session, number) for number in range(_last(session) + 1))
    stages = [stage for stage in found if stage]
    ended = [stage for stage in stages if stage.status().toString() == "COMPLETE"]
    return Work(len(ended), sum(int(stage.shuffleReadRecords()) for stage in ended))


def _watch(session: SparkSession, say: Callable[[str], None], over: threading.Event) -> None:
    started = heard = time.monotonic()
    while not over.wait(EVERY):
        heard = time.monotonic() if _answers(session.sparkContext.master) else heard
        if time.monotonic() - heard > LOST:  # Spark itself would wait for it for ever
            session.sparkContext.cancelAllJobs()
        for number in session.sparkContext.statusTracker().getActiveStageIds():
            stage = _stage(session, number)
            if stage:
                tasks = f"{stage.numCompleteTasks()} of {stage.numTasks()} blocks"
                rows = max(int(stage.inputRecords()), int(stage.shuffleReadRecords()))
                seconds = time.monotonic() - started
                say(f"Spark: stage {number}, {tasks}, {rows:,} rows, {seconds:.0f} s")


def _answers(address: str) -> bool:
    """Tell whether somebody answers at `spark://HOST:PORT`."""
    host, _, port = address.removeprefix("spark://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), EVERY).close()
    except OSError:
        return False
    return True


def _stage(session: SparkSession, number: int) -> Any:  # noqa: ANN401 - a Java object
    """Return Spark's own record of a stage, None where it was never run."""
    from py4j.protocol import Py4JError

    try:
        return session.sparkContext._jsc.sc().statusStore().lastStageAttempt(number)
    except Py4JError:
        return None


def _last(session: SparkSession) -> int:
    """Return the greatest number that a stage may have so far."""
    return int(session.sparkContext._jsc.sc().dagScheduler().nextStageId())
