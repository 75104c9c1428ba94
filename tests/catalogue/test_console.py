"""What the commands print reaches every console."""

import io
import sys

import pytest

from catalogue.console import say


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "Amélie 雪\n"), ("cp1252", "Amélie \\u96ea\n"), ("ascii", "Am\\xe9lie \\u96ea\n")],
)
def test_a_character_that_the_console_lacks_is_written_as_its_number(
    encoding: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    monkeypatch.setattr(sys, "stdout", stream)
    say("Amélie 雪")
    assert stream.buffer.getvalue().decode(encoding) == written  # type: ignore[attr-defined]
