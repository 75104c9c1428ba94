"""Memory of a server's own: idle, after a busy day, and over thousands of reruns."""

import asyncio
from collections.abc import Iterator

from benchmarks.rows import Row, Setup
from benchmarks.servers import Server, serve
from benchmarks.session import Session

SESSIONS, RERUNS, LONG = 50, 200, 2000
FLAT = 10.0
"""MB by which 2,000 further reruns may grow the process and still be called flat."""


def measure(setup: Setup) -> Iterator[Row]:
    """Measure one server from its start to the end of the long run."""
    with serve(CATALOGUE=str(setup.catalogue)) as server:
        note = f"mapped files apart, {server.mapped():.0f} MB"
        yield Row("memory of its own, warm and idle", server.memory(), 150, "MB", note)
        asyncio.run(_visit(server, setup.samples(SESSIONS), setup.samples(RERUNS)))
        busy = server.memory()
        note = (
            f"{SESSIONS} sessions over all pages, {RERUNS} reruns; mapped {server.mapped():.0f} MB"
        )
        yield Row("memory of its own, after visits", busy, 210, "MB", note)
        half = setup.samples(LONG) // 2
        asyncio.run(_rerun(server, half))
        before = server.memory()
        asyncio.run(_rerun(server, half))
        after = server.memory()
        note = f"{busy:.0f} MB before, {before:.0f} after 1,000, {after:.0f} after 2,000"
        yield Row("memory of its own, growth over 2,000 reruns", after - busy, FLAT, "MB", note)


async def _visit(server: Server, sessions: int, reruns: int) -> None:
    """Open every page in every session, then change widgets; ten sessions stay open at once."""
    gate = asyncio.Semaphore(10)

    async def visit() -> None:
        async with gate, Session(server.url) as session:
            await session.run()
            for page in session.pages:
                await session.run(page)
                for _ in range(-(-reruns // (sessions * len(session.pages)))):
                    await session.change()

    await asyncio.gather(*(visit() for _ in range(sessions)))


async def _rerun(server: Server, reruns: int) -> None:
    async with Session(server.url) as session:
        await session.run()
        for page in session.pages:
            await session.run(page)
            for _ in range(reruns // len(session.pages)):
                await session.change()
