"""JSON files beside the tables, each a dataclass of one format: written and read here alone."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from catalogue.errors import DataError

T = TypeVar("T")


def write(path: Path, told: object, *, indent: int | None = None) -> None:
    """Write a dataclass with a `format` as JSON."""
    text = TypeAdapter(type(told)).dump_json(told, indent=indent)
    path.write_bytes(text + b"\n")


def read(path: Path, kind: type[T], format: int, command: str) -> T:
    """Read what `write` wrote; `command` is what makes the file anew.

    Raises:
        DataError: it is of another format, or not what its format promises.
        OSError, ValueError: there is no such file, or it is no JSON.
    """
    fields = json.loads(path.read_bytes())
    if not isinstance(fields, dict) or fields.get("format") != format:
        message = f"{path} is of another version of the program: make it anew with `{command}`."
        raise DataError(message)
    try:
        return TypeAdapter(kind).validate_python(fields)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        message = f"{path} cannot be read ({where}): make it anew with `{command}`."
        raise DataError(message) from error
