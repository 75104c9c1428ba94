"""Work done in a fork of this process: what is imported here need not be imported there."""

import gc
import os
import resource
import select
import signal
import time
from collections.abc import Callable

LIMIT = -signal.SIGXCPU
"""The exit code of what took too long."""
END = b"\0"
OUTSIDE = (
    "babel", "coverage", "duckdb", "fastapi", "filelock", "fastapi.testclient", "hypothesis",
    "numpy", "openpyxl", "pandas", "pandera.pandas", "plotly.express", "plotly.io",
    "pyarrow.parquet", "pydantic", "pytest", "rapidfuzz", "sklearn.decomposition",
    "sklearn.feature_extraction.text",
    "sklearn.neighbors", "scipy.sparse.linalg", "starlette.testclient", "streamlit",
    "streamlit.testing.v1", "surprise", "threadpoolctl", "uvicorn", "xlsxwriter",
)  # fmt: skip
"""What takes long to import and is not ours."""


def forked(work: Callable[[], str], seconds: float) -> tuple[int, str, float]:
    """Do work in a fork that leads a group; return its exit code, its text and its seconds of CPU.

    More than `seconds` of CPU, or ten times as many by the clock, end the whole group.
    """
    reading, writing = os.pipe()
    gc.freeze()  # collecting in the fork would copy all that is loaded
    child = os.fork()
    if not child:
        _work(work, writing, seconds)
    os.close(writing)
    text = _read(reading, time.monotonic() + 10 * seconds)
    if text is None:
        os.killpg(child, signal.SIGXCPU)
    _pid, status, used = os.wait4(child, 0)
    _end(child)
    code = LIMIT if text is None else os.waitstatus_to_exitcode(status)
    return code, text or "", used.ru_utime + used.ru_stime


def _work(work: Callable[[], str], writing: int, seconds: float) -> None:
    code = 70
    try:
        os.setpgid(0, 0)
        most = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))
        told = work().encode() + END
        while told:
            told = told[os.write(writing, told) :]
        code = 0
    finally:
        os._exit(code)


def _read(reading: int, until: float) -> str | None:
    """Return all that a pipe gives, or None if it stays open for too long."""
    told = b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0]:
            part = pipe.read(1 << 16)
            if not part:
                return ""
            told += part
            if told.endswith(END):
                return told[:-1].decode()
    return None


def _end(group: int) -> None:
    """End whatever a fork has left running."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
