"""How a page is drawn from what its view is: `draw(PAGE)` is all that a script says."""

from typing import TypeVar

import streamlit as st

from catalogue import NotFoundError
from resources.loaded import catalogue
from ui.ask import Widgets
from ui.components.answers import did_you_mean, explained, headline, page_header
from ui.components.figures import chart
from ui.components.links import links
from ui.components.tables import table
from ui.failures import end_page
from views.blocks import Block, Chart, Headline, Links, Note, Table
from views.page import Page, View

F = TypeVar("F")


def draw(page: Page[F]) -> None:
    """Draw a page: its head, what it asks for, the answer, the open view, the method.

    Where nothing bears a name that was asked for, the nearest are offered and the page ends.
    """
    page_header(page.path)
    tables, ask = catalogue(), Widgets()
    try:
        found = page.find(tables, ask)
        blocks(page.answer(tables, found, ask))
        blocks(page.tabs[ask(page.tab())].show(tables, found, ask))
        blocks(page.related(tables, found, ask))
    except NotFoundError as missing:
        did_you_mean(missing.parameter, missing)
        end_page()
    explained(page.method(tables))


def blocks(view: View) -> None:
    """Draw a view's blocks as they come: what it asks between them is drawn where it asks."""
    for block in view:
        _block(block)


def _block(block: Block) -> None:
    match block:
        case Headline():
            headline(*block.figures)
        case Chart():
            chart(block)
        case Table():
            table(block)
        case Links():
            links(block)
        case Note():
            note(block)


def note(said: Note) -> None:
    """Draw a sentence, as a heading or with the weight that it has."""
    match said.kind:
        case "heading":
            st.subheader(said.text, anchor=False)
        case "info":
            st.info(said.text, icon=said.icon)
        case "warning":
            st.warning(said.text, icon=said.icon)
        case "text":
            st.markdown(said.text)
