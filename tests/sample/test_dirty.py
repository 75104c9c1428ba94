"""The dirty rows of our own: every usual defect stands in them, and what became of each is kept."""

import csv
import json
from pathlib import Path

import pytest

from queries.data.dirty import broken, cleaned

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
DEFECTS = {
    *("split_row", "ragged_row", "repeated_header", "no_id", "repeated_row", "repeated_id"),
    *("no_release_date", "not_a_date", "spreadsheet_date", "date_in_other_notation"),
    *("first_of_january", "coarse_date", "unknown_budget", "unknown_revenue", "absurd_money"),
    *("unknown_runtime", "unknown_vote", "nested_unreadable", "number_with_marks"),
    *("other_currency", "negative_number", "not_a_number", "word_for_unknown"),
    *("no_show_id", "repeated_show_id", "stray_spaces", "duration_in_rating", "film_in_seasons"),
    *("no_duration", "zero_minutes", "sleep_noise", "ambiguous_date_added", "bad_date_added"),
    *("added_before_release", "junk_actor", "no_age_rating", "bad_score", "score_without_title"),
}


def test_what_is_kept_is_what_the_clean_up_makes_of_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SAMPLE))
    import make_dirty

    copy = tmp_path / "dirty"
    copy.mkdir()
    for path in (SAMPLE / "dirty").glob("*.csv"):
        (copy / path.name).write_bytes(path.read_bytes())
    (made,) = make_dirty.make(tmp_path)
    kept = (SAMPLE / "dirty" / make_dirty.FILE).read_text(encoding="utf-8")
    assert json.loads(made.read_text(encoding="utf-8")) == json.loads(kept)


def test_some_sixty_rows_have_every_usual_defect() -> None:
    rows = cleaned()
    assert 55 <= len(rows) <= 65
    assert set(broken(rows)) >= DEFECTS


def test_every_row_of_the_files_is_told_with_its_cells_and_line() -> None:
    told = {(row.file, row.line): row.row for row in cleaned()}
    for path in sorted((SAMPLE / "dirty").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for cells in list(csv.reader(file))[1:]:
                assert any(
                    name == path.name and all(cell in row for cell in cells if cell.strip(" "))
                    for (name, _line), row in told.items()
                )


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("City of God", "budget: 3300000 · revenue: 30600000 · runtime: 130"),
        ("The Matrix · video: False · vote_average: 7.1", "date: 1999-03-30"),
        ("An Hour at the Bar", "duration_int: 74 · duration_type: min"),
        ("Midnight Man · video", ""),
    ],
)
def test_the_outcome_of_a_row_is_that_of_the_tables(title: str, kept: str) -> None:
    found = [row.kept for row in cleaned() if title in row.row]
    assert any(kept in one for one in found) if kept else not any(found)
