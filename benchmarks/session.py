"""One visitor without a browser: a client of Streamlit's websocket protocol."""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.widgets import Widget, other_state, read_widget

TIMEOUT = 300
"""Seconds that one run may last."""


@dataclass
class Run:
    """What one script run sent: wall time in seconds, bytes, exceptions' texts, widgets, texts."""

    seconds: float = 0.0
    size: int = 0
    errors: list[str] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    not_found: bool = False
    content: bytes = b""


class Session:
    """A connection: `await session.run("franchises")`, then `await session.change()`."""

    def __init__(self, url: str) -> None:
        """Aim at the server at `url` (`http://127.0.0.1:8501`); `async with` connects."""
        self.url = url
        self.pages: dict[str, str] = {}
        self._page = ""
        self._query = ""
        self._states: dict[str, Any] = {}
        self._widgets: list[Widget] = []
        self._turn = 0
        self._hash = ""

    async def __aenter__(self) -> Self:
        """Open the websocket."""
        self._socket: ClientConnection = await connect(
            f"ws://{urlsplit(self.url).netloc}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self.url),
            max_size=None,
            open_timeout=TIMEOUT,
            compression=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the websocket."""
        await self._socket.close()

    async def run(self, page: str = "", query: str = "") -> Run:
        """Open a page by its address as a link does, with all widgets at their defaults."""
        self._page, self._query, self._states, self._hash = page, query, {}, ""
        return await self._rerun()

    async def change(self) -> Run:
        """Change the page's next widget, as a visitor does, and run again.

        A page without widgets is run again as it is.
        """
        changeable = [w for w in self._widgets if other_state(w, self._turn) is not None]
        if changeable:
            widget = changeable[0]
            self._states[widget.id] = other_state(widget, self._turn)
            self._turn += 1
        return await self._rerun()

    async def put(self, key: str, **state: Any) -> Run:  # noqa: ANN401 - a WidgetState's fields
        """Give the widget of this key a state of its own (`double_value=3`) and run again."""
        widget = next(widget for widget in self._widgets if widget.key == key)
        self._states[widget.id] = WidgetState(id=widget.id, **state)
        return await self._rerun()

    async def _rerun(self) -> Run:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self._query
        state.page_name = "" if self._hash else self._page
        state.page_script_hash = self._hash
        state.widget_states.widgets.extend(self._states.values())
        started = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        run = await asyncio.wait_for(self._read(), TIMEOUT)
        run.seconds = time.perf_counter() - started
        self._widgets = run.widgets or self._widgets
        return run

    async def _read(self) -> Run:
        run = Run()
        while True:
            data = await self._socket.recv(decode=False)
            run.size += len(data)
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "delta":
                run.content += data
            self._note(message, run)
            if message.WhichOneof("type") == "script_finished" and not self._early(message):
                return run

    def _early(self, message: ForwardMsg) -> bool:
        return message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _note(self, message: ForwardMsg, run: Run) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {p.url_pathname: p.page_name for p in message.navigation.app_pages}
            self._hash = message.navigation.page_script_hash
        elif kind == "page_not_found":
            run.not_found = True
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            _note_element(message.delta.new_element, run)


def _note_element(element: Element, run: Run) -> None:
    kind = element.WhichOneof("type")
    if kind == "exception":
        run.errors.append(f"{element.exception.type}: {element.exception.message}")
    elif kind in ("markdown", "text", "heading", "alert"):
        run.texts.append(getattr(element, kind).body)
    elif widget := read_widget(kind, element):
        run.widgets.append(widget)
