"""The long tail is counted at the clean-up, and anew after an update."""

from pathlib import Path

import pytest

from etl.report import Report
from etl.update.recount import recount
from tests.etl.folders import cleaned

FILMS = """
id,title,release_date,vote_count,status,runtime,adult,video
1,Known,2001-02-03,500,Released,100,False,False
2,Nobody's,2002-02-03,0,Released,100,False,True
3,Short,2003-02-03,50,Released,12,False,False
4,Filmed,2004-02-03,50,Released,90,True,False
5,Concert,2005-02-03,50,Released,90,False,True
6,Undated,,0,Planned,90,False,False
"""


@pytest.fixture
def tail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    found: dict[str, int] = cleaned(tmp_path, capsys, movies_dataset=FILMS).report["tail"]
    return found


def test_films_with_a_date_are_counted_by_their_first_reason(tail: dict[str, int]) -> None:
    assert tail == {"few_votes": 1, "unreleased": 0, "short": 1, "adult": 1, "video": 1}


def test_an_update_counts_what_the_tables_show_and_keeps_the_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = cleaned(tmp_path, capsys, movies_dataset=FILMS).tables
    earlier = Report()
    earlier.tail = {"few_votes": 9, "adult": 1, "video": 1}
    update = Report()
    update.tail = {"few_votes": 3, "adult": 2}
    found = recount(update, earlier.told(), {"films": made.films}, set())
    assert found.tail == {"few_votes": 1, "unreleased": 0, "short": 1, "adult": 2, "video": 1}
