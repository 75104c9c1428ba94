"""The two errors that a reader of the catalogue can meet."""

from collections.abc import Sequence
from typing import Literal

Kind = Literal[
    "actor", "choice", "company", "country", "film", "franchise", "genre", "month", "part",
    "platform", "person", "rater", "tab", "title", "unit", "user", "weekday", "year",
]  # fmt: skip
"""What can be looked for in vain."""
MOST = 3
"""Suggestions that an error carries; more would be a list to search."""


class NotFoundError(LookupError):
    """Nothing bears the name that was asked for.

    `kind` is what was looked for in English ("franchise", "film", ...), `name` what was typed and
    `suggestions` the nearest names that exist, best first, at most three. `parameter` is the
    link's parameter that named it, where one did; `span` the first and the last year that there
    are, where a year was asked for.
    """

    parameter = ""

    def __init__(
        self,
        kind: Kind,
        name: str,
        suggestions: Sequence[str] = (),
        span: tuple[int, int] | None = None,
    ) -> None:
        """Keep what was asked and what is near."""
        super().__init__(f"no {kind} is called {name!r}")
        self.kind = kind
        self.name = name
        self.suggestions = tuple(suggestions)[:MOST]
        self.span = span


class DataError(Exception):
    """A file cannot be used; the message is one sentence that says why and how to mend it."""
