"""What is written to a client that left is dropped; any other error is not."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from serving.departed import Departed

GONE = "unable to perform operation on <TCPTransport closed=True>; the handler is closed"


def answer(fault: str) -> list[str]:
    """Answer over a connection that fails with a sentence; return what the app got done."""
    done: list[str] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for kind in ("http.response.start", "http.response.body"):
            await send({"type": kind})
            done.append(kind)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(_message: Message) -> None:
        raise RuntimeError(fault)

    asyncio.run(Departed(app)({"type": "http"}, receive, send))
    return done


def test_an_answer_to_nobody_ends_quietly() -> None:
    assert answer(GONE) == ["http.response.start", "http.response.body"]


def test_other_faults_of_a_connection_are_raised() -> None:
    with pytest.raises(RuntimeError, match="out of order"):
        answer("out of order")
