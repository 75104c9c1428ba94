"""What processes use while something runs: processor time and memory, read from the system."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psutil

EVERY = 0.3
"""Seconds between two looks: what a process does after its last one is not seen."""


@dataclass
class Used:
    """Seconds of processor time, and the most memory at once in GB, by group and program."""

    seconds: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, float] = field(default_factory=dict)
    _before: dict[int, float] = field(default_factory=dict)
    _last: dict[int, tuple[str, float]] = field(default_factory=dict)

    def look(self, processes: Sequence[tuple[str, psutil.Process]]) -> None:
        """Note what each process, named by its group, has used so far."""
        memory: dict[str, float] = {}
        for group, process in processes:
            with suppress(psutil.Error):
                times, program = process.cpu_times(), process.name().rstrip("0123456789.")
                named, spent = f"{group} {program}", times.user + times.system
                began = self._before.setdefault(process.pid, 0.0)
                self._last[process.pid] = named, spent - began
                memory[named] = memory.get(named, 0) + process.memory_info().rss / 1e9
        for named, size in memory.items():
            self.peaks[named] = max(self.peaks.get(named, 0), size)
        self.seconds = {}
        for named, spent in self._last.values():
            self.seconds[named] = self.seconds.get(named, 0) + spent

    def begin(self, processes: Sequence[tuple[str, psutil.Process]]) -> None:
        """Count from here: what was used before is not part of it."""
        for _, process in processes:
            with suppress(psutil.Error):
                times = process.cpu_times()
                self._before[process.pid] = times.user + times.system

    def __str__(self) -> str:
        """Tell both in one line."""
        parts = (
            f"{named} {self.seconds[named]:.0f} s, {self.peaks[named]:.2f} GB"
            for named in self.seconds
            if self.seconds[named] >= 1
        )
        return f"{sum(self.seconds.values()):.0f} s of CPU ({'; '.join(parts)})"


@contextmanager
def watched(groups: Mapping[str, Sequence[int]]) -> Iterator[Used]:
    """Watch processes by group, each with all that it starts; a later group takes its own."""
    used, over = Used(), threading.Event()
    used.begin(_processes(groups))

    def watch() -> None:
        while not over.wait(EVERY):
            used.look(_processes(groups))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield used
    finally:
        over.set()
        watcher.join()
        used.look(_processes(groups))


def _processes(groups: Mapping[str, Sequence[int]]) -> list[tuple[str, psutil.Process]]:
    found: dict[int, tuple[str, psutil.Process]] = {}
    for group, roots in groups.items():
        for root in roots:
            with suppress(psutil.Error):
                process = psutil.Process(root)
                for one in [process, *process.children(recursive=True)]:
                    found[one.pid] = group, one
    return list(found.values())


def load() -> str:
    """Return how busy the machine was within the last minute."""
    return f"load {psutil.getloadavg()[0]:.1f}, {time.strftime('%H:%M')}"
