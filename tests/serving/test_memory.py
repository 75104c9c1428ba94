"""Memory after loading."""

import ctypes
import gc
import subprocess
import sys

import pytest

from serving import memory

RETURNED = """
import resource
from pathlib import Path
from serving import memory

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

size = 60_000
held = [b"x" * size for _ in range(2000)]  # in blocks that malloc keeps
pinned = b"x" * size  # at the end of the heap, which glibc alone would cut
assert held[0] is not held[1]
full = pages()
del held
before = pages()
memory.settle(freeze=False)
print((before - pages()) * resource.getpagesize() / 1e6)
"""


def test_freed_memory_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", RETURNED], capture_output=True, check=True)
    assert float(done.stdout) > 100


@pytest.mark.parametrize("lacks", [AttributeError, OSError, TypeError])
def test_a_system_that_gives_no_memory_back_is_let_be(
    lacks: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def library(_name: None) -> None:
        raise lacks

    monkeypatch.setattr(ctypes, "CDLL", library)
    memory.give_back()


def test_only_a_frozen_process_stays_frozen() -> None:
    gc.unfreeze()  # another test may have loaded the app, which freezes
    memory.settle(freeze=True)
    try:
        assert gc.get_freeze_count() > 0
        memory.settle(freeze=False)
        assert gc.get_freeze_count() == 0
    finally:
        gc.unfreeze()
