"""A view read by a program: the parts that it shows, for the parameters of a link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import pandas as pd

from catalogue import Catalogue, NotFoundError
from language.texts import _, unmarked
from views import columns
from views.blocks import (
    Beside,
    Block,
    Chart,
    Cloud,
    Figure,
    Headline,
    Illustrated,
    Listing,
    Sheet,
    Story,
    Table,
    Told,
)
from views.columns import Column
from views.page import Page
from views.parameters import Ask, Parameter

T = TypeVar("T")
F = TypeVar("F")
WithRows = Chart | Cloud | Table | Told | Listing | Sheet
HEADLINE = "headline"
"""The part that holds the big figures, where a view shows nothing else."""


class FromLink(Ask):
    """Answers for the reader with what a link says; remembers what it was asked for."""

    def __init__(self, query: Mapping[str, Sequence[str]]) -> None:
        """Take a link's parameters, each with all of its values."""
        self.query = query
        self.asked: dict[str, object] = {}

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return the value that the link means."""
        texts = self.query.get(parameter.key) or self.query.get(parameter.also, ())
        value = parameter.read(texts)
        self.asked[parameter.key] = value
        return value


@dataclass(frozen=True, slots=True)
class Part:
    """What one block of a view shows as rows: its finding in plain words, columns and rows."""

    key: str
    finding: str
    columns: Sequence[Column]
    rows: pd.DataFrame


def parts(page: Page[F], tables: Catalogue, ask: FromLink) -> list[Part]:
    """Return the parts of the view that a link opens, as the page shows them.

    Raises: NotFoundError: nothing bears a name that the link has.
    """
    tables = page.given(tables, ask)
    found = page.found(tables, ask)
    answer = list(flat(page.answer(tables, found, ask)))
    shown: list[Block] = []
    if views := page.views(found):
        shown = list(flat(views[ask(page.tab(found))].show(tables, found, ask)))
    return [*_parts(shown), *_parts(answer), *_headlines([*answer, *shown])]


def said(page: Page[F], tables: Catalogue, ask: FromLink) -> tuple[str, Figure | None]:
    """Return the finding of the view that a link opens, in plain words, and its first big figure.

    No rows are made for it. Without a finding the text is empty.
    Raises: NotFoundError: nothing bears a name that the link has.
    """
    found = page.found(tables, ask)
    answer = list(flat(page.answer(tables, found, ask)))
    views = page.views(found)
    shown = views[ask(page.tab(found))].show(tables, found, ask) if views else iter(())
    figures = [f for block in answer if isinstance(block, Headline) for f in block.figures]
    findings = (told(b) for b in chain(flat(shown), answer) if isinstance(b, WithRows))
    return unmarked(next(findings, "")), figures[0] if figures else None


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks one after another, those that stand side by side or in a story too."""
    for block in blocks:
        if isinstance(block, Beside):
            for part in block.parts:
                yield from flat(part)
        elif isinstance(block, Story):
            yield block.chart
        elif isinstance(block, Illustrated):
            yield from flat(block.told)
        else:
            yield block


def chosen(found: Sequence[Part], key: str | None) -> Part:
    """Return the part of a key, the first without one.

    Raises: NotFoundError: the view has no part of that key, or none at all.
    """
    for part in found:
        if key in (None, part.key):
            return part
    raise NotFoundError("part", key or "", [part.key for part in found])


def _parts(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the blocks that have rows; those that one makes on demand are made."""
    for block in blocks:
        if isinstance(block, WithRows) and has_address(block):
            yield part(block)


def has_address(block: WithRows) -> bool:
    """Tell whether a block's rows stand at a data address, under its key."""
    return block.rows is not None and bool(block.columns)


def part(block: WithRows) -> Part:
    """Return what a block shows as rows."""
    return Part(block.key, unmarked(told(block)), block.columns, all_rows(block))


def all_rows(block: WithRows) -> pd.DataFrame:
    """Return the rows of a block, those that it makes on demand made; none of one without."""
    if isinstance(block, Table):
        return block.first()
    rows = block.rows() if callable(block.rows) else block.rows
    return pd.DataFrame() if rows is None else rows


def told(block: WithRows) -> str:
    """Return what a block says of its rows; Markdown."""
    if isinstance(block, Chart | Cloud):
        return block.finding
    return block.heading if isinstance(block, Told) else block.alt


def _headlines(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the big figures as rows, each written as the reader sees it."""
    figures = [f for block in blocks if isinstance(block, Headline) for f in block.figures]
    if figures:
        named = (
            columns.text("label", _("Figure")),
            columns.text("value", _("Value")),
            columns.text("note", _("Note")),
        )
        cells = [(f.label, unmarked(f.value), unmarked(f.note)) for f in figures]
        rows = pd.DataFrame(cells, columns=["label", "value", "note"], dtype="str")
        yield Part(HEADLINE, ": ".join(cells[0][:2]), named, rows)
