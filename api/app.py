"""The JSON API: one FastAPI app whose paths `app.py` serves beside the dashboard."""

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import films, for_you, health, license, llms, platforms, search, similar, works
from api.data import routes
from api.documentation import serve_documentation
from api.errors import handle_errors
from api.previews import routes as previews
from api.routing import patterns
from api.versions import Versions
from catalogue import VERSION

ROUTERS = (
    films.router,
    platforms.router,
    license.router,
    works.router,
    similar.router,
    search.router,
    for_you.router,
    health.router,
    routes.router,
    previews.router,
    llms.router,
)
"""Where endpoints come from; paths are written without a trailing slash."""
DESCRIPTION = (
    "Answers are about the tables loaded, which `/api/health` tells. The sample that comes "
    "with the project, and any tables whose provenance says `representative: false`, hold chosen "
    "films and titles: their counts, shares and rankings say nothing of all films or catalogues."
)
"""What OpenAPI says first."""


class AnySlash:
    """Take slashes off the end of a path, so that they never matter."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its path trimmed."""
        if scope["type"] == "http" and scope["path"].endswith("/"):
            scope = {**scope, "path": scope["path"].rstrip("/") or "/"}
        await self.app(scope, receive, send)


class HeadAsGet:
    """Answer HEAD as GET without the content, as RFC 9110 wants of every resource."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass HEAD on as GET; drop the answer's content, keep its headers."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_content(message: Message) -> None:
            is_content = message["type"] == "http.response.body"
            await send({**message, "body": b""} if is_content else message)

        await self.app({**scope, "method": "GET"}, receive, without_content)


def make_api() -> FastAPI:
    """Build the app: routers, errors, documentation."""
    app = FastAPI(
        title="Butaca",
        version=VERSION,
        summary="Answers about films and streaming catalogues",
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in ROUTERS:
        app.include_router(router)
    serve_documentation(app)
    handle_errors(app)
    app.add_middleware(Versions)
    app.add_middleware(AnySlash)
    app.add_middleware(HeadAsGet)
    return app


api = make_api()
PATHS = patterns(*ROUTERS)
"""Starlette patterns of the paths that are the API's and not the dashboard's."""
