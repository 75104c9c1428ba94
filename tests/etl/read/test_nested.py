"""Columns of lists: what each row holds, and what is told of what cannot be read."""

import pandas as pd
import pyarrow as pa

from etl.films.tables import LISTS
from etl.read import nested as module
from etl.read.nested import Nested, nested
from etl.report import Report

CELLS = [
    "[{'iso_3166_1': 'FR', 'name': 'France'}, {'iso_3166_1': 'ES', 'name': 'Spain'}]",
    None,
    "[{'name': 'Peru'}, {'iso_3166_1': 'IT'}]",
    "[{'name': ",
    "[{'iso_3166_1': 'FR', 'name': 'France'}, {'iso_3166_1': 'ES', 'name': 'Spain'}]",
    "[{'name': 'Nowhere at all'}]",
    "Unknown",
    "[{'iso_3166_1': 'FR', 'name': 'France'}, {'iso_3166_1': 'FR', 'name': 'France'}]",
]


def read(cells: list[str | None]) -> tuple[Nested, Report]:
    """Return the countries of some cells, films 10, 11, ..., and what was told of them."""
    ids = list(range(10, 10 + len(cells)))
    lines = {"file": "a.csv", "line": [n - 8 for n in ids], "film_id": ids}
    frame = pd.DataFrame({**lines, "lists": pd.Series(cells, dtype="str")})
    _column, fields, kind = LISTS["film_countries"]
    report = Report()
    return nested(frame, "lists", fields, report, kind), report


def rows(found: Nested) -> list[tuple[int, int, str, str]]:
    """Return the items of films 10, 11, ... with their place."""
    table = found.rows(pd.Series(range(10, 10 + len(found.codes))))
    return [(int(a), int(b), str(c), str(d)) for a, b, c, d in table.itertuples(index=False)]


def test_each_row_has_its_items_in_order_with_codes_and_names_completed() -> None:
    found, _report = read(CELLS)
    both = [("FR", "France"), ("ES", "Spain")]
    assert rows(found) == [
        *((10, place, *pair) for place, pair in enumerate(both)),
        (12, 0, "PE", "Peru"), (12, 1, "IT", "Italy"),
        *((14, place, *pair) for place, pair in enumerate(both)),
        (17, 0, "FR", "France"), (17, 1, "FR", "France"),
    ]  # fmt: skip


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    _found, report = read(CELLS)
    lines = {name: [row["line"] for row in told.rows] for name, told in report.findings.items()}
    assert lines[module.UNREADABLE.name] == [5]
    assert lines[module.NO_CODE.name] == [7]
    assert lines[module.UNKNOWN_WORD.name] == [8]
    assert module.OVERSIZED.name not in lines or not lines[module.OVERSIZED.name]


def test_each_value_counts_once_a_cell_and_values_are_joined() -> None:
    found, _report = read(CELLS)
    assert rows(found.distinct("name"))[-1:] == [(17, 0, "FR", "France")]
    told = [text if isinstance(text, str) else None for text in found.joined("name")]
    both, none = "France|Spain", {None, ""}
    assert [told[0], told[2], told[4], told[7]] == [both, "Peru|Italy", both, "France|France"]
    assert {told[1], told[3], told[5], told[6]} <= none
    assert rows(found.part(slice(0, 1))) == rows(found)[:2]


def test_texts_are_positions_among_the_sorted_different_ones_without_stray_blanks() -> None:
    found = module.encoded(pa.array(["b", " a\u00a0 c ", "a c", None]))
    assert found.dictionary.to_pylist() == ["a c", "b"]
    assert found.indices.to_pylist() == [1, 0, 0, None]
