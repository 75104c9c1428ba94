"""Unpacking an archive of tables from elsewhere without trusting it."""

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO

from catalogue.errors import DataError

MAX_BYTES = 2_000_000_000
"""Unpacked; the tables of 45,000 films and their models take 60 MB."""
CHUNK = 1 << 20
DAMAGE = (tarfile.TarError, zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError)
UNREADABLE = (*DAMAGE, RuntimeError, NotImplementedError)
"""The last two: encrypted, or packed in a way that this Python does not know."""

Member = tuple[str, IO[bytes] | None]
"""A file's name and content; no content if it is a link or a device."""
Members = Generator[Member, None, None]


def unpack(archive: Path, into: Path, limit: int = MAX_BYTES) -> None:
    """Unpack the files of a `.tar.gz` or `.zip` into a folder that exists and is empty.

    The files may lie in one folder within the archive. Hidden ones are left out.

    Raises: DataError: damaged, too large, or with anything but plain files in one folder.
    """
    try:
        with closing(_members(archive)) as members:  # Windows deletes no archive that is open
            for name, content in members:
                place = _place(name)
                if content is None:
                    _refuse(f"{name} is a link or a device")
                elif place:
                    limit -= _copy(content, into / place, limit)
    except UNREADABLE as error:
        message = f"The archive is damaged or cut short ({error}): make it and its SHA-256 anew."
        raise DataError(message) from error


def _members(archive: Path) -> Members:
    if zipfile.is_zipfile(archive):
        return _zipped(archive)
    if tarfile.is_tarfile(archive):
        return _tarred(archive)
    message = "The archive is neither a .tar.gz nor a .zip."
    raise DataError(message)


def _zipped(archive: Path) -> Members:
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            if not info.is_dir():
                link = stat.S_ISLNK(info.external_attr >> 16)
                with packed.open(info) as content:
                    yield info.filename, None if link else content


def _tarred(archive: Path) -> Members:
    with tarfile.open(archive) as packed:
        for info in packed:
            if not info.isdir():
                yield info.name, packed.extractfile(info) if info.isreg() else None


def _place(name: str) -> str | None:
    """Return the file's bare name, None for a hidden one; refuse what points elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or set("\\:") & set(name) or len(path.parts) > 2:
        _refuse(f"{name} lies in another folder")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return None if hidden else path.name


def _copy(content: IO[bytes], to: Path, limit: int) -> int:
    """Copy a stream, whatever size it claims, and return its size."""
    size = 0
    if to.exists():
        _refuse(f"{to.name} stands in it twice")
    with to.open("wb") as file:
        while chunk := content.read(CHUNK):
            size += len(chunk)
            if size > limit:
                _refuse("it unpacks to more than the limit")
            file.write(chunk)
    return size


def _refuse(reason: str) -> None:
    message = f"The archive is not one of tables: {reason}."
    raise DataError(message)
