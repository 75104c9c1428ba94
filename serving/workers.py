"""Several processes of one server, each on a port of its own: `python -m serving.workers N ...`.

What follows N is a command of Python with `--port`, as for one process::

    python -m serving.workers 3 -m uvicorn app:app --host 127.0.0.1 --port 8501

The first takes that port, the others the next ones. The first starts alone, since it may have to
make what the others only map. A process that ends is started again; Ctrl-C or SIGTERM ends all.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event
from types import FrameType

from serving import log

VARIABLE = "BUTACA_WORKER"
"""Environment variable: which of the processes one is, counted from 1."""
USAGE = "python -m serving.workers N -m uvicorn app:app --port PORT ..."
LOOK = 0.2
"""Seconds between two looks at the processes."""
PATIENCE = 20.0
"""Seconds that a process has to end by itself."""
SHORT, LONGEST_PAUSE = 10.0, 30.0
"""A process that lived for less than so many seconds pauses, ever longer, up to so many."""


@dataclass
class Worker:
    """One process: its number, counted from 1, its command, how it is reached, how it lives."""

    number: int
    command: Sequence[str]
    host: str
    port: int
    process: subprocess.Popen[bytes] | None = None
    born: float = 0.0
    pause: float = 0.0
    """Seconds between its last end and its next start."""
    due: float = 0.0
    """When it may be started, by the monotonic clock."""

    def start(self) -> None:
        """Start the process."""
        self.born = time.monotonic()
        variables = os.environ | {VARIABLE: str(self.number)}
        self.process = subprocess.Popen([sys.executable, *self.command], env=variables)  # noqa: S603
        log.event("worker started", worker=self.number, port=self.port, process=self.process.pid)

    def code(self) -> int | None:
        """Return the code that the process ended with, None while it lives."""
        return self.process.poll() if self.process else None

    def answers(self) -> bool:
        """Tell whether somebody listens on the port: uvicorn does once the app is warm."""
        try:
            socket.create_connection((self.host, self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def revive(self) -> None:
        """Start the process again if it ended and its pause is over."""
        now = time.monotonic()
        if self.process and (code := self.code()) is not None:
            lived = now - self.born
            self.pause = min(max(1.0, 2 * self.pause), LONGEST_PAUSE) if lived < SHORT else 0.0
            self.process, self.due = None, now + self.pause
            log.event("worker ended", worker=self.number, code=code, pause=self.pause)
        if self.process is None and now >= self.due:
            self.start()

    def end(self) -> None:
        """Ask the process to end."""
        if self.process and self.code() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for its end until that time of the monotonic clock, then kill it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Workers:
    """All processes, and whether they are to end."""

    all: Sequence[Worker]
    stop: Event = field(default_factory=Event)

    def run(self) -> int:
        """Keep the processes alive until told to stop; return the code to end with.

        A first process that ends before it ever listened is an error of the command or the data,
        and its code is ours.
        """
        for worker in self.all:
            if worker.answers():
                sys.stderr.write(f"Port {worker.port} is taken: name another one.\n")
                return 1
        try:
            return self._first() or self._watch()
        finally:
            self._end()

    def _first(self) -> int:
        first = self.all[0]
        first.start()
        while not self.stop.is_set() and not first.answers():
            if code := first.code():
                return code
            self.stop.wait(LOOK)
        return 0

    def _watch(self) -> int:
        while not self.stop.is_set():
            for worker in self.all:
                worker.revive()
            self.stop.wait(LOOK)
        return 0

    def _end(self) -> None:
        for worker in self.all:
            worker.end()
        until = time.monotonic() + PATIENCE
        for worker in self.all:
            worker.wait(until)


def workers(count: int, command: Sequence[str]) -> Workers:
    """Return that many processes of a command, on the ports from its `--port` on.

    Raises: ValueError: no such port, or not even one process.
    """
    words = list(command)
    if count < 1 or "--port" not in words[:-1]:
        raise ValueError(USAGE)
    place = words.index("--port") + 1
    first = int(words[place])
    host = words[words.index("--host") + 1] if "--host" in words[:-1] else "127.0.0.1"
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    ports = range(first, first + count)
    return Workers(
        [
            Worker(number, [*words[:place], str(port), *words[place + 1 :]], reached, port)
            for number, port in enumerate(ports, 1)
        ]
    )


def number() -> int:
    """Return which of the processes this one is, counted from 1; 1 where it is alone."""
    said = os.environ.get(VARIABLE, "")
    return int(said) if said.isdecimal() else 1


def main(arguments: Sequence[str]) -> int:
    """Run the processes; return the code to end with."""
    try:
        ours = workers(int(arguments[0]), arguments[1:])
    except (ValueError, IndexError):
        sys.stderr.write(f"{USAGE}\n")
        return 2

    def end(_number: int, _frame: FrameType | None) -> None:
        ours.stop.set()

    log.to_stderr()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    return ours.run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
