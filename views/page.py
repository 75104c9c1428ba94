"""What a page is: how its subject is found, its answer, its views, and how they are computed.

A view is a generator of blocks: it asks for its own parameters as it goes, so that only the open
one computes. `ui.draw` draws a page; whoever wants its data walks the same blocks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from catalogue import Catalogue, DataError, NotFoundError
from language.texts import _
from views import sitemap, subjects
from views.blocks import Block, Links, Note
from views.parameters import Ask, Choice, Parameter
from views.subjects import Subject

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F")
View = Iterator[Block]


class AbsentError(DataError):
    """What a page is about is not there; `blocks` say so, and lead to what there is."""

    def __init__(self, *blocks: Note | Links) -> None:
        """Keep what to show; the message is the first sentence."""
        said = [block.text for block in blocks if isinstance(block, Note)]
        super().__init__(*said[:1])
        self.blocks = blocks


def always(_found: object) -> bool:
    """Say yes, whatever is found."""
    return True


@dataclass(frozen=True, slots=True)
class Tab(Generic[F]):
    """One view of a page: its label in the reader's language, and what shows it.

    `applies` tells whether the page has it for what was found.
    """

    label: Callable[[], str]
    show: Callable[[Catalogue, F, Ask], View]
    applies: Callable[[F], bool] = always


def as_they_are(tables: Catalogue, _ask: Ask) -> Catalogue:
    """Return the tables as they are: a page without a choice of them."""
    return tables


def unsaid(_tables: Catalogue) -> str:
    """Say nothing: a page whose views say each how it is computed, or that computes nothing."""
    return ""


def untitled(_tables: Catalogue, _found: object) -> str:
    """Name nothing: the page bears its own title."""
    return ""


def as_listed(_found: object) -> Sequence[Subject]:
    """Name no subjects: the page is about those of its entry in the menu."""
    return ()


def nothing(_tables: Catalogue, _found: object, _ask: Ask) -> View:
    """Show nothing: a page without a part of its own."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Page(Generic[F]):
    """A page at the address `path`.

    `find` asks for the page's own parameters and returns what they name (NotFoundError where
    nothing does, DataError where a model cannot be used, AbsentError where there is nothing to ask
    about); `heading` names it, where the page bears its name; `answer` shows it, before the tabs,
    and `related` after them; `method` says how it is computed, in Markdown. Where `has_tabs` says
    no, the answer is all that there is; with `beside` it stands on the line of what `find` asks.
    `given` asks first in which form the page takes the tables: in which dollars; `about` says of
    which subjects it is, where that is chosen: head and foot tell of them. A page that is not
    `headed` has a head of its own.
    """

    path: str
    find: Callable[[Catalogue, Ask], F]
    answer: Callable[[Catalogue, F, Ask], View]
    tabs: Mapping[str, Tab[F]]
    method: Callable[[Catalogue], str] = unsaid
    related: Callable[[Catalogue, F, Ask], View] = nothing
    has_tabs: Callable[[F], bool] = always
    beside: bool = False
    headed: bool = True
    heading: Callable[[Catalogue, F], str] = untitled
    about: Callable[[F], Sequence[Subject]] = as_listed
    given: Callable[[Catalogue, Ask], Catalogue] = as_they_are

    def found(self, tables: Catalogue, ask: Ask) -> F:
        """Return what `find` does; raises AbsentError where the page's one subject is not there.

        A page with a head of its own says so itself.
        """
        about = next((one.subjects for one in sitemap.entries() if one.path == self.path), ())
        absent = subjects.missing(tables, about)
        if self.headed and absent and len(absent) == len(about):
            raise AbsentError(*absent)
        return self.find(tables, ask)

    def views(self, found: F) -> dict[str, Tab[F]]:
        """Return the views that there are for what was found, by code."""
        tabs = self.tabs if self.has_tabs(found) else {}
        return {code: tab for code, tab in tabs.items() if tab.applies(found)}

    def tab(self, found: F) -> Choice:
        """Return the choice of the open view."""
        labels = {code: tab.label() for code, tab in self.views(found).items()}
        return Choice(key="tab", label=_("View"), options=labels, hidden=True)


def named(
    parameter: Parameter[object], query: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return a query's answer; what is not found bears the parameter that named it."""
    try:
        return query(*args, **kwargs)
    except NotFoundError as missing:
        missing.parameter = parameter.key
        raise
