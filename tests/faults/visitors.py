"""Visitors as they come, to a server of two processes: `python -m tests.faults.visitors`.

They arrive at random times, six of ten by a link, and do two to five things with pauses between.
Meanwhile a new version is published, one client reads a byte a second, one request in twenty is
broken, and one process is killed. Whoever was on that one comes back to the other, as a browser
does through nginx.
"""

import argparse
import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from benchmarks.rows import percentile
from benchmarks.session import Run, Session
from catalogue.store import IN_MEMORY, load, publish
from tests import planted
from tests.addresses import ADDRESSES, EXAMPLES
from tests.serving.test_workers import COMMAND, ROOT, free_ports, health, running, until

SAMPLE = ROOT / "data/sample/tidy"
BY_LINK, BROKEN = 0.6, 0.05
FEWEST, MOST = 2, 5
"""Actions of a visitor after the first page."""
THINKING = 8.0
"""Seconds between two actions, on average; never more than three times as long."""
SWITCHED, KILLED = 0.4, 0.6
"""When a version is published and a process is killed, as a part of the whole time."""
BAD = (
    b"GET /retorno/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"GET /retorno HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"GET /nothing.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"GET /api/films/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"POST /peliculas_mes/enero HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
)
"""Requests that no client in its right mind makes."""
Lost = (OSError, ConnectionClosed, InvalidHandshake, asyncio.IncompleteReadError)


@dataclass
class Day:
    """What happened: seconds of first pages and of actions, errors, and who met the kill."""

    first: list[float] = field(default_factory=list)
    actions: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    interrupted: int = 0
    broken: dict[int, int] = field(default_factory=dict)
    """Answers to broken requests, by status; 0 stands for a line that was closed."""
    read: int = 0
    """Bytes that the slow client has got."""
    versions: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    """Megabytes of the process that lived through, as the visitors come and after the last left."""

    def told(self) -> str:
        """Return it in a few lines."""
        both = ((self.first, "first pages"), (self.actions, "actions"))
        times = [
            f"{len(seconds)} {what}: median {percentile(seconds, 50):.2f} s, "
            f"p95 {percentile(seconds, 95):.2f} s"
            for seconds, what in both
            if seconds
        ]
        rest = (
            f"{len(self.errors)} errors, {self.interrupted} visitors met the kill, broken "
            f"requests by status {dict(sorted(self.broken.items()))}, slow client {self.read} bytes"
        )
        memory = f"MB of the process that lived: {[round(size) for size in self.memory]}"
        return "\n".join([*times, rest, memory, *self.errors[:5]])


@dataclass
class Street:
    """The two processes, by their ports; `killed` is the one that is killed, and when."""

    ports: tuple[int, int]
    day: Day
    killed: float = float("inf")

    def url(self, number: int) -> str:
        """Return the address of a process."""
        return f"http://127.0.0.1:{self.ports[number % 2]}"


async def visitor(street: Street, number: int, delay: float) -> None:
    """Come after a while, look around, and leave."""
    pace = random.Random(number)
    await asyncio.sleep(delay)
    steps = pace.randint(FEWEST, MOST)
    entry = pace.choice(ADDRESSES[1:]) if pace.random() < BY_LINK else ""
    place, done = number, 0
    while done <= steps:
        try:
            async with Session(street.url(place)) as session:
                note(street, await session.run(entry, EXAMPLES.get(entry, "")), first=True)
                done += 1
                while done <= steps:
                    await asyncio.sleep(min(pace.expovariate(1 / THINKING), 3 * THINKING))
                    await act(street, session, pace, place)
                    done += 1
        except Lost as error:
            if not (place % 2 == 1 and time.monotonic() > street.killed):
                street.day.errors.append(f"visitor {number} at {entry or 'home'}: {error!r}")
                return
            street.day.interrupted += 1
            place += 1


async def act(street: Street, session: Session, pace: random.Random, place: int) -> None:
    """Change something on the page, or go to another one; at times ask for nonsense besides."""
    if pace.random() < BROKEN:
        await broken(street, pace.choice(BAD), place)
    if pace.random() < 0.35:
        page = pace.choice(ADDRESSES)
        note(street, await session.run(page, EXAMPLES.get(page, "")))
    else:
        note(street, await session.change())


