"""Reruns of every page beside a blank page's, and the bytes of a first run."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.rows import Row, Setup, median, spread, worst
from benchmarks.servers import BLANK, Server, serve
from benchmarks.session import Session

HEAVY = {"explore", "similar", "for-you"}
HEAVY_BAR = 120.0
TIMES = 6
"""Times the blank page's rerun: a page has its menu of files, filters, comparisons and a table."""


@dataclass
class Figures:
    """By page: milliseconds of each rerun, of processor time a rerun, kilobytes first, errors.

    `floor` holds the blank page's reruns in between each page's own.
    """

    reruns: dict[str, list[float]] = field(default_factory=dict)
    floor: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    size: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def measure(setup: Setup) -> Iterator[Row]:
    """Rerun each page and the blank one in turn, so that both meet the same neighbours."""
    with serve(BLANK) as blank, serve(CATALOGUE=str(setup.catalogue)) as ours:
        figures = asyncio.run(_compare(blank, ours, setup.samples(200)))
    yield from _rows(figures)


def _rows(figures: Figures) -> Iterator[Row]:
    middle = {page: median(times) for page, times in figures.reruns.items()}
    beside = {page: median(times) for page, times in figures.floor.items()}
    work = figures.cpu.pop("blank page")
    light = {page: time / beside[page] for page, time in middle.items() if page not in HEAVY}
    heavy = {page: time for page, time in middle.items() if page in HEAVY}
    name, value = worst(light)
    note = (
        f"blank {median(list(beside.values())):.1f} ms; most {name or 'home'}; times the blank "
        f"page's of the same seconds: {spread(light, 1)}; in ms: "
        f"{spread({page: middle[page] for page in light})}"
    )
    yield Row("rerun p50, most pages, beside the blank page", value, TIMES, "times", note)
    work_light = {page: time / work for page, time in figures.cpu.items() if page not in HEAVY}
    note = f"blank {work:.1f} ms of processor time a rerun; in ms: {spread(figures.cpu)}"
    what = "processor time of a rerun, most pages, beside the blank page"
    yield Row(what, worst(work_light)[1], TIMES, "times", note)
    if heavy:
        yield Row(
            "rerun p50, Explore, Similar, For you", worst(heavy)[1], HEAVY_BAR, "ms", spread(heavy)
        )
    yield Row("first run of a page", worst(figures.size)[1], 200, "KB", spread(figures.size))
    yield Row("errors in these runs", len(figures.errors), 0, "", "; ".join(figures.errors[:3]))


async def _compare(blank: Server, ours: Server, reruns: int) -> Figures:
    figures = Figures()
    idle = blank.cpu()
    async with Session(blank.url) as plain, Session(ours.url) as session:
        await plain.run()
        await session.run()
        for page in session.pages:
            first = await session.run(page)
            figures.size[page] = first.size / 1e3
            figures.errors += first.errors
            figures.reruns[page], figures.floor[page] = [], []
            used = ours.cpu()
            for _ in range(reruns):
                changed = await session.change()
                figures.errors += changed.errors
                figures.reruns[page].append(changed.seconds * 1e3)
                figures.floor[page].append((await plain.change()).seconds * 1e3)
            figures.cpu[page] = (ours.cpu() - used) / reruns * 1e3
    runs = sum(len(times) for times in figures.floor.values())
    figures.cpu["blank page"] = (blank.cpu() - idle) / runs * 1e3
    return figures
