"""A view read by a program: the parts that it shows, for the parameters of a link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from catalogue import Catalogue, NotFoundError
from language.texts import _, unmarked
from views import columns
from views.blocks import Beside, Block, Chart, Headline, Listing, Sheet, Table, Told
from views.columns import Column
from views.page import Page
from views.parameters import Ask, Parameter

T = TypeVar("T")
F = TypeVar("F")
WithRows = Chart | Table | Told | Listing | Sheet
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
    found = page.found(tables, ask)
    answer = list(flat(page.answer(tables, found, ask)))
    shown: list[Block] = []
    if views := page.views(found):
        shown = list(flat(views[ask(page.tab(found))].show(tables, found, ask)))
    return [*_parts(shown), *_parts(answer), *_headlines([*answer, *shown])]


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks one after another, those that stand side by side too."""
    for block in blocks:
        if isinstance(block, Beside):
            for part in block.parts:
                yield from flat(part)
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
        if isinstance(block, WithRows) and block.rows is not None and block.columns:
            rows = block.rows() if callable(block.rows) else block.rows
            yield Part(block.key, unmarked(_told(block)), block.columns, rows)


def _told(block: WithRows) -> str:
    """Return what a block says of its rows; Markdown."""
    if isinstance(block, Chart):
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
        told = ": ".join(cells[0][:2])
        yield Part(HEADLINE, told, named, rows)
