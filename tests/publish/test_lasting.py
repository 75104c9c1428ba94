"""What comes and goes by itself is no loss: titles by country, and what may be kept no longer."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalogue import Catalogue, fetched
from catalogue.fetched import LONGEST, Fetched
from catalogue.store import IN_MEMORY
from publish.gate import losses
from tests.planted import catalogue

ES = "netflix_in_es"
MANY = range(1, 121)


def version(folder: Path, day: str, titles: dict[str, range], films: range = MANY) -> Catalogue:
    """Return tables, built on a day, of platforms' titles by number and of films by number."""
    folder.mkdir(exist_ok=True)
    rows = "\n".join(
        f"{platform}{number},{platform},movie,Title {number},2020"
        for platform, numbers in titles.items()
        for number in numbers
    )
    genres = "\n".join(f"{line.split(',')[0]},Drama" for line in rows.splitlines())
    dates = "\n".join(f"{number},Film {number},2000-02-02" for number in films)
    made = catalogue(
        titles=f"title_id,platform,type,title,release_year\n{rows}",
        title_genres=f"title_id,genre\n{genres}",
        films=f"film_id,title,date\n{dates}",
    )
    counted = {name: len(getattr(made, name)) for name in IN_MEMORY}
    manifest = replace(made.manifest, built=f"{day}T04:05:06+00:00", rows=counted, provenance={})
    return replace(made, folder=folder, manifest=manifest)


def lost(before: Catalogue, after: Catalogue) -> list[tuple[str, str]]:
    return [(loss.column, loss.measure) for loss in losses(before, after)]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (range(20, 140), []),
        (range(1, 80), [(f"titles.{ES}", "gone")]),
        (range(0), [(f"titles.{ES}", "gone")]),
    ],
)
def test_of_what_a_platform_has_in_a_country_some_may_go_and_not_most(
    tmp_path: Path, there: range, expected: list[tuple[str, str]]
) -> None:
    before = version(tmp_path, "2026-11-02", {"netflix": MANY, ES: MANY})
    assert lost(before, version(tmp_path, "2026-11-09", {"netflix": MANY, ES: there})) == expected


def test_a_platform_that_names_no_country_keeps_its_titles(tmp_path: Path) -> None:
    before = version(tmp_path, "2026-11-02", {"netflix": MANY, ES: range(1, 2)})
    after = version(tmp_path, "2026-11-09", {"netflix": range(20, 121), ES: range(1, 200)})
    assert ("titles", "rows") in lost(before, after), "as many titles of a country make up for none"
    assert ("titles.title_id", "gone") in lost(before, after)


def test_what_had_to_go_is_not_lost(tmp_path: Path) -> None:
    before = version(tmp_path / "before", "2026-11-02", {"netflix": MANY, ES: MANY}, range(1, 201))
    day = date(2026, 11, 2)
    fetched.write(Fetched({ES: day}, dict.fromkeys(range(101, 201), day)), before.folder)
    late = str(day + LONGEST + timedelta(days=1))
    after = version(tmp_path / "after", late, {"netflix": MANY}, range(1, 101))
    assert lost(before, after) == []
    fewer = version(tmp_path / "after", late, {"netflix": MANY}, range(1, 100))
    assert ("films", "rows") in lost(before, fewer), "film 100 was nobody's to drop"


def test_what_was_given_less_long_ago_has_to_stay(tmp_path: Path) -> None:
    before = version(tmp_path / "before", "2026-11-02", {"netflix": MANY}, range(1, 201))
    day = date(2026, 11, 2)
    fetched.write(Fetched({}, dict.fromkeys(range(101, 201), day)), before.folder)
    after = version(tmp_path / "after", str(day + LONGEST), {"netflix": MANY}, range(1, 101))
    assert ("films", "rows") in lost(before, after)
