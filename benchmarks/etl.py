"""The clean-up of the films file beside a bare read of it, each in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import Row, Setup, median
from benchmarks.servers import ROOT

FILE = "movies_dataset.csv"
TIMED = """
import sys, time, resource
from pathlib import Path
{imports}
started = time.perf_counter()
{work}
taken = time.perf_counter() - started
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)
"""


def measure(setup: Setup) -> Iterator[Row]:
    """Read and clean the films file in turn; seconds without imports, peak memory with them."""
    path = next(setup.raw.rglob(FILE))
    pairs = [(_bare(path), _clean(path)) for _ in range(max(3, setup.samples(5)))]
    floor, taken = (median([pair[i][0] for pair in pairs]) for i in (0, 1))
    note = f"{taken:.2f} s, the bare read {floor:.2f} s"
    yield Row("clean-up of the films file, beside a bare read", taken / floor, 3, "times", note)
    memory = median([pair[1][1] for pair in pairs])
    note = f"the bare read {median([pair[0][1] for pair in pairs]):.0f} MB"
    yield Row("clean-up of the films file, peak memory", memory, 450, "MB", note)


def _bare(path: Path) -> tuple[float, float]:
    return _timed("import pandas as pd", f"pd.read_csv({str(path)!r}, dtype=str)")


def _clean(path: Path) -> tuple[float, float]:
    """Clean a folder that holds the films file alone: read, clean, check, write, publish."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "raw").mkdir()
        (Path(folder) / "raw" / path.name).symlink_to(path.resolve())
        return _timed(
            # pandera imports its checks at the first validation.
            "from catalogue import TABLES\nfrom catalogue.store import empty\n"
            "from etl.check import check\ncheck(empty(TABLES['films']), TABLES['films'])\n"
            "from etl.build import build\nfrom etl.read.files import find",
            f"build(find(Path({folder!r}) / 'raw'), Path({folder!r}) / 'tidy', lambda step: None)",
        )


def _timed(imports: str, work: str) -> tuple[float, float]:
    """Return seconds and peak megabytes of the work in a fresh interpreter."""
    script = TIMED.format(imports=imports, work=work)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)
