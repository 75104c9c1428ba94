"""The Data page: what the clean-up found, the dictionary, the files, where all of it comes from."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import TABLES, Catalogue, DataError, quality
from catalogue.quality import (
    Change,
    ChangedCell,
    Finding,
    Quality,
    Rejected,
    Stitched,
    Undated,
)
from queries.data.quality import report, update
from resources import loaded as resources
from resources.warm import warm
from tests import planted
from tests.served import serving
from tests.ui.pages import shown, words
from ui.components.downloads import reader

VIEWS = ("rules", "update", "examples", "undated", "dictionary", "files", "source")
REPORT = Quality(
    rules=(
        Finding(
            name="unknown_revenue",
            reason="The revenue is 0 or empty, which means that nobody entered it.",
            effect="Left out.",
            count=1,
            rows=[{"file": "movies.csv", "line": 3, "film_id": 2, "title": "*Two*"}],
        ),
        Finding(
            name="no_id", reason="The row's id is not a number.", effect="The row is left out."
        ),
    ),
    changes={
        "films": Change(
            added=1,
            changed=1,
            unchanged=4,
            columns={"budget": 1},
            added_rows=[{"film_id": 9, "title": "Nine"}],
            changed_cells=[ChangedCell(id="2", column="budget", before=None, after="7.0")],
        )
    },
    rejected=(
        Rejected(
            name="no_id",
            reason="The row's id is not a number.",
            count=1,
            rows=[{"file": "new.csv", "line": 3, "id": "x", "title": "Bad"}],
        ),
    ),
    stitched=(Stitched(9, 4, "Torn", "1999-01-01", "One"),),
    undated=(Undated(7, 5, "When", vote_count=None, original_language="en"),),
)


@pytest.fixture(autouse=True)
def films(tmp_path: Path) -> Iterator[Catalogue]:
    made = planted.catalogue(films="film_id,title,date,revenue\n2,Two,2001-02-03,")
    about = dataclasses.replace(
        made.manifest,
        sources=[{"name": "movies.csv", "sha256": "ab12", "bytes": 10}],
        provenance={"sample": True, "films": {"source": "Planted [x](y)", "licence": "CC0-1.0"}},
        rows={"films": 1},
    )
    made = dataclasses.replace(made, folder=tmp_path, manifest=about)
    quality.write(REPORT, tmp_path)
    (tmp_path / "films.parquet").write_bytes(b"PAR1")
    with serving(made, tmp_path):
        yield made


def test_the_last_update_is_told_row_by_row(films: Catalogue) -> None:
    found = update(films)
    assert found is not None
    assert found.cells.to_numpy().tolist() == [["films", "2", "budget", "", "7.0"]]
    assert found.added.to_numpy().tolist() == [["films", "9", "Nine"]]
    reason = "The row's id is not a number."
    assert found.rejected.to_numpy().tolist() == [[reason, "new.csv", "3", "id x · title Bad"]]
    page = shown("data", "es", tab="update")
    assert len(page.dataframe) == 3
    assert reason not in str(page.dataframe[2].value), "a reason is told in the reader's language"


def test_tables_built_as_a_whole_have_no_update(films: Catalogue) -> None:
    quality.write(Quality(), films.folder)
    assert update(films) is None
    assert "built anew from all their files" in shown("data", "en", tab="update").info[0].value


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn(view: str, lang: str) -> None:
    assert len(words(shown("data", lang, tab=view))) > 100


def test_a_rule_stands_with_count_reason_and_effect_in_the_reader_s_language() -> None:
    table = shown("data", "es").table[0].value
    assert table.iloc[0].tolist() == [
        "1",
        "La recaudación es 0 o está vacía\\: nadie la anotó.",
        "Se omite.",
    ]


def test_the_rows_of_a_rule_name_their_line() -> None:
    rows = shown("data", rule="unknown_revenue").dataframe[0].value
    assert rows.iloc[0][["line", "title"]].tolist() == ["3", "*Two*"]


def test_cells_stand_before_and_after() -> None:
    cells = shown("data", tab="examples").dataframe[0].value
    assert cells.iloc[0].tolist() == ["Two", "revenue", "0", "unknown"]


def test_stitched_and_undated_films_are_listed() -> None:
    assert shown("data", tab="examples").dataframe[1].value["title"].tolist() == ["Torn"]
    assert shown("data", tab="undated").dataframe[0].value["title"].tolist() == ["When"]


@pytest.mark.parametrize("name", list(TABLES))
def test_the_dictionary_has_every_column_of_every_table(name: str) -> None:
    table = shown("data", tab="dictionary", table=name).table[0].value
    assert [cell.strip("`") for cell in table["Column"]] == TABLES[name].names


def test_a_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    read = reader(tmp_path / "later.csv")
    (tmp_path / "later.csv").write_bytes(b"a,b")
    assert read() == b"a,b"


def test_a_source_is_named_with_its_checksum_and_stays_text() -> None:
    page = shown("data", tab="source")
    assert "Planted \\[x\\](y)" in words(page)
    assert page.dataframe[0].value["sha256"].tolist() == ["ab12"]


def test_without_a_report_there_is_a_sentence(films: Catalogue) -> None:
    (films.folder / "quality.json").write_text("{torn")
    fresh = dataclasses.replace(films)
    assert report(fresh).rules == ()
    resources.swap(resources.Loaded(fresh, films.folder))
    assert "without a report" in shown("data").info[0].value


def test_a_report_of_another_format_is_refused_with_what_makes_it_anew(films: Catalogue) -> None:
    (films.folder / "quality.json").write_text('{"rules": []}')
    with pytest.raises(DataError, match="python -m publish"):
        report(films)
    assert "python -m publish" in warm(films)["queries.data.quality.report"]


def test_files_without_a_defect_are_told_from_a_report_that_is_not_there(films: Catalogue) -> None:
    rule = Finding(name="no_id", reason="The id is no number.", effect="Left out.")
    quality.write(Quality(rules=(rule,)), films.folder)
    page = shown("data", tab="rules")
    assert [box.value for box in page.info] == ["No defect was found in these files."]


def test_the_long_tail_is_counted_by_reason_beside_the_catalogue(films: Catalogue) -> None:
    quality.write(dataclasses.replace(REPORT, tail={"few_votes": 1}), films.folder)
    table = shown("data", "en", tab="long-tail").dataframe[0].value
    assert table.iloc[:2].to_numpy().tolist() == [["Catalogue", 0, 0.0], ["Fewer votes", 1, 1.0]]


@pytest.mark.usefixtures("films")
def test_where_nobody_counted_there_is_no_long_tail() -> None:
    assert "Long tail" not in words(shown("data", "en"))
