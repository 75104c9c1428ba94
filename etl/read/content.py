"""What a file holds, unpacked, as text in UTF-8; a sentence where it is no table at all."""

import gzip
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow as pa

from catalogue import DataError
from etl.read.parts import GZIP, opened
from etl.report import Report, Rule

LATIN1 = Rule(
    "not_utf8",
    "The file is not UTF-8, probably saved by a spreadsheet; it was read as Windows-1252.",
    "Accented letters may be wrong where the file was written in another encoding.",
)
MAX_BYTES = 2_000_000_000
SUFFIXES = (
    *(".csv", ".tsv", ".txt", ".dat", ".data", ".item", ".json", ".jsonl", ".ndjson"),
    *(".parquet", ".pq", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"),
)
"""How the names of tables end."""
HEAD = 1 << 16
"""Bytes from which a file's columns are told."""
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: a zip of XML, or the older compound file."""
POINTER = b"version https://git-lfs"
PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<head)", re.IGNORECASE)


def as_text(path: Path, raw: bytes, report: Report) -> bytes:
    """Return a file's content as UTF-8 without a mark, its lines ending in line feeds.

    Raises: DataError: it is no text.
    """
    if b"\0" in raw[:4096] and not is_utf16(raw):
        message = f"{path} is not a text file: export it as CSV, in UTF-8."
        raise DataError(message)
    return _with_line_feeds(_as_utf8(path, raw, report))


def first_lines(path: Path, raw: bytes) -> bytes:
    """Return the whole lines of the head of a file, as `as_text` would."""
    cut = raw.replace(b"\r", b"\n").rfind(b"\n") + 1 if len(raw) == HEAD else len(raw)
    return as_text(path, raw[: cut or None], Report())


def content(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, unpacked, no more than asked for.

    Raises: DataError: the file is damaged, too large, or holds no table.
    """
    found = _unpacked(path, most)
    if not found or found.isspace():
        message = f"{path} is empty."
        raise DataError(message)
    if found.startswith(POINTER):
        message = (
            f"{path} is a Git LFS pointer, not the file itself: fetch that with `git lfs pull`, or "
            "download it from the repository's page."
        )
        raise DataError(message)
    if PAGE.match(found[:200]):
        message = f"{path} is a web page, not a table: download the file itself once more."
        raise DataError(message)
    return found


def _unpacked(path: Path, most: int) -> bytes:
    """Return the first `most` bytes, which are the whole file unless only its head is wanted."""
    try:
        if path.suffix.lower() == ".zip":
            return _unzipped(path, most)
        with opened(path) as plain:
            is_named = path.suffix.lower() == ".gz" and path.is_file()
            is_packed = is_named or plain.peek(2).startswith(GZIP)
            file = gzip.GzipFile(fileobj=plain) if is_packed else plain
            return _limited(path, file, most)
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        message = f"{path} is damaged or cut short ({error}): fetch it again."
        raise DataError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise DataError(message) from error


def _unzipped(path: Path, most: int) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if _is_table(name)]
        if len(names) != 1:
            message = f"{path} holds {len(names)} tables, one was expected: unpack it."
            raise DataError(message)
        with archive.open(names[0]) as packed:
            return _limited(path, packed, most)


def _is_table(name: str) -> bool:
    """Tell whether a name in an archive is a table's, and not what systems add."""
    plain = name.rpartition("/")[2]
    return plain.lower().endswith(SUFFIXES) and not plain.startswith((".", "_", "README", "readme"))


def _limited(path: Path, file: IO[bytes] | gzip.GzipFile, most: int) -> bytes:
    if most < MAX_BYTES:
        return file.read(most)
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        message = f"{path} is larger than {MAX_BYTES // 10**9} GB."
        raise DataError(message)
    return content


def is_utf16(raw: bytes) -> bool:
    """Tell whether a file begins as a spreadsheet's "Unicode text" does."""
    return raw[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _as_utf8(path: Path, raw: bytes, report: Report) -> bytes:
    """Return text in UTF-8, whatever it was written in."""
    if is_utf16(raw):  # a spreadsheet's "Unicode text"
        return raw.decode("utf-16", errors="replace").encode()
    plain = raw.removeprefix(b"\xef\xbb\xbf")
    return plain if is_utf8(plain) else _from_older(path, plain, report)


def is_utf8(plain: bytes) -> bool:
    """Tell whether bytes are UTF-8."""
    try:
        _as_text(plain).validate(full=True)  # five times as fast as bytes.decode
    except pa.ArrowInvalid:
        return False
    return True


def _as_text(content: bytes) -> pa.Array:
    """Return bytes as the one text of an Arrow array, without copying them."""
    ends = pa.py_buffer(np.array([0, len(content)], dtype=np.int64))
    return pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(content)])


def _from_older(path: Path, raw: bytes, report: Report) -> bytes:
    """Return Windows-1252, or what an old Mac wrote, as UTF-8, and say where it begins to show."""
    encoding = "mac_roman" if ends_in_returns(raw) else "cp1252"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        report.add(LATIN1, 1, [{"file": report.name(path), "line": line}])
    return raw.decode(encoding, errors="replace").encode("utf-8")


def ends_in_returns(raw: bytes) -> bool:
    """Tell whether the first line ends in a carriage return alone, as old Macs end them."""
    first = re.search(rb"\r\n|\n|\r", raw)
    return first is not None and first[0] == b"\r"


def _with_line_feeds(content: bytes) -> bytes:
    """Return text whose lines ended in carriage returns alone with line feeds instead."""
    if not ends_in_returns(content):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
