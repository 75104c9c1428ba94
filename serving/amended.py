"""Files of the dashboard that are sent otherwise than they lie in Streamlit's package.

What is changed, and what happens without it, is told where the change is: `serving.upstream`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.compressed import pass_on, whole

Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Amended:
    """ASGI middleware around the dashboard; `changes` are by the end of a file's path."""

    app: ASGIApp
    changes: Mapping[re.Pattern[str], Change]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a file that is to be changed as the change makes it, all else as it comes."""
        change = self._change(scope)
        if change is None:
            await self.app(scope, receive, send)
            return
        start, *parts = await whole(self.app, scope)
        if start["status"] == 200 and _is_plain(Headers(scope=start)):
            body = change(b"".join(part.get("body", b"") for part in parts))
            start = {**start, "headers": list(start["headers"])}
            headers = MutableHeaders(scope=start)
            headers["Content-Length"] = str(len(body))
            headers["Accept-Ranges"] = "none"  # a part would be one of the file as it was
            if "etag" in headers:
                headers["ETag"] = headers["etag"].removesuffix('"') + '-amended"'
            parts = [{"type": "http.response.body", "body": body}]
        await pass_on([start, *parts], scope, send)

    def _change(self, scope: Scope) -> Change | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        found = (change for path, change in self.changes.items() if path.search(scope["path"]))
        return next(found, None)


def _is_plain(headers: Headers) -> bool:
    """Tell a file from the page that stands for every unknown address, and from packed bytes."""
    page = headers.get("content-type", "").startswith("text/html")
    return not page and "content-encoding" not in headers
