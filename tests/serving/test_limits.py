"""What is too much is refused, and a flood does not pile up."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from api.errors import refuse
from serving.limits import MAX_BODY, MAX_TEXT, Limits


def limited(gate: asyncio.Event | None = None, **limits: int) -> httpx.AsyncClient:
    async def work(_: Request) -> PlainTextResponse:
        if gate:
            await gate.wait()
        return PlainTextResponse("done")

    app = Limits(
        Starlette(routes=[Route("/{rest:path}", work, methods=["GET", "POST"])]), refuse, **limits
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


def ask(method: str, path: str, **rest: object) -> httpx.Response:
    async def go() -> httpx.Response:
        async with limited() as client:
            return await client.request(method, path, **rest)  # type: ignore[arg-type]

    return asyncio.run(go())


def test_a_name_of_usual_length_passes() -> None:
    assert ask("GET", "/retorno/" + "a" * MAX_TEXT).status_code == 200


def test_a_name_that_is_too_long_is_refused_with_422() -> None:
    refused = ask("GET", "/retorno/" + "a" * (MAX_TEXT + 1))
    assert refused.status_code == 422
    assert str(MAX_TEXT) in refused.json()["error"]


def test_a_long_value_of_the_query_is_refused_too() -> None:
    assert ask("GET", "/get_actor/", params={"platform": "é" * (MAX_TEXT + 1)}).status_code == 422


def test_a_large_body_is_refused_with_413() -> None:
    assert ask("POST", "/", content=b"x" * (MAX_BODY + 1)).status_code == 413


def test_a_body_of_unannounced_length_is_refused() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"x"

    assert ask("POST", "/", content=chunks()).status_code == 413


def test_a_flood_is_asked_to_come_back_and_the_first_are_served() -> None:
    async def flood() -> list[httpx.Response]:
        gate = asyncio.Event()
        async with limited(gate, at_once=1, waiting=2) as client:
            asked = [asyncio.create_task(client.get("/")) for _ in range(10)]
            await asyncio.sleep(0)
            while sum(task.done() for task in asked) < 7:
                await asyncio.sleep(0)
            gate.set()
            return list(await asyncio.gather(*asked))

    answers = asyncio.run(flood())
    refused = [answer for answer in answers if answer.status_code == 503]
    assert sum(answer.status_code == 200 for answer in answers) == 3
    assert len(refused) == 7
    assert {answer.headers["Retry-After"] for answer in refused} == {"1"}


def test_after_a_flood_the_next_request_is_served() -> None:
    async def go() -> int:
        async with limited(at_once=1, waiting=0) as client:
            await asyncio.gather(*(client.get("/") for _ in range(5)))
            return (await client.get("/")).status_code

    assert asyncio.run(go()) == 200


def test_a_client_that_does_not_read_its_answer_holds_up_nobody() -> None:
    async def go() -> None:
        stalled, sent = asyncio.Event(), list[str]()

        async def answer(_scope: Scope, _receive: Receive, send: Send) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})

        async def never(_message: Message) -> None:
            await stalled.wait()

        async def read(message: Message) -> None:
            sent.append(message["type"])

        async def receive() -> Message:
            return {"type": "http.request"}

        scope = {"type": "http", "path": "/", "query_string": b"", "headers": []}
        app = Limits(answer, refuse, at_once=1, waiting=0)
        slow = [asyncio.create_task(app(scope, receive, never)) for _ in range(3)]
        await asyncio.sleep(0.01)
        await asyncio.wait_for(app(scope, receive, read), 5)
        assert sent == ["http.response.start"]
        stalled.set()
        await asyncio.gather(*slow)
        assert app.inside == 0

    asyncio.run(go())


@pytest.mark.parametrize(("accepted", "said"), [("es", "Un nombre puede"), ("en", "A name may")])
def test_a_refusal_has_the_api_s_shape_and_the_reader_s_language(accepted: str, said: str) -> None:
    headers = {"Accept-Language": accepted}
    refused = ask("GET", "/retorno/" + "a" * (MAX_TEXT + 1), headers=headers)
    assert list(refused.json()) == ["error", "sugerencias"]
    assert refused.json()["error"].startswith(said)
