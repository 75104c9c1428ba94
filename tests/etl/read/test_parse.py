"""The reader of CSV texts."""

import sys
from pathlib import Path

import pyarrow as pa
import pytest

from etl.read import parse


def test_no_thread_keeps_a_short_text_that_was_refused() -> None:
    text = "".join(["a,b\n", *("1,2,3\n" for _row in range(5))]).encode()
    held = sys.getrefcount(text)
    for _time in range(200):
        with pytest.raises(pa.ArrowInvalid):
            parse._table(text, parse.arrow_csv.ReadOptions(block_size=parse.BLOCK))
        assert sys.getrefcount(text) == held


def test_rows_of_another_width_are_kept_apart() -> None:
    table, ragged = parse._read(Path("x.csv"), b"a,b\n1,2\n1,2,3\n")
    assert table.to_pydict() == {"a": ["1"], "b": ["2"]}
    assert [row.cells for row in ragged] == [3]


def test_where_quotes_are_doubled_a_backslash_before_one_is_only_a_backslash() -> None:
    table, ragged = parse._read(Path("x.csv"), b'a,b\n"say ""hi""",1\n"C:\\",2\n')
    assert table.to_pydict() == {"a": ['say "hi"', "C:\\"], "b": ["1", "2"]}
    assert ragged == []


def test_quotes_that_were_seen_doubled_stay_so() -> None:
    quotes = parse.Quotes()
    for lines in (b'"say ""hi""",1\n', b'"plain",2\n'):
        quotes.look(lines)
        assert quotes.doubled
