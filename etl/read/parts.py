"""One file in many parts: a folder of `part-00000.csv`, `part-00001.csv`, as Spark writes them.

Of text each part has the header, or the first one alone. Whoever reads such a folder gets the lines
of all parts below one header, in the order of the parts' names.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from catalogue import DataError
from etl.read.columns import best
from etl.read.heads import header
from etl.read.layouts import LAYOUTS

PART = re.compile(r"part[-_]?(?:[a-z]-)?\d+.*\.(?:(?:csv|tsv|txt)(?:\.gz)?|parquet)", re.IGNORECASE)
"""What parts are called by Spark, Hadoop and Kaggle."""
GZIP = b"\x1f\x8b"
"""How a file packed by gzip begins, whatever it is called."""
MARK = b"\xef\xbb\xbf"
BLOCK = 1 << 20


def is_parted(path: Path) -> bool:
    """Tell whether a path is a folder of parts and nothing else; hidden files do not count."""
    return path.is_dir() and bool(found := _visible(path)) and all(map(_is_part, found))


def size(path: Path) -> int:
    """Return the bytes of a file, or of all parts."""
    return sum(part.stat().st_size for part in (parts(path) if path.is_dir() else [path]))


def parts(folder: Path) -> list[Path]:
    """Return the parts of a file, in order."""
    return sorted(_visible(folder))


def opened(path: Path) -> io.BufferedReader:
    """Open a file as it is, or the parts of one, unpacked, as one below the other.

    Raises: DataError, as they are read: a part has another header than the first, or is damaged.
    """
    if not path.is_dir():
        return path.open("rb")
    return io.BufferedReader(_Joined(_joined(parts(path))), BLOCK)


def readable(path: Path) -> Path | io.BufferedReader:
    """Return what Arrow reads itself: a file's path, else its parts as one."""
    return opened(path) if path.is_dir() else path


def _visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith((".", "_"))]


def _is_part(path: Path) -> bool:
    return path.is_file() and PART.fullmatch(path.name) is not None


def _joined(paths: list[Path]) -> Iterator[bytes]:
    """Yield the bytes of parts, the header once and each part's last line ended."""
    first = b""
    for path in paths:
        lines = _unpacked(path)
        line = next(lines).removeprefix(MARK)
        first = first or line
        if line is first or line.rstrip(b"\r\n") != first.rstrip(b"\r\n"):
            _check(path, line, first)
            yield line
        last = line
        for last in lines:
            yield last
        if last and not last.endswith(b"\n"):
            yield b"\n"


def _unpacked(path: Path) -> Iterator[bytes]:
    """Yield the first line of a part, then the rest of its bytes."""
    try:
        with path.open("rb") as plain:
            is_packed = plain.peek(len(GZIP)).startswith(GZIP)
            file = cast("IO[bytes]", gzip.GzipFile(fileobj=plain)) if is_packed else plain
            yield file.readline()
            while block := file.read(BLOCK):
                yield block
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"{path} is damaged or cut short ({error}): fetch it again."
        raise DataError(message) from error


def _check(path: Path, line: bytes, first: bytes) -> None:
    """Raise a DataError where a part begins with another header than the first one."""
    if line != first and best(header(line), LAYOUTS) and best(header(first), LAYOUTS):
        message = f"{path} has other columns than the first part beside it: write all alike."
        raise DataError(message)


class _Joined(io.RawIOBase):
    """Blocks of bytes as a file."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        """Read from these."""
        super().__init__()
        self.blocks = blocks
        self.rest = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, into: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with what comes next; returns how much that is, 0 at the end."""
        if not self.rest:
            self.rest = next(self.blocks, b"")
        some, self.rest = self.rest[: len(into)], self.rest[len(into) :]
        into[: len(some)] = some
        return len(some)
