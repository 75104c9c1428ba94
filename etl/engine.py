"""Where a build runs and reads: this machine, or the cluster that `--engine` names."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from catalogue import DataError
from etl.build import SUBJECTS, Subject
from etl.read.files import RawFiles, default_folder, find

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://.*")
COPY = r"[^\s]*/(?:userFiles-[^/\s]+|app-[^/\s]+/\d+)/"
"""Where Spark puts what it fetches, on the driver or on a worker."""


@contextmanager
def engine(
    raw: RawFiles | str, address: str | None, say: Callable[[str], None]
) -> Iterator[tuple[RawFiles, Sequence[Subject]]]:
    """Clean the films on the Spark cluster at this address (docs/SCALE.md)."""
    files = raw if isinstance(raw, RawFiles) else None
    if files and address is None:
        yield files, SUBJECTS
        return
    from engines.session import connected
    from etl.spread.build import subjects

    place = str(files.folder if files else raw)
    with named(place), connected(str(address), say) as cluster:
        if files is None:
            say(f"Spark: fetching {place}")
            files = find(cluster.fetched(place))
        yield files, subjects(cluster)


def found(raw: str | None, address: str | None) -> RawFiles | str:
    """Return the raw files of a folder, else the address at which the engine is to read them.

    Raises: DataError: a folder without any, or an address that needs the engine and has none.
    """
    folder = local(raw)
    if folder:
        return find(folder)
    if address is None:
        message = f"{raw} is read by Spark alone: add --engine spark://HOST:PORT."
        raise DataError(message)
    return str(raw)


def local(raw: str | None) -> Path | None:
    """Return the folder of the raw files, None where they lie at an address."""
    if raw is None:
        return default_folder()
    if not ADDRESS.fullmatch(raw):
        return Path(raw)
    parts = urlsplit(raw)
    is_ours = parts.scheme.lower() == "file" and parts.netloc in ("", "localhost")
    return Path(url2pathname(parts.path)) if is_ours else None


@contextmanager
def named(address: str) -> Iterator[None]:
    """Name the address in what is said of the files there, not the copy that was read."""
    try:
        yield
    except DataError as error:
        plain = address.rstrip("/")
        copy = COPY + re.escape(plain.rpartition("/")[2])
        raise DataError(re.sub(copy, lambda _: plain, str(error))) from error
