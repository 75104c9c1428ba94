"""What all tests share: properties are not timed, and hostile cases are counted."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

SLOW = Path(__file__).with_name("slow.txt")
"""Files of tests that take more than four seconds: kills, disks, crowds, whole builds, pages."""

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what `make check` leaves to `make test`."""
    slow = {config.rootpath / line for line in SLOW.read_text(encoding="utf-8").split()}
    if gone := sorted(str(path) for path in slow if not path.exists()):
        raise pytest.UsageError(f"tests/slow.txt names files that are not there: {gone}")
    for item in items:
        if item.path in slow:
            item.add_marker("slow")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print how many hostile cases the tests tried, over all processes."""
    reports = [r for found in terminalreporter.stats.values() for r in found]
    ended = [report for report in reports if getattr(report, "when", "") == "teardown"]
    properties = [found for report in ended for found in report.user_properties]
    cases = sum(int(value) for name, value in properties if name == "cases")
    if cases:
        terminalreporter.write_line(f"{cases:,} hostile cases tried")


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put `__main__` back: a page drawn here takes its place, and new processes would run it."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Iterator[list[str]]:
    """Return a list to append each case to; the summary counts them."""
    cases: list[str] = []
    yield cases
    record_property("cases", len(cases))


@pytest.fixture
def identities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Serve a folder of two versions, the newer one with a film more; return their identities."""
    from resources import loaded as resources  # most tests need none of it
    from tests.versions import published

    monkeypatch.setenv("CATALOGUE", str(tmp_path))
    resources.swap(None)
    yield published(tmp_path)
    resources.swap(None)
