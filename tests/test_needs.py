"""On a bare machine `make test` says what it skips and what would bring it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs
from tests.checkouts import ROOT, plan

SAYS = "python3 tests/needs.py"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have only what installs packages."""
    monkeypatch.setattr(
        shutil, "which", lambda name, **_: "/usr/bin/apt-get" if name == "apt-get" else None
    )


@pytest.mark.usefixtures("bare")
def test_what_is_skipped_is_named_with_the_one_command_that_brings_it() -> None:
    line = needs.skipped()
    assert "\n" not in line
    assert line.startswith("Skipped here: pages in Chromium, pages behind nginx, ")
    assert "`sudo apt-get install -y chromium nginx-light systemd git`" in line


@pytest.mark.usefixtures("bare")
def test_a_test_that_is_skipped_says_what_brings_it() -> None:
    with pytest.raises(pytest.skip.Exception, match="sudo apt-get install -y nginx-light"):
        needs.NGINX.or_skip()


def test_where_everything_is_nothing_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(needs, "SHARED", tmp_path)
    assert needs.skipped() == "Nothing is skipped here."
    assert needs.packages() == []


def test_what_no_package_brings_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(needs, "SHARED", tmp_path / "nowhere")
    assert "a disk that is really full" in needs.skipped()
    assert "../shared/data" in needs.skipped()


def test_make_test_says_so_in_its_first_and_in_its_last_line() -> None:
    steps = plan("test", "VENV=none")
    assert (steps[0], steps[-1]) == (SAYS, SAYS)
    assert "venv none" in steps[1], "before the environment is there"


def test_what_checks_a_new_machine_installs_java_too_and_runs_both_commands() -> None:
    asked = [sys.executable, "-I", ROOT / "tests/needs.py", "packages"]
    said = subprocess.check_output(asked, text=True, env={"PATH": "/nowhere"})
    assert said.split()[-1] == needs.JAVA.package
    assert needs.NGINX.package in said or needs.NGINX.find(), "nginx is looked for in sbin, too"
    assert (ROOT / ".ci/run").read_text().splitlines()[-2:] == ["make test", "make test-spark"]


@pytest.mark.parametrize(("test", "spark", "code"), [(0, 0, 0), (2, 0, 2), (0, 2, 2)])
def test_a_new_machine_fails_where_either_of_the_two_fails(
    tmp_path: Path, test: int, spark: int, code: int
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/needs.py").write_text("")
    (tmp_path / "Makefile").write_text(
        f"environment:\n\ttouch there\ntest: there\n\t@echo TESTS; exit {test}\n"
        f"test-spark: there\n\t@echo SPARK; exit {spark}\n"
    )
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ran = subprocess.run(
        [tmp_path / ".ci/run"], capture_output=True, text=True, check=False, env=own
    )
    assert ran.returncode == code
    said = [line for line in ran.stdout.splitlines() if line in ("TESTS", "SPARK")]
    assert said == (["TESTS"] if test else ["TESTS", "SPARK"])


def test_the_line_needs_no_package() -> None:
    said = subprocess.check_output([sys.executable, "-I", ROOT / "tests/needs.py"], text=True)
    assert said == f"{needs.skipped()}\n"
