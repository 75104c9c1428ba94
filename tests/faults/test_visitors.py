"""Two hundred visitors in ten minutes, a switch, a slow client, broken requests and a kill."""

import os
import sys
from pathlib import Path

import pytest

from catalogue.store import load
from tests.faults.visitors import SAMPLE, Day, spend

VISITORS = int(os.environ.get("SOAK_VISITORS", "200"))
MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))


@pytest.mark.soak
def test_nobody_but_who_was_on_the_killed_process_notices_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = spend(VISITORS, MINUTES, tmp_path)
    with capsys.disabled():
        sys.stdout.write(f"\n{day.told()}\n")
    assert day.errors == []
    assert len(day.first) >= VISITORS
    assert len(day.actions) >= 2 * VISITORS
    assert sum(day.broken.values()) > 0
    assert all(400 <= status < 500 for status in day.broken if status)
    assert set(day.versions) == {load(SAMPLE).manifest.identity}
    assert 0 < day.read < 100_000
    assert day.memory[-1] <= 1.05 * max(day.memory[:-1]), "visitors leave nothing behind"


def test_a_day_is_told_in_a_few_lines() -> None:
    day = Day(first=[0.1], actions=[0.2, 0.4], errors=["page: gone"], broken={404: 2})
    assert "2 actions: median 0.30 s" in day.told()
    assert "1 errors, 0 visitors met the kill, broken requests by status {404: 2}" in day.told()
    assert day.told().endswith("page: gone")
