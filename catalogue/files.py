"""Where systems differ about files, and the one place that knows.

Windows flushes no folder, and a file only if it is open for writing. It lets nobody rename, replace
or delete what somebody has open, lets few users make symbolic links, and replaces no link to a
folder in one rename. A FAT disk, which every system mounts, and some folders of a network know
neither symbolic nor hard links.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

POSIX = hasattr(os, "O_DIRECTORY")
"""Whether folders are opened, and links and open files replaced; Windows has no such flag."""
PAUSES = () if POSIX else (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
"""Seconds between tries where a reader may be in the way for a moment."""
NO_FLUSH = {errno.EINVAL, errno.ENOTSUP}
"""What a network's file system says that flushes no folder."""


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before anything that follows.

    Windows and some network folders flush no folder: there the file system's journal alone keeps
    the order.
    """
    is_folder = path.is_dir()
    if is_folder and not POSIX:
        return
    handle = os.open(path, os.O_RDONLY if POSIX else os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as error:
        if not is_folder or error.errno not in NO_FLUSH:
            raise
    finally:
        os.close(handle)


def hold(path: Path) -> AbstractContextManager[object]:
    """Take the lock of this name, which the system frees whatever becomes of this process.

    `flock` on Linux and macOS, `LockFileEx` on Windows. Raises: BlockingIOError: somebody has it.
    """
    from filelock import FileLock, Timeout  # 80 ms, and a server takes no lock

    try:
        return FileLock(path).acquire(blocking=False)
    except Timeout:
        raise BlockingIOError(errno.EAGAIN, "somebody else holds it", str(path)) from None


def rename(path: Path, to: Path) -> None:
    """Rename a file or a folder in one step; a file takes the place of one that is there."""
    _patiently(lambda: path.replace(to))


def _patiently(act: Callable[[], T]) -> T:
    """Do what Windows refuses while somebody, be it a virus scanner, has the file open.

    Elsewhere a refusal is a matter of rights, and final.
    """
    for pause in PAUSES:
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()


def link(path: Path, to: Path) -> bool:
    """Make a symbolic link, or replace one in one rename; False where there can be none."""
    if path.is_symlink() and path.readlink() == to:
        return True
    if not POSIX:
        return False
    fresh = _fresh(path)
    try:
        fresh.symlink_to(to)
        fresh.replace(path)
    except OSError:
        return False
    return True


def point(path: Path, to: Path) -> bool:
    """Have a name stand for another one beside it, relative to its folder, from one rename on.

    It is a symbolic link or, where there can be none, a small file with the other name in it: as
    git writes a link where it may make none.

    Returns: whether it is a link.
    """
    if link(path, to):
        return True
    fresh = _fresh(path)
    fresh.write_text(f"{to.as_posix()}\n", encoding="utf-8", newline="\n")
    sync(fresh)
    if path.is_symlink() and not POSIX:  # brought from elsewhere: only here no rename replaces it
        path.unlink()
    rename(fresh, path)
    return False


def pointed(path: Path) -> Path | None:
    """Return what `point` has a name stand for; None where it is neither link nor small file."""
    if path.is_symlink():
        return path.resolve()
    if not path.is_file():
        return None
    text = _patiently(lambda: path.read_text(encoding="utf-8", errors="replace"))
    return (path.parent / "".join(filter(str.isprintable, text))).resolve()


def _fresh(path: Path) -> Path:
    """Return the name under which a name's next edition is made, cleared of a killed process's."""
    fresh = path.with_name(f".{path.name}.fresh")
    fresh.unlink(missing_ok=True)
    return fresh


def share(path: Path, other: Path) -> None:
    """Have a file under another name too, where there are no hard links as a copy."""
    try:
        other.hardlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, other)


def user() -> str:
    """Return a word for whoever runs this process: Windows has names where others have numbers."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def own_folder(folder: Path) -> None:
    """Make a folder that others may not write to, or see that it is ours.

    Raises: OSError: it cannot be made, or somebody else has made it, who could fill it.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o755)
    if hasattr(os, "getuid") and folder.stat().st_uid not in (os.getuid(), 0):
        raise PermissionError(errno.EACCES, "it belongs to somebody else")
