"""A fork on Community Cloud: started as it starts apps, with tables named in its secrets."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.servers import free_port
from fetch.checksums import sha256
from tests import planted
from tests.fetch.local import serving
from tests.fetch.test_download import FILMS, Server, tar

ROOT = Path(__file__).parents[2]
SAMPLE = "film_id,title,date\n2,Jumanji,1995-12-15\n3,Heat,1995-12-15\n"
CODE = (
    *("agents", "api", "catalogue", "charts", "data/judgements", "data/names", "data/prices"),
    *("fetch", "language"),
    *("locales", "models", "pages", "publish", "queries", "resources", "serving", "ui", "views"),
)


def fork(to: Path, secrets: str) -> Path:
    """Copy what the app needs, with secrets; its sample is two films."""
    for name in CODE:
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    planted.save(planted.catalogue(films=SAMPLE), to / "data/sample/tidy")
    shutil.copy(ROOT / "app.py", to)
    (to / ".streamlit").mkdir()
    shutil.copy(ROOT / ".streamlit/config.toml", to / ".streamlit")
    (to / ".streamlit/secrets.toml").write_text(secrets)
    return to


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run an app as Community Cloud does; give its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    variables = {name: v for name, v in os.environ.items() if name != "CATALOGUE"}
    with subprocess.Popen(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def health(url: str) -> dict[str, Any]:
    """Return what `/api/health` says, once the server answers."""
    end = time.monotonic() + 300
    while True:
        try:
            with urlopen(f"{url}/api/health", timeout=10) as answer:  # noqa: S310 - ours
                found: dict[str, Any] = json.load(answer)
                return found
        except (URLError, ConnectionError, TimeoutError):
            assert time.monotonic() < end, "the app did not start"
            time.sleep(0.1)


def test_tables_named_in_the_secrets_are_what_the_app_serves(tmp_path: Path) -> None:
    version = planted.save(planted.catalogue(films=FILMS), tmp_path / "version")
    packed = tar(tmp_path / "tables.tar.gz", {p.name: p.read_bytes() for p in version.iterdir()})
    with serving(Server(packed.read_bytes()).answer) as address:
        secrets = (
            f'BUTACA_TABLES_URL = "{address}/tables.tar.gz"\n'
            f'BUTACA_TABLES_SHA256 = "{sha256(packed)}"\n'
        )
        with running(fork(tmp_path / "fork", secrets)) as url:
            assert health(url)["films"] == 1


def test_tables_that_cannot_be_had_leave_the_sample(tmp_path: Path) -> None:
    secrets = f'BUTACA_TABLES_URL = "http://127.0.0.1:9/t"\nBUTACA_TABLES_SHA256 = "{"0" * 64}"\n'
    with running(fork(tmp_path / "fork", secrets)) as url:
        assert health(url)["films"] == 2
