"""What a visitor can change on a page, read from the protocol's messages."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

NAMES = {
    "franchise": ("James Bond Collection", "Toy Story Collection", "harry poter"),
    "country": ("Italy", "Argentina", "franse"),
    "company": ("Pixar Animation Studios", "Universal Studios", "warner bros"),
    "film": ("Jumanji", "Heat", "toy stori"),
    "title": ("Jumanji", "Heat", "toy stori"),
    "user": ("12", "7", "3"),
}
"""What is typed into a text field, by the field's key; one in three is a near miss."""

FRAME = {"lang", "search", "q", "find"}
"""Keys of the frame's own widgets, left alone: they lead away from the page."""


@dataclass(frozen=True)
class Widget:
    """A widget: its protocol id, its key in the app, its kind and its options if it has some."""

    id: str
    key: str
    kind: str
    options: tuple[str, ...] = ()
    value: Any = None


def read_widget(kind: str | None, element: Element) -> Widget | None:
    """Return the widget that an element is, None for any other element."""
    if kind not in STATES:
        return None
    part: Any = getattr(element, kind)
    # Streamlit's ids end with the key that the app gave: `$$ID-<hash>-<key>`.
    key = part.id.split("-", 2)[-1]
    if not part.id or key in FRAME or part.disabled:
        return None
    options = tuple(getattr(o, "content", o) for o in getattr(part, "options", ()))
    default = getattr(part, "default", None)
    return Widget(part.id, key, kind, options, default)


def other_state(widget: Widget, turn: int) -> WidgetState | None:
    """Return another state of the widget, a new one each turn; None if there is only one."""
    return STATES[widget.kind](widget, turn)


def _text(widget: Widget, turn: int) -> WidgetState | None:
    names = next((n for key, n in NAMES.items() if key in widget.key), None)
    return WidgetState(id=widget.id, string_value=names[turn % len(names)]) if names else None


def _choice(widget: Widget, turn: int) -> WidgetState | None:
    if len(widget.options) < 2:
        return None
    return WidgetState(id=widget.id, string_value=widget.options[(turn + 1) % len(widget.options)])


def _choices(widget: Widget, turn: int) -> WidgetState | None:
    if len(widget.options) < 2:
        return None
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(widget.options[(turn + 1) % len(widget.options)])
    return state


def _tick(widget: Widget, turn: int) -> WidgetState:
    return WidgetState(id=widget.id, bool_value=bool(widget.value) ^ (turn % 2 == 0))


def _number(widget: Widget, turn: int) -> WidgetState:
    return WidgetState(id=widget.id, double_value=float(widget.value or 0) + turn % 2)


STATES = {
    "text_input": _text,
    "selectbox": _choice,
    "radio": _choice,
    "button_group": _choices,
    "multiselect": _choices,
    "checkbox": _tick,
    "number_input": _number,
}
