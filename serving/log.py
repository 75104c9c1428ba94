"""The log: one line of JSON an event; an unforeseen error bears the id that the visitor sees."""

import json
import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime

LOG = logging.getLogger("butaca")
SERVER = {"uvicorn", "websockets", "streamlit"}
"""Whose lines become ours: what they say below a warning (each request, twice) is left out."""


class OneLine(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, message and extra facts."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            event["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        # In escapes where the stream has not every character, as a file on Windows: else no JSON.
        is_whole = (sys.stderr.encoding or "").lower() == "utf-8"
        return json.dumps(event, ensure_ascii=not is_whole, default=str)


def to_stderr() -> None:
    """Send the log, ours and the server's, to standard error; calling it again changes nothing."""
    if any(isinstance(handler.formatter, OneLine) for handler in LOG.handlers):
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in SERVER:
            _adopt(logging.getLogger(name))


def _adopt(logger: logging.Logger) -> None:
    """Let a logger of the server warn in our form."""
    logger.setLevel(max(logger.level, logging.WARNING))
    for handler in logger.handlers:
        handler.setFormatter(OneLine())


def event(name: str, **facts: object) -> None:
    """Log what happened, with its facts as fields of the line."""
    LOG.info(name, extra={"facts": facts})


def unforeseen(error: BaseException, where: str) -> str:
    """Log an error that nobody foresaw, with its traceback; returns its id to show."""
    number = secrets.token_hex(4)
    LOG.error(
        "unforeseen error",
        exc_info=error,
        extra={"facts": {"id": number, "where": where, "error": type(error).__name__}},
    )
    return number
