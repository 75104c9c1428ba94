"""Servers under measurement: started alike, read through the operating system."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).resolve().parents[1]
OURS, BLANK = "app:app", "benchmarks.blank.app:app"
START_TIMEOUT = 600


@dataclass(frozen=True)
class Server:
    """A running server: its address, process, and seconds from start to healthy."""

    url: str
    process: psutil.Process
    start: float

    def memory(self) -> float:
        """Resident memory of the process's own in MB (10^6 bytes), without mapped files."""
        return float(self.process.memory_info().rss) / 1e6 - self.mapped()

    def mapped(self) -> float:
        """Resident pages of mapped files in MB, which processes share and the system takes back."""
        # Only Linux tells them apart.
        return float(getattr(self.process.memory_info(), "shared", 0)) / 1e6

    def cpu(self) -> float:
        """Processor time used so far, in seconds."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(
    app: str = OURS,
    log: Path = Path(os.devnull),
    root: Path = ROOT,
    prefix: Sequence[str] = (),
    **environment: str,
) -> Iterator[Server]:
    """Start a server as `make run` does, wait until it is healthy, stop it afterwards.

    Both apps read the project's `.streamlit/config.toml`, so that neither watches its files.
    `environment` adds variables, for instance CATALOGUE, the folder of the tables; `log` takes
    what the server writes to standard error; `root` is the checkout, and `prefix` a command that
    runs another one, as another user say.
    """
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", app, "--http", "h11", "--loop", "asyncio"]
    command += ["--h11-max-incomplete-event-size", "65536", "--no-server-header"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    started = time.perf_counter()
    with (
        log.open("ab") as noted,
        subprocess.Popen(  # noqa: S603
            [*prefix, *command, "--log-level", "warning"],
            cwd=root,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=noted,
        ) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            healthy(url, process)
            yield Server(url, psutil.Process(process.pid), time.perf_counter() - started)
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()


def healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; raises RuntimeError if it ends, or does not within a while."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.02)
    message = f"{url} did not become healthy"
    raise RuntimeError(message)
