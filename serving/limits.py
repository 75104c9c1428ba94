"""Limits on what one client may ask of the API, so that the others' pages stay usable."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import Literal
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 16_384
"""Bytes; no path of ours reads a body."""
MAX_TEXT = 500
"""Characters of one name: the longest title of the full data has 105."""
AT_ONCE = 1
"""Requests computed at the same time: answers are plain computation, more would only take turns."""
WAITING = 100
"""Requests that may wait for their turn; the next ones are asked to come back."""
RETRY_AFTER = 1

Refusal = Literal["busy", "large", "long"]
"""Too many requests at once, too large a body, too long a name."""
Refuse = Callable[[Scope, Refusal], ASGIApp]
"""How the app says no: its answer to a request, in its own shape and the reader's language."""


class Limits:
    """ASGI middleware around the API: 413, 422 and 503 with Retry-After."""

    def __init__(
        self, app: ASGIApp, refuse: Refuse, at_once: int = AT_ONCE, waiting: int = WAITING
    ) -> None:
        """Wrap `app`."""
        self.app = app
        self.refuse = refuse
        self.turn = asyncio.Semaphore(at_once)
        self.room = at_once + waiting
        self.inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is too much, let the rest through a few at a time."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif refusal := self.refusal(scope):
            await self.refuse(scope, refusal)(scope, receive, send)
        else:
            await self.in_turn(scope, receive, send)

    async def in_turn(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app compute when its turn comes.

        The turn and the place in the queue end where the answer begins: a client that reads it
        slowly, or not at all, holds up nobody.
        """
        with ExitStack() as held:
            self.inside += 1
            held.callback(self.leave)
            await self.turn.acquire()
            held.callback(self.turn.release)
            # The event loop serves everybody else between any two of these.
            await asyncio.sleep(0)

            async def answered(message: Message) -> None:
                held.close()
                await send(message)

            await self.app(scope, receive, answered)

    def leave(self) -> None:
        """Make room for another request."""
        self.inside -= 1

    def refusal(self, scope: Scope) -> Refusal | None:
        """Return why a request is refused, if it is."""
        if self.inside >= self.room:
            return "busy"
        if body_size(scope) > MAX_BODY:
            return "large"
        if longest_text(scope) > MAX_TEXT:
            return "long"
        return None


def body_size(scope: Scope) -> int:
    """Return the announced length of the body; one of unannounced length counts as too long."""
    sent = dict(scope["headers"])
    if b"transfer-encoding" in sent:
        return MAX_BODY + 1
    length = sent.get(b"content-length", b"0")
    return int(length) if length.isdigit() else MAX_BODY + 1


def longest_text(scope: Scope) -> int:
    """Return the length of the longest part of the path or value of the query."""
    query = parse_qsl(scope["query_string"].decode("latin-1"), errors="replace")
    return max(len(text) for text in [*scope["path"].split("/"), *(v for _, v in query)])
