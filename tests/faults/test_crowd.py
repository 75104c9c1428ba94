"""Fifty people for ten minutes, and one program that floods the API beside them."""

import asyncio
import os
import time
from urllib.parse import urlsplit

import pytest

from benchmarks.load import Crowd, crowd, page_names
from benchmarks.servers import Server, serve

MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
LEAK = 30.0
"""Megabytes that the second half may add, far less than fifty sessions take."""
HEAVY = "/recomendacion/toy%20stori"


async def flood(server: Server, connections: int, requests: int) -> list[int]:
    """Ask the heaviest path over many connections at once; return the statuses."""
    statuses: list[int] = []
    host = urlsplit(server.url)

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        for _ in range(requests):
            writer.write(f"GET {HEAVY} HTTP/1.1\r\nHost: {host.netloc}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            statuses.append(int(head.split(b" ")[1]))
            size = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
            await reader.readexactly(int(size))
        writer.close()

    await asyncio.gather(*(ask() for _ in range(connections)))
    return statuses


async def beside(server: Server) -> tuple[Crowd, list[int]]:
    names = await page_names(server)
    visits = crowd(server, [names[i % len(names)] for i in range(3)])
    seen, statuses = await asyncio.gather(visits, flood(server, 150, 3))
    return seen, statuses


def test_a_flood_of_heavy_requests_leaves_other_peoples_pages_usable() -> None:
    with serve() as server:
        seen, statuses = asyncio.run(beside(server))
    assert seen.errors == []
    assert len(seen.rerun) == 15
    assert set(statuses) == {200, 503}, "what does not fit is asked to come back"


@pytest.mark.soak
def test_fifty_people_meet_no_error_and_leave_no_memory_behind() -> None:
    with serve() as server:
        names = asyncio.run(page_names(server))
        pages = [names[i % len(names)] for i in range(50)]
        end = time.monotonic() + 60 * MINUTES
        sizes = []
        while time.monotonic() < end or len(sizes) < 4:
            assert asyncio.run(crowd(server, pages)).errors == []
            sizes.append(server.memory())
    half = sizes[len(sizes) // 2]
    assert sizes[-1] - half < LEAK, sizes
