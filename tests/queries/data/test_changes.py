"""What a new version brought is counted from the two versions themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import DataError
from queries.data import changes
from queries.data.changes import (
    Changes,
    FranchiseMoved,
    MonthMoved,
    Since,
    Size,
    news,
    what_changed,
)
from tests.planted import catalogue

OLD = """
film_id,title,date,budget,revenue,vote_average,vote_count,franchise_id
1,Alpha,1995-01-15,10,100,7.0,80,5
2,Beta,1995-02-15,,,6.0,10,
"""
NEW = (
    OLD
    + """3,Gamma,1996-02-20,10,500,9.0,60,6
4,Delta,1996-03-20,,,9.9,3,
"""
)
NAMES = "franchise_id,franchise\n5,Alpha Collection\n6,Gamma Collection"


def test_the_first_version_has_nothing_to_compare_with() -> None:
    assert what_changed(None, catalogue(films=OLD, franchises=NAMES)).since is None


def test_new_films_and_moved_answers_are_told() -> None:
    found = what_changed(
        catalogue(films=OLD, franchises=NAMES), catalogue(films=NEW, franchises=NAMES)
    )
    assert found.films == Size(total=4, new=2)
    assert [film.title for film in found.biggest] == ["Gamma"]
    assert [film.title for film in found.best] == ["Gamma"]
    assert found.months == (MonthMoved(2, before=1, after=2), MonthMoved(3, before=0, after=1))
    assert found.platforms == ()
    assert found.franchise == FranchiseMoved("Alpha Collection", "Gamma Collection")


def test_the_same_version_moves_nothing() -> None:
    same = catalogue(films=OLD, franchises=NAMES)
    assert not what_changed(same, same).is_news


@pytest.mark.parametrize("change", ["the same", "another overview"])
def test_a_version_without_anything_new_keeps_the_news_of_the_one_before(
    tmp_path: Path, change: str
) -> None:
    first = catalogue(films=OLD, franchises=NAMES)
    second = replace(catalogue(films=NEW, franchises=NAMES), folder=tmp_path)
    told = what_changed(first, second)
    changes.write(told, tmp_path)
    third = catalogue(films=NEW, franchises=NAMES)
    if change == "another overview":
        third = replace(third, films=third.films.assign(overview="Rewritten."))
    assert what_changed(second, third) == told


def test_a_rebuild_of_the_first_version_is_still_the_first(tmp_path: Path) -> None:
    first = replace(catalogue(films=OLD, franchises=NAMES), folder=tmp_path)
    changes.write(what_changed(None, first), tmp_path)
    again = what_changed(first, catalogue(films=OLD, franchises=NAMES))
    changes.write(again, tmp_path)
    told = news(first)
    assert told is not None
    assert told.since is None


def test_films_taken_away_are_news_too(tmp_path: Path) -> None:
    before = replace(catalogue(films=NEW, franchises=NAMES), folder=tmp_path)
    told = Changes(Since("a", "b"), films=Size(4, 2), titles=Size(0, 0))
    changes.write(told, tmp_path)
    found = what_changed(before, catalogue(films=OLD, franchises=NAMES))
    assert found.since
    assert found.since.identity == before.manifest.identity
    assert {step.month for step in found.months} == {2, 3}
    assert found.platforms == ()
    assert found.franchise is not None


def test_news_of_another_format_are_refused_and_do_not_keep_new_tables_out(tmp_path: Path) -> None:
    before = replace(catalogue(films=OLD, franchises=NAMES), folder=tmp_path)
    (tmp_path / "changes.json").write_text('{"since": null, "films": {"total": 2, "new": 2}}')
    with pytest.raises(DataError, match="python -m publish"):
        news(before)
    assert not what_changed(before, catalogue(films=OLD, franchises=NAMES)).is_news
