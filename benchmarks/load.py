"""Many visitors at once: twenty on one page, fifty on all."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.rows import Row, Setup, median, percentile, spread, worst
from benchmarks.servers import Server, serve
from benchmarks.session import Session

RERUNS, THINK = 5, 1.0
"""Changes that each visitor makes, with on average this many seconds between them."""


@dataclass
class Crowd:
    """Seconds of every first run and rerun, and all errors."""

    first: list[float] = field(default_factory=list)
    rerun: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def measure(setup: Setup) -> Iterator[Row]:
    """Send both crowds to one warm server."""
    with serve(CATALOGUE=str(setup.catalogue)) as server:
        pages = asyncio.run(page_names(server))
        chosen = pages if not setup.quick else pages[:3]
        crowds = {page: asyncio.run(crowd(server, [page] * 20)) for page in chosen}
        yield from _same_page(crowds)
        mixed = [pages[i % len(pages)] for i in range(50)]
        yield from _mixed(asyncio.run(crowd(server, mixed)))


async def page_names(server: Server) -> list[str]:
    """Return the address of every page, as the server's own navigation lists them."""
    async with Session(server.url) as session:
        await session.run()
        return list(session.pages)


async def crowd(server: Server, pages: list[str]) -> Crowd:
    """Open one session a page, all at once, and let each change its page a few times."""
    seen = Crowd()

    async def visit(number: int, page: str) -> None:
        pace = random.Random(number)  # noqa: S311 - thinking times, no secret
        try:
            async with Session(server.url) as session:
                runs = [await session.run(page)]
                for _ in range(RERUNS):
                    await asyncio.sleep(pace.uniform(0.5, 1.5) * THINK)
                    runs.append(await session.change())
        except (OSError, TimeoutError) as error:
            seen.errors.append(f"{page}: {error!r}")
            return
        seen.first.append(runs[0].seconds)
        seen.rerun += [run.seconds for run in runs[1:]]
        seen.errors += [error for run in runs for error in run.errors]

    await asyncio.gather(*(visit(i, page) for i, page in enumerate(pages)))
    return seen


def _same_page(crowds: dict[str, Crowd]) -> Iterator[Row]:
    first = {page: median(c.first) for page, c in crowds.items() if c.first}
    rerun = {page: median(c.rerun) for page, c in crowds.items() if c.rerun}
    errors = [error for c in crowds.values() for error in c.errors]
    what = "20 sessions on one page"
    yield Row(f"{what}, first paint p50", worst(first)[1], 1, "s", spread(first, 2))
    yield Row(f"{what}, rerun p50", worst(rerun)[1] * 1e3, 250, "ms", spread(rerun, 3))
    yield Row(f"{what}, errors", len(errors), 0, "", "; ".join(errors[:3]))


def _mixed(seen: Crowd) -> Iterator[Row]:
    what = "50 sessions on all pages"
    note = f"first paint p50 {median(seen.first):.2f} s, p95 {percentile(seen.first, 95):.2f} s"
    yield Row(f"{what}, rerun p95", percentile(seen.rerun, 95), 1.5, "s", note)
    yield Row(f"{what}, errors", len(seen.errors), 0, "", "; ".join(seen.errors[:3]))
