"""Each file of tests run by itself in a copy of the tree, with the lines and branches it covers.

What a run found is kept beside the copy, and run again once a source or the file has changed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".proof"
MEASURED = ("queries", "etl", "catalogue", "publish", "models", "api", "resources")
"""The packages whose lines and branches are counted."""
CHOSEN = "not soak and not browser and not real"
PLUGINS = ("-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin")
PYTEST = ("-m", "pytest", "-q", *PLUGINS, "--hypothesis-seed=0", "-m", CHOSEN)
"""Other plugins are not loaded: they take three times as long as many a file of tests."""
SETTINGS = f"""[run]
branch = true
relative_files = true
source = {",".join(MEASURED)}
"""


@dataclass(frozen=True)
class Run:
    """One file of tests: the seconds of CPU it took and whether it passed, of which sources."""

    file: str
    seconds: float
    code: int
    of: str


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
    """Return what tests run with: nothing compiled is written, so that no fault stays."""
    return os.environ | {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": ".",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }


def kept(file: str) -> Path:
    """Return where the lines that a file covers are kept."""
    return KEPT / "runs" / f"{file.replace('/', '.')}.coverage"


def measure(tree: Path, file: str, of: str) -> Run:
    """Run one file of tests, unless it ran with the same sources; keep what it covers."""
    place = kept(file)
    noted = place.with_suffix(".json")
    of += digest([tree / file])
    if noted.exists() and (run := Run(**json.loads(noted.read_text(encoding="utf-8")))).of == of:
        return run
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    measured = ("-m", "coverage", "run", "--rcfile=coverage.ini", f"--data-file={place}")
    code, seconds = ran(
        tree, [*measured, *PYTEST, *plugins(tree, [file]), file], place.with_suffix(".log")
    )
    run = Run(file, round(seconds, 1), code, of)
    noted.write_text(json.dumps(asdict(run)), encoding="utf-8")
    return run


def ran(tree: Path, command: list[str], log: Path, most: int = 3600) -> tuple[int, float]:
    """Run Python in a copy; return its exit code and the seconds of CPU that it took.

    More than `most` of these end it: a crowded machine changes nothing.
    """
    limited = ["bash", "-c", f'ulimit -t {most} && exec "$@"', "bash", sys.executable, *command]
    with log.open("wb") as noted:
        process = subprocess.Popen(
            limited, cwd=tree, env=environment(), stdout=noted, stderr=subprocess.STDOUT
        )
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime


def plugins(tree: Path, files: list[str]) -> list[str]:
    """Return what pytest is to load for some files of tests."""
    asked = any("schemathesis" in (tree / file).read_text(encoding="utf-8") for file in files)
    return ["-p", "schemathesis.pytest.plugin"] if asked else []


def measured(tree: Path, only: str = "", jobs: int = 2) -> list[Run]:
    """Run every file of tests under `tests/` plus `only` that has not run; say how far it is."""
    of = digest(sources(tree))
    chosen = [file for file in files(tree) if file.startswith(f"tests/{only}")]
    runs = []
    with ThreadPoolExecutor(jobs) as pool:
        for run in pool.map(lambda file: measure(tree, file, of), chosen):
            runs.append(run)
            failed = "" if run.code in (0, 5) else "  FAILED"
            sys.stdout.write(f"{len(runs)}/{len(chosen)} {run.file} {run.seconds} s{failed}\n")
            sys.stdout.flush()
    return runs


def covering(runs: list[Run]) -> dict[str, dict[int, set[str]]]:
    """Return, for each source and line, the files of tests that run it; without those that fail."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for run in runs:
        if run.code == 0 and kept(run.file).exists():
            data = CoverageData(str(kept(run.file)))
            data.read()
            for path in data.measured_files():
                for line in data.lines(path) or ():
                    found[path][line].add(run.file)
    return found
