"""As docs/DEPLOY.md says: nginx before uvicorn, under /butaca/, with the files of deploy/."""

import json
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from benchmarks.servers import free_port
from tests import planted
from tests.browser.visitor import Visit, visiting
from tests.fetch.test_cloud import health
from tests.needs import NGINX, SYSTEMD
from tests.serving.test_workers import free_ports

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
FILMS = "film_id,title,date\n1,Toy Story,1995-01-30\n2,Heat,1995-02-15\n"
MAIN = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  include {folder}/butaca.conf;
}}
"""


def replaced(text: str, **by: str) -> str:
    """Return a file of deploy/ with what belongs to this machine replaced."""
    for old, new in by.items():
        assert old in text, f"{old} is no longer in the file"
        text = text.replace(old, new)
    return text


@contextmanager
def started(command: list[str], **variables: str) -> Iterator[None]:
    """Run a process of ours, and end it."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def service(port: int) -> list[str]:
    """Return the service's command, with this Python and a port."""
    lines = (DEPLOY / "butaca.service").read_text().splitlines()
    command = next(line for line in lines if line.startswith("ExecStart="))
    ours = {"/opt/butaca/.venv/bin/python": sys.executable, "--port 8501": f"--port {port}"}
    return shlex.split(replaced(command.removeprefix("ExecStart="), **ours))


def site(folder: Path, port: int, public: int) -> Path:
    """Write nginx's configuration, the site's being ours but for the ports."""
    ours = {"127.0.0.1:8501": f"127.0.0.1:{port}", "127.0.0.1:8502": f"127.0.0.1:{port + 1}"}
    ours["listen 80;"] = f"listen 127.0.0.1:{public};"
    text = replaced((DEPLOY / "nginx.conf").read_text(), **ours)
    (folder / "butaca.conf").write_text(text)
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
    return folder / "nginx.conf"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where the app is to be found, through nginx."""
    nginx = NGINX.or_skip()
    folder = tmp_path_factory.mktemp("nginx")
    tables = planted.save(planted.catalogue(films=FILMS), folder / "tables")
    port, public = free_ports(2), free_port()
    with ExitStack() as stack:
        stack.enter_context(started(service(port), CATALOGUE=str(tables)))
        stack.enter_context(started([nginx, "-c", str(site(folder, port, public))]))
        health(f"http://127.0.0.1:{port}")
        health(f"http://127.0.0.1:{port + 1}")
        yield f"http://127.0.0.1:{public}/butaca"


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Return the port of an nginx of ours with no app behind it: what it lets through gets 502."""
    nginx = NGINX.or_skip()
    folder, public = tmp_path_factory.mktemp("edge"), free_port()
    site(folder, free_port(), public)
    ours = folder / "butaca.conf"
    soon = {"client_header_timeout 10s": "client_header_timeout 1s"}
    ours.write_text(replaced(ours.read_text(), **soon))
    with started([nginx, "-c", str(folder / "nginx.conf")]):
        wait_for(public)
        yield public


def wait_for(port: int) -> None:
    """Return when somebody listens."""
    for _ in range(600):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nobody listens")


def connected(port: int, client: str) -> socket.socket:
    """Connect as a client of this address, of which Linux has the whole of 127/8."""
    return socket.create_connection(("127.0.0.1", port), 60, source_address=(client, 0))


def status(line: socket.socket, request: str) -> int:
    """Return the status of the answer to a request made by hand."""
    line.sendall(request.encode())
    with line.makefile("rb") as answered:
        return int(answered.readline().split()[1])


def asked(path: str = "/butaca/api/health", headers: str = "", method: str = "GET") -> str:
    """Return a request after whose answer the connection ends."""
    return f"{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}\r\n"


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    with visiting(chromium, address, language="en") as opened:
        yield opened


def answer(url: str) -> Any:
    """Return the JSON at an address."""
    with urlopen(url, timeout=20) as found:  # noqa: S310 - ours
        return json.load(found)


def test_the_api_answers_under_the_path(address: str) -> None:
    assert answer(f"{address}/api/health")["films"] == 2
    assert answer(f"{address}/peliculas_mes/enero") == {"mes": "enero", "cantidad": 1}


def test_one_reader_is_always_answered_by_the_same_process(address: str) -> None:
    assert len({answer(f"{address}/api/health")["process"] for _time in range(8)}) == 1


