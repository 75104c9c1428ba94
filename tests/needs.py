"""What some tests need of the machine, and how it comes: `python3 tests/needs.py`.

Needs nothing but Python, since `make test` asks it before the packages are there.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared/data"
"""The real files, where somebody has them."""


@dataclass(frozen=True)
class Need:
    """Tests that need one of some programs, and Debian's package that brings it."""

    tests: str
    programs: tuple[str, ...]
    package: str

    def find(self) -> str | None:
        """Return the program's path, None where it is not installed."""
        places = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
        found = (shutil.which(program, path=places) for program in self.programs)
        return next(filter(None, found), None)

    def or_skip(self) -> str:
        """Return the program's path, or skip the test that asks."""
        import pytest

        path = self.find()
        if path is None:
            pytest.skip(f"no {self.programs[0]} on the path: {command([self.package])}")
        return path


CHROMIUM = Need("pages in Chromium", ("chromium", "google-chrome"), "chromium")
NGINX = Need("pages behind nginx", ("nginx",), "nginx-light")
SYSTEMD = Need("the service file", ("systemd-analyze",), "systemd")
GIT = Need("checkouts and forks", ("git",), "git")
LIBREOFFICE = Need("workbooks", ("soffice", "libreoffice"), "libreoffice-calc-nogui")
"""Of the soak alone: `make test` skips nothing without it."""
JAVA = Need("the build on Spark", ("java",), "default-jre-headless")
"""Of `make test-spark` alone: `make test` skips nothing without it."""
NEEDS = (CHROMIUM, NGINX, SYSTEMD, GIT)
"""Of `make test`."""


def command(packages: list[str]) -> str:
    """Return what brings the packages."""
    names = " ".join(packages)
    return f"`sudo apt-get install -y {names}`" if shutil.which("apt-get") else f"packages {names}"


def skipped() -> str:
    """Return in one line what `make test` skips on this machine, and what would bring it."""
    lacking = [need for need in NEEDS if not need.find()]
    parts = [f"{', '.join(n.tests for n in lacking)} ({command(packages())})"] if lacking else []
    if os.geteuid():
        parts.append("a disk that is really full (root alone mounts one)")
    if not SHARED.is_dir():
        parts.append("the full data (nothing brings it: its files belong into ../shared/data)")
    return f"Skipped here: {'; '.join(parts)}." if parts else "Nothing is skipped here."


def packages(needs: Iterable[Need] = NEEDS) -> list[str]:
    """Return Debian's packages that are lacking."""
    return [need.package for need in needs if not need.find()]


if __name__ == "__main__":
    line = " ".join(packages((*NEEDS, JAVA))) if sys.argv[1:] == ["packages"] else skipped()
    sys.stdout.write(f"{line}\n")
