"""The open view of a page alone, as another page shows it in a frame: no menu and no choices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from catalogue import DataError, NotFoundError
from language.texts import _, plain
from resources.loaded import catalogue
from ui import addresses
from views.blocks import Block, Chart, Headline, Note, Table
from views.links import address
from views.missing import not_found
from views.page import AbsentError, Page
from views.parameters import UnreadableError
from views.reading import FromLink, WithRows, flat
from views.source import told_source

F = TypeVar("F")


def is_embedded() -> bool:
    """Tell whether the page is asked for with `embed=true`."""
    return bool(st.context.is_embedded)


def query() -> Mapping[str, Sequence[str]]:
    """Return the parameters of the link, each with all of its values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def view(page: Page[F], asked: FromLink) -> list[Block]:
    """Return what the view that a link opens draws: the `part` of the link, else all of it.

    Nothing in it can be picked. Where a view has no chart or table it is the big figures.
    """
    tables = page.given(catalogue(), asked)
    found = page.found(tables, asked)
    answer = list(flat(page.answer(tables, found, asked)))
    shown: list[Block] = []
    if views := page.views(found):
        shown = list(flat(views[asked(page.tab(found))].show(tables, found, asked)))
    drawn = [*_parts(shown)] or [*_parts(answer)]
    part = (asked.query.get("part") or [""])[-1]
    chosen = [block for block in drawn if getattr(block, "key", "") == part]
    return chosen or drawn or [block for block in answer if isinstance(block, Headline)]


def shown(page: Page[F], asked: FromLink) -> list[Block]:
    """Return what the view that a link opens draws, or the sentence why it draws nothing."""
    try:
        return view(page, asked)
    except NotFoundError as missing:
        # A frame has no field that a suggestion could fill: the whole page has.
        return [Note(not_found(missing))]
    except AbsentError as absent:
        return [block for block in absent.blocks if isinstance(block, Note)]
    except DataError as error:
        return [Note(plain(error), "warning", ":material/model_training:")]
    except UnreadableError as refused:
        return [Note(str(refused))]


def _parts(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Chart):
            yield replace(block, pick=None, selecting=False)
        elif isinstance(block, Table):
            yield replace(block, pick=None)
        elif isinstance(block, WithRows):
            yield block


def credit(page: Page[F], asked: FromLink) -> None:
    """Draw whose the data are, and the way to the whole page, in a tab of its own."""
    st.caption(plain(told_source(catalogue().manifest, page.path)))
    whole = f"{addresses.root()}/{address(page.path, **asked.asked)}"
    st.link_button(_("Open in Butaca"), whole, icon=":material/open_in_new:", type="tertiary")
