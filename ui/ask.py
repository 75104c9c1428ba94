"""The page's way to ask for a view's parameters: a bound widget for each."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar, cast

import streamlit as st

from ui.components.bindings import also, linked
from ui.components.choices import chips, choice, pick, pick_several, several, stars, whole
from ui.components.frame import tools
from ui.components.rating import rated
from ui.failures import end_page
from views.parameters import (
    Ask,
    Choice,
    Linked,
    Names,
    Parameter,
    Selected,
    Several,
    Slider,
    Span,
    Stars,
    Switch,
    Text,
    Typed,
    UnreadableError,
    Whole,
)
from views.rated import Rated

T = TypeVar("T")


class Widgets(Ask):
    """Draws a widget where a view asks, and returns what is chosen."""

    def __call__(self, parameter: Parameter[T]) -> T:
        """Draw the widget of a parameter, bound to the address; return its value."""
        return cast("T", DRAWN[type(parameter)](parameter))

    def row(self) -> AbstractContextManager[object]:
        """Draw what is asked within side by side."""
        return st.container(horizontal=True, vertical_alignment="bottom")

    def folded(self, label: str, icon: str) -> AbstractContextManager[object]:
        """Draw what is asked within behind a button."""
        return st.popover(label, icon=f":material/{icon}:")

    def bar(self) -> AbstractContextManager[object]:
        """Draw what is asked within into the bar, so that it takes no line of the page."""
        return tools()

    def columns(self, *shares: int) -> Sequence[AbstractContextManager[object]]:
        """Return columns, one under the other on a phone."""
        return st.columns(shares)

    def place(self) -> AbstractContextManager[object]:
        """Return an empty container to draw into later."""
        return st.container()


def _text(asked: Text) -> str:
    if asked.also:
        also(asked.key, asked.also)
    if asked.lines:
        return st.text_area(
            asked.label, asked.default, key=asked.key, bind="query-params", help=asked.help
        )
    return st.text_input(
        asked.label,
        asked.default,
        key=asked.key,
        bind="query-params",
        help=asked.help,
        max_chars=asked.long,
        placeholder=asked.placeholder or None,
        width=asked.width or "stretch",
    )


def _typed(asked: Typed[T]) -> T:
    text = st.text_input(
        asked.label,
        asked.default,
        key=asked.key,
        bind="query-params",
        help=asked.help,
        width=asked.width or "stretch",
        on_change=_respell if asked.respelled else None,
        args=(asked.key, asked.respelled),
    )
    try:
        return asked.parse(text)
    except UnreadableError as refused:
        st.markdown(str(refused))
        end_page()


def _respell(key: str, respelled: Callable[[str], str]) -> None:
    st.session_state[key] = respelled(str(st.session_state[key]))


def _choice(asked: Choice) -> str:
    if asked.also and asked.spelled:
        also(asked.key, asked.also, asked.spelled, written=True)
    if asked.many:
        return pick(
            asked.label,
            asked.options,
            key=asked.key,
            default=asked.default,
            help=asked.help,
            read=asked.spelled,
        )
    return choice(
        asked.label,
        asked.options,
        key=asked.key,
        default=asked.default,
        help=asked.help,
        label_visibility="collapsed" if asked.hidden else "visible",
        read=asked.spelled,
    )


def _several(asked: Several) -> list[str]:
    if asked.many:
        return pick_several(asked.label, asked.options, key=asked.key, help=asked.help)
    return several(
        asked.label,
        asked.options,
        key=asked.key,
        default=asked.default,
        help=asked.help,
        read=asked.spelled,
    )


def _names(asked: Names) -> list[str]:
    if asked.also:
        also(asked.key, asked.also)
    return chips(
        asked.label,
        asked.offered,
        key=asked.key,
        default=asked.default,
        most=asked.most,
        help=asked.help,
    )


def _whole(asked: Whole) -> int:
    if asked.scale:
        return st.slider(
            asked.label,
            asked.least,
            asked.most,
            asked.default,
            asked.step,
            key=asked.key,
            bind="query-params",
            help=asked.help,
        )
    return whole(
        asked.label,
        asked.least,
        asked.most,
        asked.default,
        asked.step,
        key=asked.key,
        help=asked.help,
        width=asked.width or "stretch",
    )


def _switch(asked: Switch) -> bool:
    return st.toggle(
        asked.label, asked.default, key=asked.key, bind="query-params", help=asked.help
    )


def _slider(asked: Slider) -> float:
    chosen = st.slider(
        asked.label,
        asked.least,
        asked.most,
        asked.default,
        asked.step,
        format=asked.format,
        key=asked.key,
        bind="query-params",
        help=asked.help,
        width=asked.width or "stretch",
    )
    return float(chosen)


def _span(asked: Span) -> tuple[int, int]:
    low, high = st.slider(
        asked.label,
        asked.least,
        asked.most,
        asked.default,
        format=asked.format,
        key=asked.key,
        bind="query-params",
        help=asked.help,
    )
    return int(low), int(high)


def _selected(asked: Selected) -> list[int]:
    state = st.session_state.get(asked.key) or {}
    points = state.get("selection", {}).get("points", [])
    return sorted({int(point["customdata"]) for point in points if "customdata" in point})


DRAWN: dict[type, Callable[[Any], Any]] = {
    Text: _text,
    Choice: _choice,
    Several: _several,
    Whole: _whole,
    Switch: _switch,
    Slider: _slider,
    Span: _span,
    Typed: _typed,
    Selected: _selected,
    Names: _names,
    Linked: lambda asked: asked.read([linked(asked.key)]),
    Rated: rated,
    Stars: lambda asked: stars(asked.label, key=asked.key),
}
