"""The mission's known answers, on the pages and on the real files."""

from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.store import load
from language.formats import number, short_money, times
from tests import real
from tests.known.asked import figures, rows
from tests.known.conftest import Both
from tests.known.raw import read

pytestmark = real.MARKS


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    raw = read(real.FILES)
    yield Both(load(real.cleaned(tmp_path_factory)), raw)
    raw.base.close()


@pytest.mark.parametrize(
    ("page", "link", "place", "expected"),
    [
        ("months", {"month": "enero", "exact": "false"}, 0, 5909),
        ("months", {"month": "april", "exact": "false"}, 0, 3452),
        ("weekdays", {"day": "sábado", "exact": "false"}, 0, 5149),
        ("weekdays", {"day": "friday", "exact": "false"}, 0, 13902),
        ("franchises", {"franchise": "Toy Story Collection"}, 0, 3),
        ("countries", {"country": "Italia"}, 0, 2165),
        ("companies", {"company": "Universal Studios"}, 1, 34),
        ("platforms", {"platform": "hulu"}, 0, 3073),
        ("scores", {"platform": "netflix", "score": "3.4", "year": "2018"}, 0, 1141),
        ("actors", {"platform": "disney", "year": "2015"}, 0, 2),
        ("actors", {"platform": "disney", "year": "2015"}, 1, 5),
    ],
)
def test_counts(both: Both, page: str, link: dict[str, Any], place: int, expected: int) -> None:
    for told in figures(both, page, **link):
        assert told[place]["value"] == number(expected)


def test_sums(both: Both) -> None:
    for told in figures(both, "franchises", franchise="Toy Story Collection"):
        assert told[1]["value"] == short_money(1_937_890_605)
        assert told[2]["value"] == short_money(645_963_535)
    for told in figures(both, "companies", company="Universal Studios"):
        assert told[0]["value"] == short_money(3_265_387_180)
    for told in figures(both, "return", film="Jumanji", year=1995):
        assert told[2]["value"] == times(4.0430)


def test_names(both: Both) -> None:
    for told in figures(both, "longest", platform="amazon", year=2000, unit="min"):
        assert told[0]["value"].startswith("177")
    longest = rows(both, "longest", "longest-ranking", platform="amazon", year=2000, unit="min")
    assert longest["title"].iloc[0].lower() == "dil hai tumhara"
    found = rows(both, "actors", "actors-most", platform="disney", year=2015)
    assert found["actor"][found["titles"] == 2].tolist() == [
        *("carlos alazraqui", "jenna ortega", "lewis black", "paris berelc", "trevor devall")
    ]
