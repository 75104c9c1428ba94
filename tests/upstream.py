"""The tests on other releases than the pinned ones: `python tests/upstream.py newest`.

`newest` takes the newest release of each direct dependency; `oldest` the first one of the series
(major.minor) that we pin, and the pin of what only tests need; `pinned` what constraints.txt has.
It makes an environment of its own in .upstream, installs, says what differs from the
pins, and runs the quick tests; on systems other than Linux those of pure code. `--solve` stops
before the environment.

Needs nothing but Python and uv.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".upstream"
LISTS = ("requirements.txt", "requirements-agents.txt", "requirements-fetch.txt")
DEVELOPMENT = "requirements-dev.txt"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?P<extras>\[[^]]*\])?==(?P<release>\S+)$")
WHICH = ("newest", "oldest", "pinned")
CHOSEN = "not soak and not browser and not real"
PURE = ("tests/queries", "tests/catalogue", "tests/charts", "tests/etl", "tests/names")
"""What runs on any system: the rest starts servers and reads Linux's own files."""


def admitted(line: str, which: str) -> str:
    """Return a line of requirements with the releases that `which` admits."""
    if not (found := PIN.match(line.strip())):
        return ""
    name, release = found["name"] + (found["extras"] or ""), found["release"]
    if which == "pinned":
        return f"{name}=={release}"
    series = ".".join(release.split(".")[:2])
    return f"{name}>={release}" if which == "newest" else f"{name}>={series},<={release}"


def wanted(which: str) -> list[str]:
    """Return the direct dependencies with the releases that `which` admits."""
    tools = "pinned" if which == "oldest" else which
    pairs = [*((name, which) for name in LISTS), (DEVELOPMENT, tools)]
    found = [
        admitted(line, way)
        for name, way in pairs
        for line in (ROOT / name).read_text("utf-8").splitlines()
    ]
    return sorted({line for line in found if line})


def uv(*words: str) -> None:
    """Run uv, this environment's or the system's; a failure ends all."""
    beside = Path(sys.executable).with_name("uv")
    program = str(beside) if beside.exists() else shutil.which("uv")
    if program is None:
        sys.exit("pip install uv")
    subprocess.run([program, *words], cwd=ROOT, check=True)


def solve(which: str, python: str) -> Path:
    """Write all packages at one release each; return the file."""
    PLACE.mkdir(parents=True, exist_ok=True)
    asked, solved = PLACE / f"{which}.in", PLACE / f"{which}.txt"
    asked.write_text("\n".join(wanted(which)) + "\n", encoding="utf-8")
    way = {"newest": "highest", "oldest": "lowest-direct", "pinned": "highest"}[which]
    pins = ["-c", "constraints.txt"] if which == "pinned" else []
    uv(
        "pip", "compile", "--quiet", "--no-annotate", "--no-header", "--upgrade",
        "--resolution", way, "--python-version", python, *pins, str(asked), "-o", str(solved),
    )  # fmt: skip
    return solved


def releases(path: Path) -> dict[str, str]:
    """Return the release of each package of a solved list."""
    pairs = (
        line.split(";")[0].strip().split("==") for line in path.read_text("utf-8").splitlines()
    )
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def differences(solved: Path) -> list[str]:
    """Say which packages have another release than the pinned one."""
    pinned = releases(ROOT / "constraints.txt")
    return [
        f"{name} {pinned.get(name, 'new')} -> {release}"
        for name, release in sorted(releases(solved).items())
        if pinned.get(name) != release
    ]


def tests() -> list[str]:
    """Return what pytest runs on this system."""
    return ["tests"] if sys.platform == "linux" else list(PURE)


def main() -> None:
    """Solve, install and test as asked; the exit code is pytest's."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("which", choices=WHICH)
    asked.add_argument("--solve", action="store_true", help="only say which releases these are")
    told = asked.parse_args()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    solved = solve(told.which, python)
    sys.stdout.write("\n".join([*differences(solved), ""]))
    sys.stdout.flush()
    if told.solve:
        return
    place = PLACE / f"venv-{told.which}"
    uv("venv", "--quiet", "--clear", "--python", sys.executable, str(place))
    run = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    uv("pip", "install", "--quiet", "--python", str(run), "-r", str(solved))
    command = [str(run), "-m", "pytest", "-m", CHOSEN, "-n", "2", "--durations=25", *tests()]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
