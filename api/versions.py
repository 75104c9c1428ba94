"""`?data=IDENTITY`: a request is answered from the version that it names, if it is on disk."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalogue import DataError
from resources import earlier
from resources import loaded as resources
from views.links import carrying

ANSWERED, PROBLEM = "X-Data-Version", "X-Data-Problem"
"""Headers of the answer: the identity of what answered, and that it is not what was asked for."""
UNKNOWN = "This version is not on this machine: the present one answers."


class Versions:
    """ASGI middleware around the API; a request that names no version passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pin the version, and say in the headers which one answered."""
        asked = named(scope)
        if not asked:
            await self.app(scope, receive, send)
            return
        try:
            # Beside the others' answers: to open one may take seconds.
            found = await run_in_threadpool(earlier.find, asked)
            resources.pin_to(found or resources.present())
        except DataError:  # the endpoint says so
            await self.app(scope, receive, send)
            return
        told = {ANSWERED: resources.catalogue().manifest.identity}
        told |= {} if found else {PROBLEM: UNKNOWN}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        with carrying(asked if found else ""):
            await self.app(scope, receive, with_headers)


def named(scope: Scope) -> str:
    """Return the version that a request names, empty where it names none."""
    if scope["type"] != "http":
        return ""
    return QueryParams(scope["query_string"]).get(earlier.PARAMETER, "")
