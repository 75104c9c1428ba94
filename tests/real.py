"""The real files, where they lie beside the project, cleaned once for all tests that read them."""

import fcntl
from pathlib import Path

import pytest

from etl.build import build
from etl.read.files import find

FILES = Path(__file__).resolve().parents[1] / "../shared/data"
MARKS = [
    pytest.mark.real,
    pytest.mark.skipif(not FILES.exists(), reason="the real files are not beside the project"),
]


def cleaned(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of their tables; of several workers the first makes it, the others wait."""
    several = factory.getbasetemp().name.startswith("popen")
    base = factory.getbasetemp().parent if several else factory.getbasetemp()
    out = base / "real"
    with (base / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            build(find(FILES), out, lambda _step: None)
    return out
