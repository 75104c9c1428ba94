"""What views show as rows, walked as a reader of links walks them: without drawing anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest

from language.texts import speaking
from resources.loaded import catalogue
from tests.addresses import EXAMPLES
from views import reading
from views.blocks import Beside, Block, Chart, Listing, Method, Sheet, Table, Told
from views.page import Page
from views.parameters import Ask, Parameter

T = TypeVar("T")
VIEWS = Path(__file__).resolve().parents[2] / "views"


def pages() -> dict[str, Page[Any]]:
    """Return every page that is a view, by its address."""
    scripts = sorted(VIEWS.glob("*/*.py"))
    modules = [import_module(f"views.{path.parent.name}.{path.stem}") for path in scripts]
    found = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return {page.path: page for page in found}


@dataclass
class Link(Ask):
    """Reads parameters as a link writes them."""

    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return what the link says of a parameter, its default where it says nothing."""
        own = self.parameters.get(parameter.key)
        return parameter.read(own or self.parameters.get(parameter.also, ()))


def link(path: str, more: str = "") -> Link:
    """Return the parameters of a page's shared link, and of a choice more."""
    query = f"{EXAMPLES.get(path, '')}&{more}"
    pairs = (pair.split("=") for pair in query.split("&") if pair)
    return Link({name: [value.replace("+", " ")] for name, value in pairs})


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return the blocks, at whatever depth."""
    for block in blocks:
        if isinstance(block, Beside):
            for part in block.parts:
                yield from every(part)
        else:
            yield block


ROWS = Chart | Table | Told | Listing | Sheet
"""Blocks that have rows."""
UNCOMPUTED = ("data", "programs")
"""Pages that show what is written beside the tables."""


PAGES = pages()
WALKED = [
    *((path, "") for path in PAGES),
    ("models", "models_of=films"),
    ("for-you", "for_you_who=new"),
]
"""Pages, and the choices that bring other views."""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(("path", "more"), WALKED)
def test_every_column_of_a_block_is_one_of_its_rows_and_has_a_label(
    path: str, more: str, lang: str
) -> None:
    page, tables, ask = PAGES[path], catalogue(), link(path, more)
    with speaking("es" if lang == "es" else "en"):
        found = page.found(tables, ask)
        shown = {code: tab.show for code, tab in page.views(found).items()}
        for code, show in {"answer": page.answer, **shown}.items():
            assert code not in page.tabs or page.tabs[code].label(), code
            blocks = list(every(show(tables, found, ask)))
            said = page.method(tables) or any(isinstance(block, Method) for block in blocks)
            assert said or path in UNCOMPUTED or code == "answer", code
            for block in blocks:
                if not isinstance(block, ROWS):
                    continue
                told = [column.name for column in block.columns]
                assert all(column.label for column in block.columns), block.key
                assert len(set(told)) == len(told), block.key
                if block.rows is None:
                    continue
                rows = reading.all_rows(block)
                assert isinstance(rows, pd.DataFrame)
                assert told, block.key
                assert set(told) <= {*rows}, block.key
