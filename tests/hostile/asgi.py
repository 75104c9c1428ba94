"""A client of an ASGI app that sends whatever bytes it is given."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """Return the body as strict JSON: NaN and infinities are an error."""
        return json.loads(self.body, parse_constant=_refuse)


def _refuse(name: str) -> None:
    message = f"{name} is not JSON"
    raise ValueError(message)


class Client:
    """Asks one app on an event loop of its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Talk to `app`."""
        self.app = app
        self.loop = asyncio.new_event_loop()

    def close(self) -> None:
        """End the loop."""
        self.loop.close()

    def get(self, path: str, query: str = "", language: str = "es") -> Answer:
        """Send a GET whose path and query are already percent-encoded, as a server would."""
        return self.loop.run_until_complete(self._get(path, query, language))

    async def _get(self, path: str, query: str, language: str) -> Answer:
        sent: list[Message] = []
        raw = path.encode("utf-8", "surrogatepass")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote_to_bytes(raw).decode("utf-8", "replace"),
            "raw_path": raw,
            "query_string": query.encode("latin-1", "replace"),
            "root_path": "",
            "headers": [(b"host", b"localhost"), (b"accept-language", language.encode())],
            "server": ("localhost", 80),
            "client": ("localhost", 1),
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        body = b"".join(m.get("body", b"") for m in sent)
        headers = {k.decode().lower(): v.decode("latin-1") for k, v in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, body)