def note(street: Street, run: Run, *, first: bool = False) -> None:
    (street.day.first if first else street.day.actions).append(run.seconds)
    street.day.errors += run.errors


async def broken(street: Street, request: bytes, place: int) -> None:
    """Send what is no proper request, and note the status."""
    host = urlsplit(street.url(place))
    reader, writer = await asyncio.open_connection(host.hostname, host.port)
    writer.write(request)
    head = await reader.readline()
    status = int(head.split(b" ")[1]) if head.startswith(b"HTTP/") else 0
    street.day.broken[status] = street.day.broken.get(status, 0) + 1
    writer.close()


async def slow(street: Street) -> None:
    """Ask for a large file, and read a byte of it a second."""
    reader, writer = await asyncio.open_connection("127.0.0.1", street.ports[0], limit=1)
    writer.write(b"GET /franchises.csv HTTP/1.1\r\nHost: a\r\n\r\n")
    try:
        while await reader.read(1):
            street.day.read += 1
            await asyncio.sleep(1)
    finally:
        writer.close()


async def after(seconds: float, act: Callable[[], Awaitable[None]]) -> None:
    await asyncio.sleep(seconds)
    await act()


def earlier(folder: Path) -> Path:
    """Publish the sample without one film, as the version that visitors meet first."""
    tables = load(SAMPLE)
    last = tables.films["film_id"].iloc[-1]
    frames = {name: getattr(tables, name) for name in IN_MEMORY}
    fewer = {
        name: frame[frame["film_id"].ne(last).fillna(True)].reset_index(drop=True)
        for name, frame in frames.items()
        if "film_id" in frame
    }

    def write(version: Path) -> None:
        version.rmdir()
        planted.save(replace(tables, **fewer), version)

    publish(folder, write)
    return folder


def whole(folder: Path) -> None:
    """Publish the sample as it is, with its models."""
    publish(folder, lambda version: shutil.copytree(SAMPLE, version, dirs_exist_ok=True))


async def lived(street: Street, folder: Path, visitors: int, minutes: float) -> None:
    """Let the visitors come, and do to the server what is done to it."""
    told = health(street.ports[1])
    first = health(street.ports[0])
    assert told
    assert first
    survivor = psutil.Process(first["process"])
    seconds = 60 * minutes

    def memory() -> None:
        street.day.memory.append(survivor.memory_full_info().uss / 1e6)

    async def switch() -> None:
        memory()
        await asyncio.to_thread(whole, folder)

    async def kill() -> None:
        memory()
        street.killed = time.monotonic()
        psutil.Process(told["process"]).kill()

    pace = random.Random(visitors)
    reading = asyncio.create_task(slow(street))
    memory()
    await asyncio.gather(
        *(visitor(street, n, pace.uniform(0, seconds * 0.9)) for n in range(visitors)),
        after(seconds * SWITCHED, switch),
        after(seconds * KILLED, kill),
    )
    memory()
    reading.cancel()


def spend(visitors: int, minutes: float, folder: Path) -> Day:
    """Serve, let the visitors come for some minutes, and return what happened."""
    tables, log = earlier(folder / "tables"), folder / "log"
    port = free_ports(2)
    street = Street((port, port + 1), Day())
    with running(2, log, *COMMAND, str(port), CATALOGUE=str(tables)):
        for one in street.ports:
            until(lambda one=one: health(one), log)  # type: ignore[misc]
        asyncio.run(lived(street, tables, visitors, minutes))
        for one in street.ports:
            now = until(lambda one=one: health(one), log)  # type: ignore[misc]
            street.day.versions.append(now["data"]["identity"])
        time.sleep(min(60.0, 20 * minutes))
        first = health(street.ports[0])
        assert first
        street.day.memory.append(psutil.Process(first["process"]).memory_full_info().uss / 1e6)
    if "Traceback" in (told := log.read_text(encoding="utf-8")):
        street.day.errors.append(told[-3000:])
    return street.day


def main() -> None:
    """Spend some minutes as asked, and say what happened."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--visitors", type=int, default=200)
    asked.add_argument("--minutes", type=float, default=10)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("BUTACA_CACHE", f"{folder}/cache")
        day = spend(told.visitors, told.minutes, Path(folder))
    sys.stdout.write(f"{day.told()}\n")


if __name__ == "__main__":
    main()
