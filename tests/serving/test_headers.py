"""Security headers stand on every answer."""

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from serving.headers import SecurityHeaders

ROOT = Path(__file__).resolve().parents[2]
OWASP = {
    "Content-Security-Policy": "frame-ancestors",  # and so no X-Frame-Options, which it replaces
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
}
"""The headers that OWASP's Secure Headers Project proposes, with a part of what ours say."""
ELSEWHERE = {
    "Strict-Transport-Security": "where TLS ends, which is before us: certbot writes it",
    "X-Frame-Options": "knows no list of hosts; frame-ancestors replaces it",
    "Cross-Origin-Resource-Policy": "cards, data and the embedded view are for other hosts",
    "Cross-Origin-Embedder-Policy": "posters come from a host that does not answer it",
    "Clear-Site-Data": "nobody logs in, so nobody logs out",
    "Cache-Control": "no answer is private; Streamlit and the API set their own",
    "X-XSS-Protection": "no browser reads it any more",
    "Expect-CT": "no browser reads it any more",
    "Public-Key-Pins": "no browser reads it any more",
    "Server": "would tell what we run",
    "X-Powered-By": "would tell what we run",
}
"""Those that we do not send, each with the reason."""


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


@pytest.mark.parametrize("name", OWASP)
def test_each_header_that_owasp_proposes_is_sent(name: str) -> None:
    assert OWASP[name] in ask().headers[name]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_header_that_is_not_for_us_is_not_sent(name: str) -> None:
    assert name not in ask().headers


@pytest.mark.parametrize(
    "file", ["Makefile", "Dockerfile", "deploy/butaca.service", "deploy/compose.yaml"]
)
def test_no_way_to_start_it_tells_what_server_it_is(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    started = [line for line in lines if "h11-max-incomplete-event-size" in line]
    assert started
    assert all("--no-server-header" in line for line in started)


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
