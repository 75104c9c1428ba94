"""The clean-up on the real platform files, where they lie beside the project."""

import json

import pytest

from catalogue import Catalogue, load
from tests import real

pytestmark = real.MARKS


@pytest.fixture(scope="module")
def platforms(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load(real.cleaned(tmp_path_factory))


def test_every_title_is_there(platforms: Catalogue) -> None:
    sizes = platforms.titles["platform"].value_counts().to_dict()
    assert sizes == {"amazon": 9668, "netflix": 8807, "hulu": 3073, "disney": 1450}
    assert platforms.titles["score"].notna().all()


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("duration_in_rating", 295),
        ("film_in_seasons", 62),
        ("no_duration", 187),
        ("zero_minutes", 10),
        ("no_age_rating", 864),
        ("added_before_release", 20),
    ],
)
def test_defects_are_counted(platforms: Catalogue, rule: str, count: int) -> None:
    report = json.loads(platforms.file("quality.json").read_text(encoding="utf-8"))
    assert {r["name"]: r["count"] for r in report["rules"]}[rule] == count


def test_the_longest_videos_of_amazon_are_noise(platforms: Catalogue) -> None:
    titles = platforms.titles
    long = titles[(titles["duration_type"] == "min") & (titles["duration_int"] > 300)]
    assert len(long) == 28
    assert long["sleep_noise"].sum() == 27
