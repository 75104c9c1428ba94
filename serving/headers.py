"""Security headers on every answer of the host, the dashboard's and the API's."""

import os

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.posters import host

ANCESTORS = "'self' https://*.streamlit.app"
"""Who may show the dashboard in a frame: ourselves and Community Cloud, which does so."""

POLICY = (
    "default-src 'self'; "
    # Streamlit's own page needs inline styles, and its charts compile expressions.
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:{pictures}; font-src 'self' data:; worker-src 'self' blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
"""A browser loads nothing from another host, whatever a title in the data contains; posters alone
where the installation says so (`serving.posters`)."""

STARTS = {"http.response.start", "websocket.accept"}
"""The messages that begin an answer and bear its headers."""


def headers(ancestors: str, pictures: str | None = None) -> dict[str, str]:
    """Return the headers; `ancestors` are the hosts that may frame us, in CSP's words.

    `pictures` is the one other host that pictures may come from, None for none.
    """
    allowed = f" {pictures}" if pictures else ""
    return {
        "Content-Security-Policy": POLICY.format(ancestors=ancestors, pictures=allowed),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Permitted-Cross-Domain-Policies": "none",
        "X-DNS-Prefetch-Control": "off",
    }


class SecurityHeaders:
    """ASGI middleware; BUTACA_FRAME_ANCESTORS replaces who may embed (`*` for everybody)."""

    def __init__(self, app: ASGIApp, ancestors: str | None = None) -> None:
        """Wrap `app`."""
        self.app = app
        chosen = ancestors or os.environ.get("BUTACA_FRAME_ANCESTORS", ANCESTORS)
        self.headers = headers(" ".join(chosen.replace(";", " ").split()), host())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer, an opened websocket's too.

        A refused websocket and what is no HTTP are answered by the server itself: without headers,
        but also without content.
        """

        async def with_headers(message: Message) -> None:
            if message["type"] in STARTS:
                message.setdefault("headers", [])
                answer = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    answer.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)
