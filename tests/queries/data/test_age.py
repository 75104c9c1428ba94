"""Full tables grow old, the sample does not."""

from datetime import UTC, datetime

import pytest

from catalogue import Manifest
from queries.data.age import STALE, age

BUILT = "2026-01-01T00:00:00+00:00"
NOW = {days: datetime(2026, 1, 1, 1, tzinfo=UTC).replace(day=1 + days) for days in (0, 29)}


def manifest(*, sample: bool = False, built: str = BUILT) -> Manifest:
    return Manifest("a", built, "0", provenance={"sample": sample})


def test_sixty_days_are_the_limit() -> None:
    for now, is_old in ((datetime(2026, 3, 1, 23, tzinfo=UTC), False),
                        (datetime(2026, 3, 2, 1, tzinfo=UTC), True)):  # fmt: skip
        found = age(manifest(), now)
        assert (found.days, found.is_old) == (59 + is_old, is_old)


def test_the_sample_is_never_old() -> None:
    assert not age(manifest(sample=True), datetime(2036, 1, 1, tzinfo=UTC)).is_old


@pytest.mark.parametrize(("named", "is_old"), [("7", True), ("0.5", True), ("30", False),
                                               ("soon", False), ("", False)])  # fmt: skip
def test_the_limit_is_set_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, named: str, is_old: bool
) -> None:
    monkeypatch.setenv(STALE, named)
    assert age(manifest(), NOW[29]).is_old == is_old


def test_a_time_without_a_zone_is_of_utc() -> None:
    assert age(manifest(built="2026-01-01T00:00:00"), NOW[0]).hours == 1
