"""Every view of every page, and the parameters that each reads from its link."""

import asyncio
from dataclasses import dataclass
from functools import cache

from benchmarks.session import Session
from tests.addresses import EXAMPLES


@dataclass(frozen=True)
class View:
    """A page with one of its tabs open ("" if it has none), and what its link may hold."""

    page: str
    tab: str
    parameters: tuple[str, ...]


@cache
def views(url: str, page: str) -> list[View]:
    """Return a page's views as a running server draws them, one visit each."""
    return asyncio.run(_views(url, page))


async def _views(url: str, page: str) -> list[View]:
    async def seen(tab: str) -> tuple[View, tuple[str, ...]]:
        query = "&".join(filter(None, [EXAMPLES.get(page, ""), "lang=en", tab and f"tab={tab}"]))
        async with Session(url) as session:
            run = await session.run(page, query)
        return View(page, tab, tuple(sorted(run.bound))), run.bound.get("tab", ())

    first, tabs = await seen("")
    return [(await seen(tab))[0] for tab in tabs] or [first]
