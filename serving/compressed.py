"""The dashboard's own files, compressed once and kept: what a first visit waits for.

Streamlit sends its scripts as they are and leaves compression to a proxy, since Starlette's
middleware compresses anew for every visitor; here a file is compressed when it is first asked for.
A page with a chart is 7.6 MB without it and 2.1 MB with it.
"""

import asyncio
import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = re.compile(r"/static/.+\.(?:js|css|svg|json|map|txt)$")
"""Paths of files that shrink; fonts are compressed already."""
UNWANTED = re.compile(r"\s*q=0(?:\.0*)?\s*")
SMALL = 300_000
"""Bytes up to which the best packing takes no longer than 0.2 s; a script of charts, 4 s."""
Pack = Callable[[bytes], bytes]
PACKERS: dict[str, Pack] = {
    "br": lambda body: brotli.compress(body, quality=10 if len(body) < SMALL else 9),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""How to compress, the smaller first; browsers take Brotli over https and from this machine."""
BEST: dict[str, Pack] = {"br": lambda body: brotli.compress(body, quality=10)}
"""How a large file is packed once more beside the visits: charts are a twelfth smaller then."""
PACKING = "packing"
"""The thread that does."""
CONDITIONS = {
    b"accept-encoding", b"if-none-match", b"if-range", b"if-modified-since", b"range",
}  # fmt: skip
"""What a plain request does without; Streamlit itself compresses what lies in `static`."""
MOST = 24_000_000
"""Bytes that are kept; all of Streamlit's files are 8 million in each form."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One compressed answer: its first message, whose headers say so, and its body."""

    start: Message
    body: bytes


@dataclass(slots=True)
class Compressed:
    """ASGI middleware around the dashboard.

    Ranges, refusals, and clients that can unpack nothing get what they would get without it.
    """

    app: ASGIApp
    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, else keep the answer."""
        encoding = _encoding(scope)
        if encoding is None:
            await self.app(scope, receive, send)
            return
        found = self.kept.get((scope["path"], encoding))
        if found is None:
            answer = await whole(self.app, scope)
            if not _is_file(answer[0]):
                await pass_on(answer, scope, send)
                return
            found = await run_in_threadpool(_compressed, answer, encoding, PACKERS[encoding])
            if self._keep((scope["path"], encoding), found) and encoding in BEST:
                told = (scope["path"], encoding, answer)
                Thread(target=self._pack_well, args=told, name=PACKING, daemon=True).start()
        await _send(found, scope, send)

    def _keep(self, key: tuple[str, str], found: Kept) -> bool:
        """Keep what never changes while there is room, and say so."""
        never_changes = "immutable" in Headers(scope=found.start).get("cache-control", "")
        size = sum(len(one.body) for one in self.kept.values()) + len(found.body)
        if never_changes and size <= MOST:
            self.kept[key] = found
        return key in self.kept

    def _pack_well(self, path: str, encoding: str, answer: list[Message]) -> None:
        """Keep a large file in its smallest form, for which nobody waits."""
        if len(_body(answer)) >= SMALL:
            self.kept[path, encoding] = _compressed(answer, encoding, BEST[encoding])


def _encoding(scope: Scope) -> str | None:
    """Return how to compress what is asked for; None where it is no whole file, or not wanted."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    headers = Headers(scope=scope)
    if "range" in headers or not FILES.search(scope["path"]):
        return None
    words = [word.split(";") for word in headers.get("accept-encoding", "").split(",")]
    accepted = {word[0].strip() for word in words if not UNWANTED.fullmatch(word[-1])}
    return next((one for one in PACKERS if one in accepted), None)


async def whole(app: ASGIApp, scope: Scope) -> list[Message]:
    """Return the messages of the answer to a plain GET, which nobody within has compressed yet.

    Whoever answers is not told that the visitor left: it would stop, and half a file be kept for
    everybody who comes later.
    """
    plain = [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]
    messages: list[Message] = []

    async def collect(message: Message) -> None:
        messages.append(message)

    await app({**scope, "method": "GET", "headers": plain}, _staying, collect)
    return messages


async def _staying() -> Message:
    """Wait for what a visitor says who has asked for a file, and stays: nothing."""
    await asyncio.Event().wait()
    return {"type": "http.disconnect"}


def _is_file(start: Message) -> bool:
    """Tell a file from a refusal, and from the page that stands for every unknown address."""
    kind = Headers(scope=start).get("content-type", "")
    return start["status"] == 200 and not kind.startswith("text/html")


async def pass_on(answer: list[Message], scope: Scope, send: Send) -> None:
    """Send a whole answer, to HEAD without its body."""
    for message in answer:
        if message["type"] == "http.response.body" and scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await send(message)


def _body(answer: list[Message]) -> bytes:
    return b"".join(part.get("body", b"") for part in answer[1:])


def _compressed(answer: list[Message], encoding: str, pack: Pack) -> Kept:
    """Return an answer compressed; its tag is a weak one, since other bytes mean the same file."""
    body = pack(_body(answer))
    start = {**answer[0], "headers": list(answer[0]["headers"])}
    headers = MutableHeaders(scope=start)
    headers["Content-Encoding"], headers["Content-Length"] = encoding, str(len(body))
    headers.add_vary_header("Accept-Encoding")
    headers["Accept-Ranges"] = "none"  # a part would be one of the file as it lies in the package
    del headers["set-cookie"]  # what is kept is for everybody
    if "etag" in headers and not headers["etag"].startswith("W/"):
        headers["ETag"] = f"W/{headers['etag']}"
    return Kept(start, body)


async def _send(kept: Kept, scope: Scope, send: Send) -> None:
    """Send what is kept, its headers alone, or that the client has it."""
    asked, tag = Headers(scope=scope), Headers(scope=kept.start).get("etag")
    known = [one.strip().removeprefix("W/") for one in asked.get("if-none-match", "").split(",")]
    start = {**kept.start, "headers": list(kept.start["headers"])}
    body = kept.body if scope["method"] == "GET" else b""
    if tag and tag.removeprefix("W/") in known:
        start["status"], body = 304, b""
        del MutableHeaders(scope=start)["content-length"]
    await send(start)
    await send({"type": "http.response.body", "body": body})
