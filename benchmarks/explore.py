"""A change of filter in every view of Explore, beside a blank page's, and the bytes of each."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.rows import Row, Setup, median, spread, worst
from benchmarks.servers import BLANK, Server, serve
from benchmarks.session import Run, Session

VIEWS = {
    "distributions": "tab=distributions",
    "by country": "tab=distributions&variable=popularity&by=country",
    "zeros": "tab=distributions&variable=revenue&zeros=true&log=false&by=decade",
    "relations": "tab=relations",
    "ranks, most points": "tab=relations&coefficient=spearman&x=popularity&y=vote_count",
    "what is known": "tab=coverage",
    "words of titles": "tab=words",
    "words of overviews": "tab=words&field=overview&top=150&word=love",
    "phrases of overviews": "tab=words&field=overview&size=2",
    "keywords": "tab=words&field=keyword",
    "genres": "tab=words&field=genre",
    "findings": "tab=findings",
}
"""The links that open the views, by name."""
GENRES = ((), ("Drama",), ("Comedy", "Thriller"), ("Documentary",))
"""What is chosen in turn; the catalogue's greatest genres, and none."""
BAR = 120.0


@dataclass
class Figures:
    """By view: milliseconds of each change, of processor time a change, kilobytes first, errors."""

    floor: list[float] = field(default_factory=list)
    changes: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    size: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def measure(setup: Setup) -> Iterator[Row]:
    """Change the filters in each view, in turn with the blank page."""
    with serve(BLANK) as blank, serve(CATALOGUE=str(setup.catalogue)) as ours:
        figures = asyncio.run(_views(blank, ours, setup.samples(40)))
    yield from _rows(figures)


def _rows(figures: Figures) -> Iterator[Row]:
    middle = {view: median(times) for view, times in figures.changes.items()}
    floor = median(figures.floor)
    note = f"blank {floor:.1f} ms; {spread(middle)}"
    yield Row("change of filter p50, slowest view of Explore", worst(middle)[1], BAR, "ms", note)
    note = spread(figures.cpu)
    what = "processor time of a change of filter, slowest view of Explore"
    yield Row(what, worst(figures.cpu)[1], BAR, "ms", note)
    note = spread(figures.size)
    yield Row("first run, heaviest view of Explore", worst(figures.size)[1], 200, "KB", note)
    yield Row("errors in these runs", len(figures.errors), 0, "", "; ".join(figures.errors[:3]))


async def _views(blank: Server, ours: Server, changes: int) -> Figures:
    figures = Figures()
    async with Session(blank.url) as plain:
        await plain.run()
        for view, query in VIEWS.items():
            async with Session(ours.url) as session:
                first = await session.run("explore", query)
                figures.size[view] = first.size / 1e3
                figures.errors += first.errors
                figures.changes[view] = []
                used = ours.cpu()
                for turn in range(1, changes + 1):
                    changed = await _change(session, turn)
                    figures.errors += changed.errors
                    figures.changes[view].append(changed.seconds * 1e3)
                    figures.floor.append((await plain.change()).seconds * 1e3)
                figures.cpu[view] = (ours.cpu() - used) / changes * 1e3
    return figures


async def _change(session: Session, turn: int) -> Run:
    """Choose films that were not chosen before, so that nothing kept from earlier helps.

    Odd turns raise the floor of votes, even ones choose other genres.
    """
    if turn % 2:
        return await session.put("votes", double_value=float(turn))
    return await session.put("genre", string_array_value={"data": GENRES[turn // 2 % 4]})
