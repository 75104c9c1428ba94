"""Served as a user without rights: what may not be read is named, and nothing is ever written."""

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from benchmarks.servers import Server, serve
from benchmarks.session import Session
from tests.addresses import ADDRESSES, EXAMPLES
from tests.checkouts import check_out
from tests.faults.test_kill import ROOT

NOBODY = 65_534
SAMPLE = ROOT / "data/sample/tidy"


@pytest.fixture(scope="module")
def nobody() -> Sequence[str]:
    """Return what runs a command as a user to whom nothing belongs; root has all rights."""
    if os.geteuid():
        return []  # whoever runs this has no more rights than the tests take away
    become = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    if not shutil.which("setpriv"):
        pytest.skip("root reads everything, and there is no setpriv to be somebody else")
    reads = subprocess.run([*become, "test", "-r", str(ROOT / "app.py")], check=False)
    if reads.returncode:
        pytest.skip(f"another user may not read {ROOT}")
    return become


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """Return a folder that everybody reaches."""
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == os.geteuid() and folder.name.startswith(("pytest-", "popen-")):
            folder.chmod(0o755)
    tmp_path.chmod(0o755)
    return tmp_path


@pytest.fixture
def tables(open_path: Path) -> Iterator[Path]:
    """Return a copy of the sample's tables that everybody may read."""
    copy = Path(shutil.copytree(SAMPLE, open_path / "tidy"))
    for path in [copy, *copy.iterdir()]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield copy
    copy.chmod(0o755)


def asked(server: Server, path: str) -> tuple[int, str]:
    """Return the status and the text of an answer."""
    try:
        with urlopen(f"{server.url}{path}", timeout=60) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


async def page(server: Server, address: str, query: str) -> str:
    """Return what a page says; fails on an exception."""
    async with Session(server.url) as session:
        run = await session.run(address, query)
    assert run.errors == []
    return "\n".join(run.texts)


@pytest.mark.parametrize("name", ["", "manifest.json", "films.parquet"])
def test_tables_that_may_not_be_read_are_named_by_page_health_and_log(
    nobody: Sequence[str], tables: Path, open_path: Path, name: str
) -> None:
    (tables / name).chmod(0)
    log = open_path / "log"
    with serve(log=log, prefix=nobody, CATALOGUE=str(tables), HOME="/nonexistent") as server:
        assert asked(server, "/api/health")[0] == 503
        assert asked(server, "/retorno/Jumanji")[0] == 503
        said = asyncio.run(page(server, "months", "lang=en"))
    assert "Traceback" not in log.read_text()
    assert "Permission denied" in log.read_text()
    assert str(tables) in log.read_text()
    assert said.count("python -m etl") + said.count("right to read") == 1, said


@pytest.mark.parametrize("name", ["similar.npz", "ratings.npz"])
def test_a_model_that_may_not_be_read_is_named_and_the_rest_is_served(
    nobody: Sequence[str], tables: Path, name: str
) -> None:
    (tables / name).chmod(0)
    with serve(prefix=nobody, CATALOGUE=str(tables), HOME="/nonexistent") as server:
        code, told = asked(server, "/api/health")
        assert code == 200, told
        health = json.loads(told)
        assert health["status"] == "degraded"
        assert [problem for problem in health["problems"] if name in problem]
        assert asked(server, "/peliculas_mes/enero")[0] == 200
        for address in ("similar", "for-you", "models", "months"):
            asyncio.run(page(server, address, ""))


def test_nothing_is_written_by_a_server_without_the_right_to(
    nobody: Sequence[str], open_path: Path
) -> None:
    checkout, home = open_path / "checkout", open_path / "home"
    check_out(checkout)
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    places = [checkout, home]
    for path in [*checkout.rglob("*"), checkout]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = snapshot(places)
    own = {"HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home)}
    with serve(root=checkout, prefix=nobody, BUTACA_CACHE="/nonexistent", **own) as server:
        for address in ADDRESSES:
            asyncio.run(page(server, address, EXAMPLES.get(address, "")))
        assert asked(server, "/recomendacion/Jumanji")[0] in (200, 404)
        assert json.loads(asked(server, "/api/health")[1])["status"] == "ok"
    assert snapshot(places) == before
    for path in [checkout, *checkout.rglob("*")]:
        path.chmod(0o755)


def snapshot(folders: list[Path]) -> dict[str, tuple[int, int]]:
    """Return every file's size and the time of its last change."""
    files = [path for folder in folders for path in [folder, *folder.rglob("*")]]
    return {str(path): (path.stat().st_size, path.stat().st_ctime_ns) for path in files}
