"""Built tables from an address in the secrets, for a server that has none of its own."""

import hashlib
import logging
import os
import tempfile
import time
from functools import partial
from http.client import HTTPException
from pathlib import Path
from threading import Thread
from typing import IO
from urllib.parse import urlsplit
from urllib.request import urlopen

from catalogue import DataError, publish
from catalogue.store import read_manifest, verify, version_folder
from fetch.archive import CHUNK, unpack
from fetch.checksums import sha256
from fetch.keys import secret

URL, SHA256 = "BUTACA_TABLES_URL", "BUTACA_TABLES_SHA256"
MARK = "archive.sha256"
"""In a version's folder: the archive that it came from."""
MAX_BYTES = 1_000_000_000
SILENCE = 20.0
"""Seconds without a byte after which the other side is given up."""
LONGEST = 900.0
"""Seconds after which a download is given up."""
PATIENCE = 20.0
"""Seconds that the start of a server waits; the download goes on after them."""

log = logging.getLogger("butaca")


def at_start(folder: Path, patience: float = PATIENCE) -> None:
    """Fetch what the secrets name, if they do; wait for it, but not for long.

    What goes wrong is one line in the log: the server goes on with the tables it has. With
    CATALOGUE set the operator has chosen the tables, and nothing is fetched.
    """
    try:
        url, digest = secret(URL), secret(SHA256)
    except DataError as error:
        log.error("%s", error)
        return
    if url and not os.environ.get("CATALOGUE"):
        thread = Thread(target=_logged, args=(folder, url, digest or ""), daemon=True)
        thread.start()
        thread.join(patience)
        if thread.is_alive():
            log.warning("Tables are still being fetched; until then there are the present ones.")


def _logged(folder: Path, url: str, digest: str) -> None:
    try:
        came = download(folder, url, digest)
        log.info("tables fetched" if came else "tables are those that were fetched before")
    except DataError as error:
        log.error("%s The present tables stay.", error)


def download(folder: Path, url: str, digest: str, seconds: float = LONGEST) -> bool:
    """Publish the tables of an archive (`.tar.gz` or `.zip` of a version's files) in `folder`.

    Nothing is fetched if the present tables came from the archive of this SHA-256.

    Returns: whether tables were fetched.
    Raises: DataError: not fetched, not the archive that was meant, or no intact tables in it.
    """
    digest = digest.strip().lower()
    if present(folder) == digest != "":
        return False
    _check_settings(url, digest)
    with tempfile.TemporaryDirectory() as temporary:
        archive = Path(temporary) / "archive"
        _fetch(url, archive, seconds)
        found = sha256(archive)
        if found != digest:
            message = f"What {_host(url)} gave has the SHA-256 {found}, not the one in {SHA256}."
            raise DataError(message)
        publish(folder, partial(_write, archive, digest))
    return True


def present(folder: Path) -> str | None:
    """Return the SHA-256 of the archive that the present tables came from, if they did."""
    mark = version_folder(folder) / MARK
    return mark.read_text(encoding="ascii").strip() if mark.is_file() else None


def _write(archive: Path, digest: str, version: Path) -> None:
    """Fill a version's folder; tables that do not fit their manifest are not published."""
    unpack(archive, version)
    verify(version, read_manifest(version))
    (version / MARK).write_text(digest + "\n", encoding="ascii")


def _check_settings(url: str, digest: str) -> None:
    if urlsplit(url).scheme not in {"http", "https"}:
        message = f"{URL} must begin with https://."
        raise DataError(message)
    if len(digest) != hashlib.sha256().digest_size * 2:
        message = f"{SHA256} must hold the archive's SHA-256, 64 digits (`sha256sum FILE`)."
        raise DataError(message)


def _fetch(url: str, to: Path, seconds: float) -> None:
    """Write what the address gives into a file."""
    try:
        with urlopen(url, timeout=SILENCE) as answer, to.open("wb") as file:  # noqa: S310 - checked
            _copy(answer, file, time.monotonic() + seconds)
    except (OSError, HTTPException, ValueError) as error:
        message = f"Tables cannot be fetched from {_host(url)} ({error})."
        raise DataError(message) from error


def _copy(answer: IO[bytes], file: IO[bytes], end: float) -> None:
    """Copy within limits of size and time."""
    size = 0
    while chunk := answer.read(CHUNK):
        size += file.write(chunk)
        if size > MAX_BYTES:
            message = f"it is larger than {MAX_BYTES:,} bytes"
            raise ValueError(message)
        if time.monotonic() > end:
            raise TimeoutError("it takes too long")


def _host(url: str) -> str:
    """Return the address's host: the rest may hold a key."""
    return urlsplit(url).hostname or "an address without a host"
