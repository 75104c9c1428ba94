"""Security headers stand on every answer."""

import asyncio

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from serving.headers import SecurityHeaders


def ask(path: str = "/", ancestors: str | None = None) -> httpx.Response:
    async def hello(_: Request) -> PlainTextResponse:
        return PlainTextResponse("hello")

    app = SecurityHeaders(Starlette(routes=[Route("/", hello)]), ancestors)

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path)

    return asyncio.run(go())


def test_an_answer_says_that_its_type_is_not_to_be_guessed() -> None:
    assert ask().headers["X-Content-Type-Options"] == "nosniff"


def test_a_missing_page_bears_the_headers_too() -> None:
    assert ask("/nowhere").headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_community_cloud_may_frame_us() -> None:
    policy = ask().headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://*.streamlit.app")


def test_who_may_embed_is_configured() -> None:
    policy = ask(ancestors="https://intranet.example").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors https://intranet.example")


def test_a_configured_host_cannot_add_another_rule() -> None:
    policy = ask(ancestors="*; script-src *").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors * script-src *")
    assert policy.count(";") == ask().headers["Content-Security-Policy"].count(";")


def test_nothing_is_loaded_from_another_host() -> None:
    policy = ask().headers["Content-Security-Policy"]
    assert "img-src 'self' data: blob:;" in policy
    assert "connect-src 'self';" in policy


def test_an_opened_websocket_bears_the_headers_and_closes_as_it_did() -> None:
    sent: list[Message] = []

    async def accept(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1000})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/", "headers": []}
    asyncio.run(SecurityHeaders(accept)(scope, receive, send))
    assert (b"x-content-type-options", b"nosniff") in sent[0]["headers"]
    assert sent[1] == {"type": "websocket.close", "code": 1000}
