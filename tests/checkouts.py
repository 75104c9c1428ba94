"""The project as somebody else gets it: the files that are in git, and no others."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.needs import GIT

ROOT = Path(__file__).resolve().parents[1]


def check_out(to: Path) -> Path:
    """Copy the project's files as they are now; skip the test where no git names them."""
    found = subprocess.run(
        [GIT.or_skip(), "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.skip("no git to tell which files are the project's")
    for name in filter(None, found.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, to / name)
    return to


def plan(*words: str) -> list[str]:
    """Return the lines that make would run, also where the tests themselves are run by make."""
    alone = {name: v for name, v in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.check_output(
        ["make", "-n", *words], cwd=ROOT, env=alone, text=True
    ).splitlines()
