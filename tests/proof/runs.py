"""Each file of tests run by itself in a copy of the tree, with the lines and branches it covers.

What a run found is kept beside the copy, and run again once a source or the file has changed.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.proof.worker import LOADING

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".proof"
MEASURED = ("queries", "etl", "catalogue", "publish", "models", "api", "resources")
"""The packages whose lines and branches are counted."""
SETTINGS = f"""[run]
branch = true
relative_files = true
source = {",".join(MEASURED)}
"""


@dataclass(frozen=True)
class Run:
    """One file of tests: the seconds of CPU it took and whether it passed, of which sources.

    `tests` are the seconds of each test, `lines` the tests that run each line of each source.
    """

    file: str
    seconds: float
    code: int
    of: str
    tests: dict[str, float]
    lines: dict[str, dict[str, list[str]]]


def copied(place: Path) -> Path:
    """Copy what git has or would take, as it is now, and compile it; return the copy."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    wanted = {name for name in os.fsdecode(names).split("\0") if name and (ROOT / name).is_file()}
    for old in place.rglob("*") if place.exists() else ():
        if old.is_file() and str(old.relative_to(place)) not in wanted:
            old.unlink()
    for name in wanted:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        if not same(ROOT / name, place / name):
            shutil.copy2(ROOT / name, place / name)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "."], cwd=place, check=False)
    (place / "coverage.ini").write_text(SETTINGS, encoding="utf-8")
    return place


def same(one: Path, other: Path) -> bool:
    """Say whether two files hold the same bytes."""
    return other.is_file() and one.read_bytes() == other.read_bytes()


def files(tree: Path) -> list[str]:
    """Return the files of tests that run without a browser, by name."""
    found = (path.relative_to(tree) for path in (tree / "tests").rglob("test_*.py"))
    return sorted(str(path) for path in found if path.parts[1] not in ("browser", "proof"))


def sources(tree: Path) -> list[Path]:
    """Return the measured sources."""
    return sorted(path for name in MEASURED for path in (tree / name).rglob("*.py"))


def digest(paths: list[Path]) -> str:
    """Return one name for what files hold."""
    return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def environment() -> dict[str, str]:
    """Return what tests run with."""
    return os.environ | {"PYTHONPATH": ".", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def kept(file: str) -> Path:
    """Return where the lines that a file covers are kept."""
    return KEPT / "runs" / f"{file.replace('/', '.')}.coverage"


def worker(tree: Path, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Have a copy do a job; yield what it tells, one by one."""
    command = [sys.executable, "-m", "tests.proof.worker"]
    with subprocess.Popen(
        command, cwd=tree, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{json.dumps(job)}\n")
        process.stdin.flush()
        yield from map(json.loads, process.stdout)


def noted(tree: Path, file: str) -> Run | None:
    """Return what a file of tests covered, if neither it nor what it ran has changed since."""
    place = kept(file).with_suffix(".json")
    if not place.exists():
        return None
    run = Run(**json.loads(place.read_text(encoding="utf-8")))
    return run if run.of == of(tree, file, run.lines) else None


def of(tree: Path, file: str, lines: Iterable[str]) -> str:
    """Return one name for a file of tests and the sources that it runs; none if one is gone."""
    paths = [tree / name for name in [file, *sorted(lines)]]
    return digest(paths) if all(path.is_file() for path in paths) else ""


def measured(tree: Path, only: str = "", minutes: float = 600) -> list[Run]:
    """Run every file of tests under `tests/` plus `only` that has not run; say how far it is."""
    wanted = [file for file in files(tree) if file.startswith(f"tests/{only}")]
    found = {file: run for file in wanted if (run := noted(tree, file))}
    left = [file for file in wanted if file not in found]
    until = time.time() + 60 * minutes
    (KEPT / "runs").mkdir(parents=True, exist_ok=True)
    jobs = [
        {"file": f, "data": str(kept(f)), "log": str(kept(f).with_suffix(".log"))} for f in left
    ]
    for row in worker(tree, {"measure": jobs, "until": until}) if jobs else ():
        file, lines = row["file"], _lines(row["lines"])
        run = Run(file, round(row["seconds"], 1), row["code"], of(tree, file, lines),
                  row["tests"], lines)  # fmt: skip
        kept(file).with_suffix(".json").write_text(json.dumps(asdict(run)), encoding="utf-8")
        found[file] = run
        failed = "" if run.code in (0, 5) else "  FAILED"
        sys.stdout.write(f"{len(found)}/{len(wanted)} {file} {run.seconds} s{failed}\n")
        sys.stdout.flush()
    return list(found.values())


def known(tree: Path) -> list[Run]:
    """Return what has been measured and still holds."""
    return [run for file in files(tree) if (run := noted(tree, file))]


def _lines(told: dict[str, dict[str, list[str]]]) -> dict[str, dict[str, list[str]]]:
    """Return lines by source with the tests that run each; what only loading runs is told so."""
    return {
        path: {line: sorted(set(tests) - {""}) for line, tests in lines.items()}
        for path, lines in told.items()
    }


def covering(runs: list[Run]) -> dict[str, dict[int, set[str]]]:
    """Return, for each source and line, the tests that run it; without those of files that fail.

    What a file runs while it is loaded has the name of the file alone.
    """
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for run in runs:
        for path, lines in run.lines.items() if run.code == 0 else ():
            for line, tests in lines.items():
                found[path][int(line)].update(run.file if t == LOADING else t for t in tests)
    return found
