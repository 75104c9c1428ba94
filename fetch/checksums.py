"""What was fetched, by its SHA-256, in `checksums.json` beside the raw files."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from catalogue.errors import DataError
from catalogue.files import rename

NAME = "checksums.json"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each source fetched so far, by the source's name.

    Raises: DataError: the record is damaged.
    """
    path = folder / NAME
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in record.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        message = f"{path} cannot be read ({error}): delete it to trust the next fetch anew."
        raise DataError(message) from error


def write(folder: Path, digests: Mapping[str, str]) -> None:
    """Record these sources besides those that the record holds already."""
    record = dict(sorted({**read(folder), **digests}.items()))
    replace(folder / NAME, (json.dumps(record, indent=1) + "\n").encode())


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        rename(part, path)
    finally:
        part.unlink(missing_ok=True)
