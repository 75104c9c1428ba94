"""A command run with what Windows lacks taken away: `python -m tests.faults.windows python -m ...`.

Modules (`fcntl`, `resource`, uvloop, ...), symbolic links, folders that open, `fsync` of what is
open for reading, a C library without a name, renaming and deleting what is open or mapped, output
in UTF-8. The lock stays Linux's: filelock takes Windows' own there, which its authors test.
"""

import ctypes
import os
import runpy
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import filelock  # before its `fcntl` goes

ROOT = Path(__file__).parents[2]
MODULES = ("fcntl", "grp", "pwd", "resource", "termios", "uvloop")
TOUCHED = {"os.rename": 2, "os.remove": 1, "os.rmdir": 1}
"""Audit events of what is refused while a file is open, and how many paths they begin with."""
DENIED = 13

__all__ = ["filelock"]


def take_away() -> None:
    """Make this process as poor as one on Windows; it stays so."""
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    del os.O_DIRECTORY
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    tempfile.TemporaryFile = tempfile.NamedTemporaryFile  # type: ignore[assignment,misc]
    os.symlink = refuse_link  # type: ignore[assignment]
    os.rename = rename_to_free_name  # type: ignore[assignment]
    os.fsync = flush_if_writable  # type: ignore[assignment]
    ctypes.CDLL = Library  # type: ignore[misc]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="cp1252")  # type: ignore[union-attr]
    sys.addaudithook(refuse)


def refuse_link(*_given: object, **_named: object) -> NoReturn:
    raise OSError(22, "A required privilege is not held by the client")


_rename, _fsync, _library = os.rename, os.fsync, ctypes.CDLL


def rename_to_free_name(path: Any, to: Any, **named: Any) -> None:
    """`os.rename` replaces nothing; `os.replace` does."""
    if os.path.lexists(to):
        raise FileExistsError(17, "Cannot create a file when that file already exists", str(to))
    _rename(path, to, **named)


def flush_if_writable(handle: int) -> None:
    """Flush no file that is open for reading alone."""
    facts = Path(f"/proc/self/fdinfo/{handle}").read_text(encoding="ascii")
    if not int(facts.split("flags:")[1].split()[0], 8) & (os.O_WRONLY | os.O_RDWR):
        raise OSError(9, "Bad file descriptor")
    _fsync(handle)


class Library(_library):
    """A C library, which must have a name."""

    def __init__(self, name: str | None, *given: Any, **named: Any) -> None:
        """Open it."""
        if name is None:
            message = "argument of type 'NoneType' is not iterable"
            raise TypeError(message)
        super().__init__(name, *given, **named)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what Windows refuses."""
    if event == "open" and arguments[1] is None:  # `os.open`; `open` takes no folder anywhere
        if Path(os.fsdecode(arguments[0])).is_dir():
            raise PermissionError(DENIED, "Permission denied", str(arguments[0]))
    elif event in TOUCHED:
        for given in arguments[: TOUCHED[event]]:
            refuse_if_open(str(Path(os.fsdecode(given)).absolute()))
        if event == "os.rename" and Path(os.fsdecode(arguments[1])).is_dir():
            raise PermissionError(DENIED, "Access is denied", str(arguments[1]))


def refuse_if_open(path: str) -> None:
    """Refuse to touch a file, or a folder with one, that somebody has open or mapped."""
    if ".filelock-" in path:  # its Linux half at work
        return
    held = next((one for one in opened() if one == path or one.startswith(f"{path}/")), None)
    if held:
        raise PermissionError(DENIED, f"somebody has {held} open", path)


def opened() -> Iterator[str]:
    """Yield every file that this process, or one started beside it, has open or mapped."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is somebody else's
            if os.getsid(int(process.name)) == os.getsid(0):
                maps = (process / "maps").read_text(encoding="utf-8", errors="replace")
                yield from {line.split(maxsplit=5)[5] for line in maps.splitlines() if "/" in line}
                yield from handles(process)


def handles(process: Path) -> Iterator[str]:
    """Yield the files that a process has open."""
    for handle in (process / "fd").iterdir():
        with suppress(FileNotFoundError):  # the one by which they are listed
            yield str(handle.readlink())


def main(command: list[str]) -> None:
    """Run `python -m module arguments` in this process."""
    sys.argv = command[command.index("-m") + 1 :]
    sys.path.insert(0, str(Path.cwd()))
    ours = "|".join(path.stem for path in ROOT.iterdir() if not path.name.startswith("."))
    ours = rf"(__main__|{ours})\b"
    # With PYTHONWARNDEFAULTENCODING set: Windows' default encoding is not UTF-8.
    warnings.filterwarnings("error", category=EncodingWarning, module=ours)
    take_away()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
