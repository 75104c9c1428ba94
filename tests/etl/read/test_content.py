"""What a file's bytes are as text."""

from pathlib import Path

import pytest

from etl.read.content import HEAD, first_lines


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_head_of_a_long_file_is_its_whole_lines(end: bytes) -> None:
    line = b"a,b" + end
    raw = (line * HEAD)[:HEAD]
    whole = raw.rfind(end[-1:]) + 1
    assert first_lines(Path("a.csv"), raw).splitlines() == [b"a,b"] * (whole // len(line))
    odd = b"x" + raw[:-1]  # a line is cut off
    assert first_lines(Path("a.csv"), odd).splitlines()[-1] == b"a,b"


def test_a_short_file_is_whole_with_its_last_line() -> None:
    assert first_lines(Path("a.csv"), b"a,b\n1,2") == b"a,b\n1,2"
