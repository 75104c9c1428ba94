"""A client that left in the middle of its answer is no error."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = "the handler is closed"
"""How uvloop ends the sentence when bytes are written to a connection that is no more; asyncio's
own loop drops them, and uvicorn counts on that until it hears of the end."""


class Departed:
    """ASGI middleware that drops what nobody is there to read."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def sent(message: Message) -> None:
            try:
                await send(message)
            except RuntimeError as error:
                if CLOSED not in str(error):
                    raise

        await self.app(scope, receive, sent)
