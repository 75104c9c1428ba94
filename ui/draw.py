"""How a page is drawn from what its view is: `draw(PAGE)` is all that a script says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, TypeVar

import streamlit as st

from catalogue import DataError, NotFoundError
from language.texts import plain
from resources.loaded import catalogue
from ui import addresses, embed
from ui.ask import Widgets
from ui.components.answers import ABOUT, did_you_mean, explained, headline, page_header
from ui.components.cards import card
from ui.components.cloud import cloud
from ui.components.downloads import downloads
from ui.components.figures import chart
from ui.components.front import story, welcome
from ui.components.links import cards, links, told
from ui.components.menu import menu
from ui.components.posters import LARGE, poster, posters
from ui.components.tables import listing, table
from ui.failures import end_page
from views.blocks import (
    Beside,
    Block,
    Card,
    Cards,
    Chart,
    Cloud,
    Downloads,
    Folded,
    Headline,
    Illustrated,
    Links,
    Listing,
    Method,
    Note,
    Posters,
    Sheet,
    Story,
    Table,
    Told,
    Welcome,
)
from views.missing import elsewhere
from views.page import AbsentError, Page, as_listed, untitled
from views.reading import FromLink
from views.subjects import Subject

F = TypeVar("F")


def draw(page: Page[F]) -> None:
    """Draw a page: its head, what it asks for, the answer, the open view, the method."""
    addresses.OPEN.set(page.path)
    if embed.is_embedded():
        _alone(page)
        return
    tables, ask = catalogue(), Widgets()
    with calmly():
        tables = page.given(tables, ask)
        with headed(page) as named, _line(page):
            found = page.found(tables, ask)
            named(page.heading(tables, found), page.about(found))
            blocks(page.answer(tables, found, ask))
        if views := page.views(found):
            blocks(views[ask(page.tab(found))].show(tables, found, ask))
        blocks(page.related(tables, found, ask))
    if method := page.method(tables):
        explained(method)


def _alone(page: Page[F]) -> None:
    """Draw the open view alone, for a frame in another page, or a sentence where there is none."""
    asked = FromLink(embed.query())
    blocks(embed.shown(page, asked))
    embed.credit(page, asked)


@contextmanager
def headed(page: Page[Any]) -> Iterator[Callable[[str, Sequence[Subject]], None]]:
    """Draw a page's head, above what is drawn within, once it is known what it names.

    What is asked for in vain has no name: the page bears its own title then.
    """
    waits = page.headed
    place = st.container() if waits else nullcontext()

    def named(name: str, about: Sequence[Subject] = ()) -> None:
        nonlocal waits
        if waits:
            waits = False
            with place:
                page_header(page.path, name, about)

    ABOUT.set(())
    try:
        if page.heading is untitled and page.about is as_listed:
            named("")
        yield named
    finally:
        named("")


@contextmanager
def calmly() -> Iterator[None]:
    """End the page where it cannot go on.

    Where nothing bears a name that was asked for, the nearest are offered; where there is nothing
    to ask about, or a model cannot be used, a sentence says how to mend that.
    """
    try:
        yield
    except NotFoundError as missing:
        did_you_mean(missing.parameter, missing)
        blocks(elsewhere(catalogue(), missing))
        end_page()
    except AbsentError as absent:
        blocks(absent.blocks)
        end_page()
    except DataError as error:
        st.warning(plain(error), icon=":material/model_training:")
        end_page()


def _line(page: Page[F]) -> AbstractContextManager[object]:
    """Return the place of what a page asks for and of its answer."""
    if page.beside:
        return st.container(horizontal=True, vertical_alignment="center")
    return nullcontext()


def blocks(view: Iterable[Block]) -> None:
    """Draw a view's blocks as they come: what it asks between them is drawn where it asks."""
    for block in view:
        DRAWN[type(block)](block)


def note(said: Note) -> None:
    """Draw a sentence, as a heading or with the weight that it has."""
    match said.kind:
        case "heading":
            st.subheader(said.text, anchor=False)
        case "info":
            st.info(said.text, icon=said.icon)
        case "warning":
            st.warning(said.text, icon=said.icon)
        case "answer":
            st.header(said.text, anchor=False)
        case "badge":
            st.badge(said.text, color="orange", help=said.help)
        case "command":
            st.code(said.text, language=None)  # its colours are too pale
        case "text":
            st.markdown(said.text)


def beside(drawn: Beside) -> None:
    """Draw parts side by side."""
    for place, part in zip(st.columns(len(drawn.parts)), drawn.parts, strict=True):
        with place:
            blocks(part)


def illustrated(drawn: Illustrated) -> None:
    """Draw what is told beside its poster, below it on a phone."""
    with st.container(horizontal=True, key="illustrated"):
        poster(drawn.poster, "page", LARGE)
        with st.container(gap="small", width="stretch"):
            blocks(drawn.told)


def folded(said: Folded) -> None:
    """Draw Markdown behind its label."""
    with st.expander(said.label):
        st.markdown(said.text)


DRAWN: dict[type, Callable[[Any], None]] = {
    Headline: lambda drawn: headline(*drawn.figures),
    Chart: chart,
    Table: table,
    Links: links,
    Note: note,
    Cards: cards,
    Told: told,
    Method: lambda drawn: explained(drawn.text),
    Folded: folded,
    Listing: listing,
    Sheet: menu,
    Downloads: downloads,
    Cloud: cloud,
    Beside: beside,
    Card: card,
    Illustrated: illustrated,
    Posters: posters,
    Welcome: welcome,
    Story: story,
}
