"""What views show as rows, walked as a reader of links walks them: without drawing anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest

from language.texts import speaking
from resources.loaded import catalogue
from tests.addresses import EXAMPLES
from views.blocks import Beside, Block, Chart, Table, Told
from views.page import Page
from views.parameters import Parameter

T = TypeVar("T")
VIEWS = Path(__file__).resolve().parents[2] / "views"


def pages() -> dict[str, Page[Any]]:
    """Return every page that is a view, by its address."""
    scripts = sorted(VIEWS.glob("*/*.py"))
    modules = [import_module(f"views.{path.parent.name}.{path.stem}") for path in scripts]
    found = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return {page.path: page for page in found}


@dataclass
class Link:
    """Reads parameters as a link writes them."""

    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __call__(self, parameter: Parameter[T]) -> T:
        """Return what the link says of a parameter, its default where it says nothing."""
        own = self.parameters.get(parameter.key)
        return parameter.read(own or self.parameters.get(parameter.also, ()))

    def row(self) -> AbstractContextManager[object]:
        """Return a row that is none: nothing is drawn."""
        return nullcontext()


def link(path: str) -> Link:
    """Return the parameters of a page's shared link."""
    pairs = (pair.split("=") for pair in EXAMPLES.get(path, "").split("&") if pair)
    return Link({name: [value.replace("+", " ")] for name, value in pairs})


def rows(blocks: Iterable[Block]) -> Iterator[Chart | Table | Told]:
    """Return the blocks that have rows, at whatever depth."""
    for block in blocks:
        if isinstance(block, Beside):
            for part in block.parts:
                yield from rows(part)
        elif isinstance(block, Chart | Table | Told):
            yield block


PAGES = pages()


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("path", PAGES)
def test_every_column_of_a_block_is_one_of_its_rows_and_has_a_label(path: str, lang: str) -> None:
    page, tables, ask = PAGES[path], catalogue(), link(path)
    with speaking("es" if lang == "es" else "en"):
        found = page.find(tables, ask)
        assert page.method(tables)
        for code, tab in page.tabs.items():
            assert tab.label(), code
            for block in rows(tab.show(tables, found, ask)):
                told = [column.name for column in block.columns]
                assert all(column.label for column in block.columns), block.key
                assert len(set(told)) == len(told), block.key
                if block.rows is None:
                    continue
                shown = block.rows() if callable(block.rows) else block.rows
                assert isinstance(shown, pd.DataFrame)
                assert told, block.key
                assert set(told) <= {*shown}, block.key
