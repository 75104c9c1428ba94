"""How the heaviest operations grow with the films: `python -m benchmarks.steps FOLDER`.

Made-up files of several sizes (`benchmarks.million`) are cleaned, fitted, mapped and asked, each
size in a process of its own; processor time and the peak of memory of each operation stand in
`FOLDER/<rows>.json`, and are not measured again. Printed is a table with the exponent of each: what
grows as the films do has 1. Linux alone, which forgets a peak of memory when asked.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks import million
from catalogue import Catalogue, load
from catalogue.mapped import store
from etl.build import build
from etl.read.files import find
from models.license import build as license
from models.similar import build as similar
from models.similar import stored
from models.titles import build as titles
from models.words import build as words
from queries.explore import words as counted
from queries.films import releases, standing
from queries.search.films import search
from resources import mapped
from views.blocks import TOP

SIZES = (45_000, 110_000, 450_000, 1_100_000)
ASKED = 12
"""Questions of a kind; the median counts."""
Named = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Step:
    """One operation at one size: seconds of processor time, peak of resident memory in MB."""

    what: str
    rows: int
    seconds: float
    peak: float


def main() -> None:
    """Measure the sizes that are not there yet, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steps", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", action="store_true", help="measure one size in this process")
    asked = parser.parse_args()
    for rows in asked.rows:
        path = asked.folder / f"{rows}.json"
        if asked.one:
            steps = [asdict(step) for step in measure(asked.folder, rows)]
            path.write_text(json.dumps(steps, indent=1) + "\n", encoding="utf-8")
        elif not path.exists():
            command = [sys.executable, "-m", "benchmarks.steps", asked.folder, "--one", "--rows"]
            subprocess.run([*map(str, command), str(rows)], check=True)  # noqa: S603
    if not asked.one:
        sys.stdout.write(table([step for rows in asked.rows for step in read(asked.folder, rows)]))


def read(folder: Path, rows: int) -> list[Step]:
    """Return what was measured of a size."""
    found = json.loads((folder / f"{rows}.json").read_text(encoding="utf-8"))
    return [Step(**one) for one in found]


def measure(folder: Path, rows: int) -> Iterator[Step]:
    """Yield every operation at one size; tables that are in `folder/tidy-<rows>` are taken."""
    os.environ[store.CACHE] = str(folder / "mapped")
    raw, tidy = folder / f"raw-{rows}", folder / f"tidy-{rows}"
    if not tidy.exists():
        if not raw.exists():
            million.write(raw, rows)
        cleaning: Named = ("clean-up", lambda: build(find(raw), tidy, lambda _step: None))
        yield timed(*cleaning, rows)
        tables = load(tidy)
        for named in _fits(tables):
            yield timed(*named, rows)
        titles.build(tables, tables.folder)  # which do not grow with the films
        del tables
    yield timed("mapping a version", lambda: mapped.opened(tidy), rows)
    yield timed("opening a mapped version", lambda: mapped.opened(tidy), rows)
    for what, ask in _questions(mapped.opened(tidy)):
        times = [timed(what, partial(ask, number), rows) for number in range(ASKED)]
        yield sorted(times, key=lambda step: step.seconds)[ASKED // 2]


def _fits(tables: Catalogue) -> Iterator[Named]:
    yield "words, fit", lambda: words.build(tables, tables.folder)
    yield "similar films, fit", lambda: similar.build(tables, tables.folder)
    yield "likeness to platforms, fit", lambda: license.build(tables, tables.folder)


def _questions(tables: Catalogue) -> Iterator[tuple[str, Callable[[int], object]]]:
    """Yield questions that look at all films, each of another film, month or decade."""
    films = tables.films
    known = np.argsort(-films["vote_count"].to_numpy(), kind="stable")[: 10 * ASKED].tolist()
    names = [str(films["title"].array[row]) for row in known]
    typos = [title[:2] + title[3:] for title in names if len(title) > 8]
    ids = films["film_id"].to_numpy()
    model = tables.once(stored.load)
    every = np.arange(len(films))
    yield "title with a typo", lambda number: search(tables, typos[number], limit=3)
    yield "five similar films", lambda number: model.recommend(known[number])
    yield (
        "films of a month",
        lambda number: _of_a_month(tables, 1 + number % 12),
    )
    yield (
        "place of a film among others",
        lambda number: standing.places(tables, int(ids[known[number]]), "vote_average"),
    )
    yield (
        "words of overviews, counted",
        lambda number: counted.counts(tables, every[number:], "overview"),
    )


def _of_a_month(tables: Catalogue, month: int) -> object:
    """Return what the page of months looks at: all films of one, and what the first are."""
    return releases.listed(tables, releases.films_released(tables, "month", month)[:TOP])


def timed(what: str, act: Callable[[], object], rows: int) -> Step:
    """Do something; return its processor time and the peak of memory meanwhile."""
    reset_peak()
    started = time.process_time()
    act()
    return Step(what, rows, time.process_time() - started, peak())


def reset_peak() -> None:
    """Forget the peak of memory so far; Linux alone."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> float:
    """Return the peak of resident memory since it was forgotten, in MB (10^6 bytes)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6


def table(steps: Sequence[Step]) -> str:
    """Return a Markdown table: seconds at each size, the exponent, the peak at the last size."""
    sizes = sorted({step.rows for step in steps})
    lines = [
        f"| what | {' | '.join(f'{rows:,}' for rows in sizes)} | exponent | peak, last |",
        "| --- " * (len(sizes) + 3) + "|",
    ]
    for what in dict.fromkeys(step.what for step in steps):
        mine = {step.rows: step for step in steps if step.what == what}
        cells = [_seconds(mine[rows].seconds) if rows in mine else "" for rows in sizes]
        last = mine[max(mine)]
        grown = f"{exponent(list(mine.values())):.2f}"
        lines.append(f"| {what} | {' | '.join(cells)} | {grown} | {last.peak:,.0f} MB |")
    return "\n".join(lines) + "\n"


def exponent(steps: Sequence[Step]) -> float:
    """Return the power of the films with which seconds grow, of all sizes; NaN of one alone."""
    if len(steps) < 2:
        return math.nan
    films = np.log([step.rows for step in steps])
    seconds = np.log([max(step.seconds, 1e-4) for step in steps])
    return float(np.polyfit(films, seconds, 1)[0])


def _seconds(seconds: float) -> str:
    return f"{seconds:,.1f} s" if seconds >= 1 else f"{seconds * 1e3:,.0f} ms"


if __name__ == "__main__":
    main()
