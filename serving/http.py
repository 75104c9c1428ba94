"""Requests read by httptools, in C, with the manners that h11, its slower elder, has of itself.

uvicorn takes httptools wherever it is installed. It knows no end of a request's head, which then
fills the memory, and does without Host; both are refused here with 400.
"""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

MAX_HEAD = 65_536
"""Bytes of a request line with its headers, beyond those that came first; as h11 has it."""

_received = HttpToolsProtocol.data_received
_began = HttpToolsProtocol.on_message_begin
_completed = HttpToolsProtocol.on_headers_complete
_sent = RequestResponseCycle.send


def mind_manners() -> None:
    """Bound the heads of all requests to this process and insist on Host."""
    # uvicorn has chosen its protocol by the time that it imports us, so its methods are replaced.
    for method in (data_received, on_message_begin, on_headers_complete):
        setattr(HttpToolsProtocol, method.__name__, method)
    RequestResponseCycle.send = send  # type: ignore[method-assign]


def on_message_begin(self: HttpToolsProtocol) -> None:
    """Begin to count: `head` is the number of bytes that followed the first ones."""
    self.head = 0  # type: ignore[attr-defined]
    _began(self)


def data_received(self: HttpToolsProtocol, data: bytes) -> None:
    """Pass bytes on as long as their head is not too long."""
    head = getattr(self, "head", None)
    if head is not None:
        self.head = head + len(data)  # type: ignore[attr-defined]
        if head + len(data) > MAX_HEAD:
            self.send_400_response("The headers are too long.")
            return
    _received(self, data)


def on_headers_complete(self: HttpToolsProtocol) -> None:
    """End the count; what is raised here becomes a 400."""
    self.head = None  # type: ignore[attr-defined]
    named = any(name == b"host" for name, _ in self.headers)
    if not named and self.parser.get_http_version() == "1.1":
        message = "Host is missing"
        raise ValueError(message)
    _completed(self)


async def send(self: RequestResponseCycle, message: Any) -> None:  # noqa: ANN401
    """Send nothing over a connection that closes: uvloop raises where asyncio drops the bytes."""
    if self.transport.is_closing():  # uvicorn hears of it a moment later
        self.disconnected = True
    await _sent(self, message)
