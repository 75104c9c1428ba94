"""Puts the preview into a page's head, for the parameters and language of its link."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.data.routes import root, spoken
from api.previews.elements import elements
from api.previews.head import with_preview
from api.previews.told import LONGEST, Query, Told, question, told
from language.texts import Language
from serving import log
from views import pages

PATIENCE = 0.05
"""Seconds that a page's head waits for its finding; then it tells the page's question."""
QUEUE = 8
"""Previews that may be thought about at once; the next ones tell the question."""
DROPPED = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""Headers of a request that would bring a page packed, in part or not at all."""
NAMES = {f"/{path}": path or pages.HOME for path in pages.PAGES}


class Previews:
    """ASGI middleware around the dashboard: a page's HTML tells what its link shows."""

    def __init__(self, app: ASGIApp, patience: float = PATIENCE) -> None:
        """Wrap `app`."""
        self.app = app
        self.patience = patience
        self.thinking = 0
        # One at a time: a finding is computation, and pages have the other half of the machine.
        self.thread = ThreadPoolExecutor(1, "previews")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let everything but a page pass as it is."""
        name = NAMES.get(_path(scope)) if scope["type"] == "http" else None
        if name is None or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        said = await self._told(name, _query(request.query_params), spoken(request))
        await self._served(request, name, said, receive, send)

    async def _told(self, name: str, query: Query, language: Language) -> Told:
        """Return what the link shows, the page's question if that takes long."""
        if self.thinking >= QUEUE or not _is_short(query):
            return question(name, language)
        self.thinking += 1
        thought = asyncio.get_running_loop().run_in_executor(
            self.thread, told, name, query, language
        )
        thought.add_done_callback(self._thought)
        try:
            return await asyncio.wait_for(asyncio.shield(thought), self.patience)
        except Exception:
            return question(name, language)

    def _thought(self, thought: "asyncio.Future[Told]") -> None:
        self.thinking -= 1
        if not thought.cancelled() and (error := thought.exception()):
            log.unforeseen(error, "preview")

    async def _served(
        self, request: Request, name: str, said: Told, receive: Receive, send: Send
    ) -> None:
        """Serve the page; its HTML is kept back until it is whole."""
        kept = [(k, v) for k, v in request.scope["headers"] if k not in DROPPED]
        started: list[Message] = []
        body = bytearray()

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                started.append(message)
            elif message["type"] == "http.response.body" and started:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _send(send, started[0], _written(request, name, said, bytes(body)))
            else:
                await send(message)

        await self.app({**request.scope, "headers": kept, "extensions": {}}, receive, changed)


def _path(scope: Scope) -> str:
    """Return the path of a request below where the dashboard stands."""
    below = str(scope["path"]).removeprefix(scope.get("root_path", "").rstrip("/"))
    return below or "/"


def _query(parameters: QueryParams) -> Query:
    return tuple((key, tuple(parameters.getlist(key))) for key in parameters)


def _is_short(query: Query) -> bool:
    return sum(len(text) for key, texts in query for text in (key, *texts)) <= LONGEST


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _written(request: Request, name: str, said: Told, body: bytes) -> bytes:
    asked = request.url.query[:LONGEST]
    query = f"?{asked}" if asked else ""
    here = root(request)
    path = "" if name == pages.HOME else name
    language = spoken(request)
    spelled = query if "lang=" in query else f"{query or '?'}{'&' if query else ''}lang={language}"
    return with_preview(
        body.decode(),
        said,
        language,
        link=f"{here}/{path}{query}",
        card=f"{here}/{name}.png{spelled}",
        data=f"{here}/{name}.json{spelled}",
        draws=elements(name),
    ).encode()


async def _send(send: Send, start: Message, body: bytes) -> None:
    headers = MutableHeaders(raw=list(start["headers"]))
    for stale in ("etag", "last-modified", "accept-ranges"):
        del headers[stale]
    headers["Content-Length"] = str(len(body))
    headers["Cache-Control"] = "no-cache"
    headers.add_vary_header("Accept-Language")
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
