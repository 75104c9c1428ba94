"""An event is one line; an error is found again by its id."""

import io
import json
import logging
import sys

import pytest

from serving.log import LOG, OneLine, event, unforeseen


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, LOG.name)
    LOG.addHandler(caplog.handler)
    return caplog


def test_an_event_is_one_line_with_its_facts(lines: pytest.LogCaptureFixture) -> None:
    event("loaded", films=3, source="a\nb")
    line = OneLine().format(lines.records[-1])
    assert "\n" not in line
    assert json.loads(line)["films"] == 3
    assert json.loads(line)["event"] == "loaded"


def test_an_error_is_logged_with_its_traceback_under_the_id_that_is_shown(
    lines: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        message = "deep down"
        raise ZeroDivisionError(message)

    with pytest.raises(ZeroDivisionError) as caught:
        fail()
    number = unforeseen(caught.value, "page months")
    logged = json.loads(OneLine().format(lines.records[-1]))
    assert logged["id"] == number
    assert "deep down" in logged["traceback"]
    assert "in fail" in logged["traceback"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_a_line_is_json_whatever_the_stream_can_write(
    encoding: str, lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Amélie 雪 🎬"
    event(said)
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    monkeypatch.setattr(sys, "stderr", stream)
    stream.write(OneLine().format(lines.records[-1]))
    stream.flush()
    written = stream.buffer.getvalue()  # type: ignore[attr-defined]
    assert json.loads(written.decode(encoding))["event"] == said


def test_two_errors_have_two_ids() -> None:
    assert unforeseen(ValueError(), "here") != unforeseen(ValueError(), "here")