def test_the_documentation_calls_the_api_under_the_path(address: str, visit: Visit) -> None:
    assert answer(f"{address}/api/openapi.json")["servers"] == [{"url": "/butaca"}]
    visit.page.goto(f"{address}/api/docs")
    visit.page.get_by_text("/peliculas_mes/{mes}").wait_for()
    assert visit.errors == []


def test_a_deep_link_draws_its_page_over_a_websocket(visit: Visit) -> None:
    sockets: list[str] = []
    visit.page.on("websocket", lambda socket: sockets.append(socket.url))
    visit.open("months?month=2")
    assert visit.page.url.endswith("/butaca/months?month=2")
    assert visit.page.locator("h1").first.inner_text()
    assert [url.split("/", 3)[3] for url in sockets] == ["butaca/_stcore/stream"]
    assert (visit.exceptions(), visit.errors, visit.foreign) == ([], [], [])


def test_the_menu_stays_under_the_path(visit: Visit) -> None:
    visit.open("months")
    links = visit.page.locator("a[href]").evaluate_all("all => all.map(link => link.href)")
    inner = [link for link in links if link.startswith("http://127.0.0.1")]
    assert inner
    assert [link for link in inner if "/butaca/" not in link + "/"] == []


def test_the_path_without_its_slash_leads_to_the_app(address: str, visit: Visit) -> None:
    found = visit.page.goto(f"{address}?lang=en")
    assert found
    assert found.url == f"{address}/?lang=en"


def test_the_metrics_are_not_for_everybody(visit: Visit, address: str) -> None:
    found = visit.page.request.get(f"{address}/_stcore/metrics")
    assert found.status == 403


def answered(edge: int, client: str, request: str) -> int:
    with connected(edge, client) as line:
        return status(line, request)


def test_a_client_that_floods_is_refused_and_no_other(edge: int) -> None:
    found = [answered(edge, "127.0.0.2", asked()) for _ in range(1000)]
    assert found[:500] == [502] * 500  # let through
    assert set(found[500:]) == {429, 502}
    assert answered(edge, "127.0.0.3", asked()) == 502


@pytest.mark.parametrize(
    ("request_", "refused"),
    [
        (asked(headers="Content-Length: 65537\r\n", method="POST"), 413),
        (asked(f"/butaca/months?month={'1' * 9000}"), 414),
        (asked(headers=f"Cookie: {'1' * 9000}\r\n"), 400),
        (asked(headers="".join(f"X-{n}: {'1' * 4000}\r\n" for n in range(12))), 400),
    ],
    ids=["body", "link", "header", "headers"],
)
def test_what_is_too_large_is_refused(edge: int, request_: str, refused: int) -> None:
    assert answered(edge, "127.0.0.4", request_) == refused


def test_a_link_of_seven_thousand_characters_is_let_through(edge: int) -> None:
    assert answered(edge, "127.0.0.4", asked(f"/butaca/months?month={'1' * 7000}")) == 502


def test_a_client_that_never_finishes_asking_is_let_go(edge: int) -> None:
    with connected(edge, "127.0.0.5") as line:
        line.sendall(b"GET /butaca/ HTTP/1.1\r\nHost: he")
        try:
            assert b" 200 " not in line.recv(4096)
            assert line.recv(4096) == b""
        except ConnectionResetError:
            pass


def test_a_client_of_too_many_connections_is_refused_and_no_other(edge: int) -> None:
    unfinished = asked(headers="Content-Length: 9\r\n", method="POST")
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(connected(edge, "127.0.0.6")).sendall(unfinished.encode())
        assert until_refused(edge, "127.0.0.6")
        assert answered(edge, "127.0.0.7", asked()) == 502


def until_refused(edge: int, client: str) -> bool:
    """Ask until nginx has seen all connections and refuses; tell whether it did."""
    return any(answered(edge, client, asked()) == 429 for _ in range(100))


def test_systemd_accepts_the_service(tmp_path: Path) -> None:
    checker = SYSTEMD.or_skip()
    unit = tmp_path / "butaca.service"
    text = (DEPLOY / "butaca.service").read_text()
    unit.write_text(
        replaced(text, **{"/opt/butaca/.venv/bin/python": sys.executable, "User=butaca\n": ""})
    )
    done = subprocess.run(
        [checker, "verify", str(unit)], capture_output=True, text=True, check=False
    )
    mine = [line for line in done.stderr.splitlines() if "butaca" in line]
    assert (done.returncode, mine) == (0, [])
