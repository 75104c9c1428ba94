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


def test_the_line_needs_no_package() -> None:
    said = subprocess.check_output([sys.executable, "-I", ROOT / "tests/needs.py"], text=True)
    assert said == f"{needs.skipped()}\n"
