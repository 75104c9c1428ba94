"""The one shape of every answer to an agent."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec

import pandas as pd
from typing_extensions import TypedDict

from catalogue import DataError, NotFoundError
from language.texts import speaking
from queries.across import anything
from resources import loaded as resources
from views.answer import ViewData, told_of, value
from views.links import address
from views.missing import told

P = ParamSpec("P")
ROOT: ContextVar[str] = ContextVar("root", default="")
"""Where the dashboard of the present request stands; without one, links are relative to it."""


class Answer(TypedDict):
    """What a tool answers.

    `figure` is null where it is unknown, `n` is over how many things it is, `basis` says what
    counts and what does not; `link` opens the page of the dashboard that shows it.
    """

    answer: str
    figure: float | int | str | None
    unit: str
    n: int
    basis: str
    rows: list[dict[str, Any]]
    data: ViewData
    link: str


class RefusedError(Exception):
    """A question that cannot be answered; the message says why, and what to ask instead."""


def answer(
    said: str,
    figure: float | str | None,
    *,
    unit: str,
    n: int,
    basis: str,
    page: str,
    rows: list[dict[str, Any]] | None = None,
    **choices: object,
) -> Answer:
    """Return an answer; `page` and `choices` are its page's."""
    link = address(page, **choices)
    return {
        "answer": said,
        "figure": value(figure),
        "unit": unit,
        "n": n,
        "basis": basis,
        "rows": rows or [],
        "data": told_of(resources.catalogue()),
        "link": f"{ROOT.get()}/{link}",
    }


def records(table: pd.DataFrame, *names: str) -> list[dict[str, Any]]:
    """Return some columns of a table, a dict a row, as JSON has them."""
    cells = [[value(cell) for cell in table[name].tolist()] for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def asked(tool: Callable[P, Answer]) -> Callable[P, Answer]:
    """Answer a tool's question from one version of the tables, in English.

    What nothing bears the name of is a RefusedError that offers the nearest names.
    """

    @wraps(tool)
    def answering(*args: P.args, **kwargs: P.kwargs) -> Answer:
        resources.pin()
        with speaking("en"):
            try:
                return tool(*args, **kwargs)
            except NotFoundError as missing:
                raise RefusedError(_missing(missing)) from missing
            except DataError as error:
                raise RefusedError(str(error)) from error

    return answering


def _missing(missing: NotFoundError) -> str:
    near = ", ".join(missing.suggestions)
    tables = resources.catalogue()
    other = anything.elsewhere(tables, missing)
    said = f"No {missing.kind} is called {missing.name!r}."
    parts = [said, f"Near: {near}." if near else "The tool `search` finds names."]
    return " ".join([*parts, *([f"Of another kind: {told(tables, other)}."] if other else [])])


def dollars(amount: float | None) -> str:
    """Write US dollars."""
    return "unknown" if amount is None else f"${amount:,.0f}"
