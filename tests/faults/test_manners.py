"""What a running server says to clients without manners, byte by byte."""

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.web.server import server_util

import app
from api.app import api
from benchmarks.servers import Server, serve
from tests import planted
from tests.serving.test_headers import OWASP

FILMS = "film_id,title,date,budget,revenue\n1,Alpha,1999-01-02,10,20"
SECURITY = tuple(name.lower() for name in OWASP)
UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
ELSEWHERE = "Origin: http://elsewhere.example\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """Serve one film and keep what the server logs."""
    folder = tmp_path_factory.mktemp("manners")
    tables = planted.save(planted.catalogue(films=FILMS), folder / "tidy")
    with serve(log=folder / "log", CATALOGUE=str(tables)) as running:
        yield running, folder / "log"


@pytest.fixture
def server(served: tuple[Server, Path]) -> Server:
    return served[0]


def connected(server: Server) -> socket.socket:
    host = urlsplit(server.url)
    return socket.create_connection((host.hostname, host.port), 60)


def told(server: Server, line: str, headers: str = "", body: str = "") -> tuple[int, str]:
    """Return the status and headers, in lower case, of the answer to a request made by hand."""
    host = urlsplit(server.url).netloc
    request = f"{line} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n{body}"
    return sent(server, request.encode("latin-1"))


def sent(server: Server, request: bytes) -> tuple[int, str]:
    with connected(server) as line:
        line.sendall(request)
        head = b""
        while b"\r\n\r\n" not in head:
            head += (more := line.recv(65_536))
            assert more, head
    text = head.split(b"\r\n\r\n")[0].decode("latin-1")
    return int(text.split(" ")[1]), text.lower()


PATHS = sorted(re.sub(r"{.*?}", "1", path) for path in api.openapi()["paths"])


@pytest.mark.parametrize("method", ["OPTIONS", "POST", "PUT", "DELETE", "PATCH", "PURGE", "NONE"])
def test_other_methods_than_get_are_refused_by_every_path(server: Server, method: str) -> None:
    for path in PATHS:
        status, head = told(server, f"{method} {path}", "Content-Length: 0\r\n")
        assert (path, status) == (path, 405)
        assert "allow: get, head" in head


@pytest.mark.parametrize("path", ["/peliculas_mes/enero", "/peliculas_mes/x", "/retorno"])
def test_head_is_answered_as_get_is(server: Server, path: str) -> None:
    told_by = {method: told(server, f"{method} {path}") for method in ("HEAD", "GET")}
    heads = {m: (s, re.findall("content-.*", head)) for m, (s, head) in told_by.items()}
    assert heads["HEAD"] == heads["GET"]


@pytest.mark.parametrize(
    ("line", "headers", "status"),
    [
        ("GET /", "", 200),
        ("GET /months", "", 200),
        ("GET /favicon.png", "", 200),
        ("GET /app/static/nothing.png", "", 404),
        ("GET /app/static/%2e%2e/%2e%2e/app.py", "", 400),
        ("GET /media/nothing", "", 404),
        ("GET /_stcore/health", "", 200),
        ("POST /months", "Content-Length: 0\r\n", 405),
        ("PUT /_stcore/upload_file/a/b", "Content-Length: 0\r\n", 403),
        ("GET /api/docs", "", 200),
        ("GET /api/nothing", "", 404),
        ("GET /retorno", "", 422),
        (f"GET /retorno/{'a' * 10_000}", "", 422),
        ("GET /retorno/%00", "", 400),
        ("GET /api/health", "Content-Length: 99999\r\n", 413),
        ("GET /api/health", "Transfer-Encoding: chunked\r\n", 413),
        ("GET /_stcore/stream", UPGRADE, 101),
    ],
)
def test_every_kind_of_answer_bears_the_security_headers(
    server: Server, line: str, headers: str, status: int
) -> None:
    found, head = told(server, line, headers)
    assert found == status
    assert [name for name in SECURITY if f"\r\n{name}: " not in head] == []
    assert "\r\nserver: " not in head


def test_a_page_of_another_host_may_read_the_api_and_nothing_else(server: Server) -> None:
    for path in ("/months", "/_stcore/health", "/"):
        assert "access-control-allow-origin" not in told(server, f"GET {path}", ELSEWHERE)[1]
    for path in ("/api/health", "/retorno/x", "/home.json"):
        assert "access-control-allow-origin: *" in told(server, f"GET {path}", ELSEWHERE)[1]


@pytest.mark.parametrize(
    ("path", "headers"), [("/_stcore/stream", ELSEWHERE), ("/api/health", ""), ("/months", "")]
)
def test_a_websocket_from_another_host_or_elsewhere_is_refused_without_content(
    server: Server, path: str, headers: str
) -> None:
    status, head = told(server, f"GET {path}", UPGRADE + headers)
    assert status == 403
    assert "content-length: 0" in head


def test_a_visit_from_another_host_makes_us_ask_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.app, "as the server imports it"
    monkeypatch.setattr("requests.get", lambda *_args, **_more: pytest.fail("asked the Internet"))
    assert not server_util.is_url_from_allowed_origins("http://elsewhere.example")


@pytest.mark.parametrize(
    "request_",
    [
        b"\0\1\2\r\n\r\n",
        b"GET /api/health HTTP/1.1\r\n\r\n",
        b"GET /retorno/\xf1 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /api/health HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_and_the_next_is_served(server: Server, request_: bytes) -> None:
    assert sent(server, request_)[0] == 400
    assert told(server, "GET /api/health")[0] == 200


def test_endless_headers_are_cut_off_and_the_next_is_served(server: Server) -> None:
    with connected(server) as line, pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012
        line.sendall(b"GET /api/health HTTP/1.1\r\nHost: a\r\nX: ")
        while True:
            line.sendall(b"a" * 65_536)
    assert told(server, "GET /api/health")[0] == 200


def test_a_long_head_in_pieces_is_read(server: Server) -> None:
    with connected(server) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(b"GET /api/health HTTP/1.1\r\nHost: a\r\n")
        for number in range(60):
            line.sendall(b"X-%d: %s\r\n" % (number, b"a" * 1000))
            time.sleep(0.001)
        line.sendall(b"\r\n")
        assert int(line.recv(65_536).split(b" ")[1]) == 200


def test_clients_that_do_not_read_and_clients_that_do_not_ask_hold_up_nobody(
    server: Server,
) -> None:
    large = b"GET /api/static/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n\r\n"
    lines = [connected(server) for _ in range(120)]
    for line in lines[:8]:
        line.sendall(large * 8)
    for line in lines[8:]:
        line.sendall(b"GET /retorno/Alpha HTTP/1.1\r\nHost: a")
    for _ in range(5):
        assert told(server, "GET /retorno/Alpha")[0] == 200
        assert told(server, "GET /months")[0] == 200
    for line in lines:
        line.close()


def test_each_line_of_the_log_is_one_event_and_none_a_fault(served: tuple[Server, Path]) -> None:
    server, log = served
    told(server, "GET /retorno/%0a%0d{injected")
    told(server, "GET /_stcore/stream", UPGRADE + ELSEWHERE)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {"time", "level", "logger", "event"} <= set.intersection(*map(set, lines))
    assert [line for line in lines if "traceback" in line] == []
    assert {line["logger"] for line in lines if line["level"] == "error"} <= {"butaca"}
