"""Merging 1,000 films into the full tables beside a full cleaning, each in a fresh process."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.rows import Row, Setup, median
from benchmarks.servers import ROOT

FILMS = 1000
NEW_IDS = 10_000_000
"""Added to a film's id to make it a new film's."""
TIMED = """
import sys, time
from pathlib import Path
import catalogue
from etl.build import build
from etl.read.files import find
from etl.update.update import update
from pandera.backends.pandas import builtin_checks  # pandera imports it at the first validation

what, raw, tidy, films = sys.argv[1], *map(Path, sys.argv[2:])
quiet = lambda step: None
started = time.process_time()
if what == "clean":
    build(find(raw), tidy, quiet)
else:
    catalogue.publish(tidy, lambda version: update(tidy, [films], quiet).write(version))
print(time.process_time() - started)
"""


def measure(setup: Setup) -> Iterator[Row]:
    """Clean everything and merge films into the outcome, in turn; imports and refit left out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_films(next(setup.raw.rglob("movies_dataset.csv")), folder / "films.csv")
        pairs = [
            (_seconds("clean", setup.raw, folder), _seconds("merge", setup.raw, folder))
            for _ in range(setup.samples(5))
        ]
    clean, merge = (median([pair[i] for pair in pairs]) for i in (0, 1))
    note = f"{merge:.2f} s, the full cleaning {clean:.2f} s of processor time"
    yield Row("merging 1,000 films, beside a full cleaning", merge / clean, 0.5, "times", note)


def write_films(path: Path, out: Path) -> None:
    """Write 1,000 films of the raw file as an update: half of them new, half with other budgets."""
    films = pd.read_csv(path, dtype=str, keep_default_na=False)
    films = films[films["id"].str.fullmatch(r"\d+") & (films["release_date"] != "")]
    taken = films.sample(FILMS, random_state=1)
    new, changed = taken[: FILMS // 2], taken[FILMS // 2 :]
    ids = (new["id"].astype(int) + NEW_IDS).astype(str)
    pd.concat([new.assign(id=ids), changed.assign(budget="77")]).to_csv(out, index=False)


def _seconds(what: str, raw: Path, folder: Path) -> float:
    """Return the processor's seconds of one cleaning or merging, all threads together."""
    arguments = [what, raw, folder / "tidy", folder / "films.csv"]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TIMED, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])
