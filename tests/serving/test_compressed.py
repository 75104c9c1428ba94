"""_Files are compressed once; whoever asks for something else gets what they always got."""

import asyncio
import gzip
import random
import threading
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Message, Scope

from serving.compressed import PACKING, SMALL, Compressed

SCRIPT = b"const answer = 42;\n" * 1000
LARGE = random.Random(24).randbytes(SMALL // 2).hex().encode()
FOREVER = {"Cache-Control": "public, immutable, max-age=31536000", "ETag": '"abc"'}


class _Files:
    """A host of one script, one page for any other address, and a count of what it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        routes = [
            Route("/static/js/a.js", self.script),
            Route("/static/js/large.js", self.large),
            Route("/{path:path}", self.page),
        ]
        self.app = Compressed(Starlette(routes=routes))

    async def script(self, request: Request) -> Response:
        self.asked += 1
        if "range" in request.headers:
            return Response(SCRIPT[:10], 206)
        return Response(SCRIPT, headers=FOREVER, media_type="application/javascript")

    async def large(self, _: Request) -> Response:
        return Response(LARGE, headers=FOREVER, media_type="application/javascript")

    async def page(self, _: Request) -> Response:
        self.asked += 1
        return HTMLResponse("<p>the page</p>" * 1000)

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, headers=named)

        return asyncio.run(go())


@pytest.fixture
def files() -> _Files:
    return _Files()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip")],
)
def test_what_the_host_compresses_itself_is_not_compressed_twice(
    files: _Files, accepted: str, encoding: str
) -> None:
    files.app = Compressed(GZipMiddleware(files.app.app))
    found = files.ask("/static/js/a.js", accept_encoding=accepted)
    assert found.content == SCRIPT
    assert found.headers["content-encoding"] == encoding


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip")],
)
def test_a_script_arrives_small_and_whole(files: _Files, accepted: str, encoding: str) -> None:
    found = files.ask("/static/js/a.js", accept_encoding=accepted)
    assert found.content == SCRIPT
    assert found.headers["content-encoding"] == encoding
    assert int(found.headers["content-length"]) < len(SCRIPT) / 10
    assert found.headers["vary"] == "Accept-Encoding"
    assert found.headers["cache-control"] == FOREVER["Cache-Control"]


def test_it_is_compressed_once(files: _Files) -> None:
    first, second = (files.ask("/static/js/a.js", accept_encoding="gzip") for _ in range(2))
    assert files.asked == 1
    assert first.content == second.content == SCRIPT
    assert first.headers == second.headers


def test_a_large_script_is_packed_once_more_for_those_who_come_later(files: _Files) -> None:
    first = files.ask("/static/js/large.js", accept_encoding="br")
    for thread in threading.enumerate():
        if thread.name == PACKING:
            thread.join(60)
    later = files.ask("/static/js/large.js", accept_encoding="br")
    assert first.content == later.content == LARGE
    assert int(later.headers["content-length"]) < int(first.headers["content-length"])


def test_a_visitor_who_leaves_at_once_leaves_whole_scripts_to_the_others(tmp_path: Path) -> None:
    script = tmp_path / "a.js"
    script.write_bytes(LARGE)
    app = Compressed(lambda *asked: FileResponse(script, headers=FOREVER)(*asked))
    scope: Scope = {
        "type": "http", "method": "GET", "path": "/static/js/a.js", "extensions": {},
        "asgi": {"spec_version": "2.3"}, "headers": [(b"accept-encoding", b"gzip")],
    }  # fmt: skip

    async def leaves() -> Message:
        return {"type": "http.disconnect"}

    async def sends(_: Message) -> None:
        return None

    asyncio.run(app(scope, leaves, sends))
    [kept] = app.kept.values()
    assert gzip.decompress(kept.body) == LARGE


def test_who_has_it_is_told_so(files: _Files) -> None:
    tag = files.ask("/static/js/a.js", accept_encoding="gzip").headers["etag"]
    assert tag == 'W/"abc"'
    for known in (tag, '"abc"', '"other", W/"abc"'):
        found = files.ask("/static/js/a.js", accept_encoding="gzip", if_none_match=known)
        assert (found.status_code, found.content) == (304, b"")
    assert files.ask("/static/js/a.js", accept_encoding="gzip", if_none_match='"x"').content


def test_the_headers_alone_may_be_asked_for(files: _Files) -> None:
    found = files.ask("/static/js/a.js", "HEAD", accept_encoding="gzip")
    assert found.headers["content-encoding"] == "gzip"
    assert found.content == b""


@pytest.mark.parametrize("accepted", ["identity", "deflate", "gzip;q=0", ""])
def test_who_cannot_unpack_it_gets_it_as_it_is(files: _Files, accepted: str) -> None:
    found = files.ask("/static/js/a.js", accept_encoding=accepted)
    assert "content-encoding" not in found.headers
    assert found.content == SCRIPT


def test_a_part_of_it_is_not_compressed(files: _Files) -> None:
    whole = files.ask("/static/js/a.js", accept_encoding="gzip")
    assert whole.headers["accept-ranges"] == "none"  # of these bytes there are no parts
    found = files.ask("/static/js/a.js", accept_encoding="gzip", range="bytes=0-9")
    assert (found.status_code, found.content) == (206, SCRIPT[:10])


def test_a_file_that_is_not_there_is_not_kept(files: _Files) -> None:
    for number in range(5):
        found = files.ask(f"/static/js/{number}.js", accept_encoding="gzip")
        assert found.headers["content-type"].startswith("text/html")
    assert files.app.kept == {}
    assert files.ask("/static/js/0.js", "HEAD", accept_encoding="gzip").content == b""


def test_other_addresses_are_none_of_its_business(files: _Files) -> None:
    assert "content-encoding" not in files.ask("/api/health", accept_encoding="gzip").headers
    assert "content-encoding" not in files.ask("/x.js", "POST", accept_encoding="gzip").headers
