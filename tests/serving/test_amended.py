"""Files that are sent otherwise than they lie; all else is let through."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from serving.amended import Amended, Change

TAG = {"ETag": '"abc"', "Cache-Control": "immutable"}


CHANGES: Mapping[re.Pattern[str], Change] = {
    re.compile(r"js/a\.\d+\.js$"): lambda body: body.replace(b"old", b"newer")
}


def file(_: Request) -> Response:
    return Response(b"old words", headers=TAG, media_type="application/javascript")


def packed(_: Request) -> Response:
    return Response(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})


def page(_: Request) -> Response:
    return HTMLResponse("old page")


def _ask(app: Amended, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, path, headers=named)

    return asyncio.run(go())


class _Host:
    """Two scripts that are to be changed, one of them packed, and a page for the rest."""

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        routes = [
            Route("/js/a.1.js", file),
            Route("/js/a.2.js", packed),
            Route("/{path:path}", page),
        ]
        return _ask(Amended(Starlette(routes=routes), CHANGES), path, method, **headers)


@pytest.fixture
def host() -> _Host:
    return _Host()


def test_a_file_is_sent_as_it_is_changed(host: _Host) -> None:
    answer = host.ask("/js/a.1.js")
    assert answer.content == b"newer words"
    assert answer.headers["content-length"] == "11"
    assert answer.headers["etag"] == '"abc-amended"'


def test_the_tag_of_the_other_bytes_is_no_reason_to_send_none(host: _Host) -> None:
    assert host.ask("/js/a.1.js", if_none_match='"abc"').content == b"newer words"


def test_head_tells_the_length_of_what_get_sends(host: _Host) -> None:
    answer = host.ask("/js/a.1.js", "HEAD")
    assert (answer.content, answer.headers["content-length"]) == (b"", "11")


@pytest.mark.parametrize("condition", [{}, {"if_range": '"abc"'}])
def test_a_part_is_never_one_of_the_file_as_it_was(
    tmp_path: Path, condition: dict[str, str]
) -> None:
    script = tmp_path / "a.js"
    script.write_bytes(b"old words")
    app = Amended(lambda *asked: FileResponse(script)(*asked), CHANGES)
    answer = _ask(app, "/js/a.1.js", range="bytes=4-8", **condition)
    assert answer.status_code == 200
    assert answer.content == b"newer words"
    assert answer.headers["accept-ranges"] == "none"


@pytest.mark.parametrize("path", ["/js/b.js", "/js/a.3.js"])
def test_the_page_for_any_other_address_is_not_changed(host: _Host, path: str) -> None:
    assert host.ask(path).text == "old page"


def test_packed_bytes_are_not_changed(host: _Host) -> None:
    assert host.ask("/js/a.2.js").headers["content-length"] == "2"
