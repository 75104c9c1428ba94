"""Which raw file is which, by its columns."""

from collections.abc import Sequence
from pathlib import Path

from catalogue import DataError
from etl.read.csv import (
    CREDITS,
    FILMS,
    KEYWORDS,
    LINKS,
    RATINGS,
    SCORES,
    TITLES,
    Layout,
    columns,
    read,
)
from etl.read.files import PLATFORM_FILES, RawFiles
from etl.report import Report
from etl.titles import ratings as title_ratings
from etl.update.layouts import FLAT_TITLES, PARTIAL_FILMS, PARTIAL_TITLES
from etl.update.titles import ANY

WHOLE = (FILMS, TITLES, CREDITS, KEYWORDS, SCORES, RATINGS, LINKS)
ORDER = (
    *(FILMS, PARTIAL_FILMS, TITLES, PARTIAL_TITLES, FLAT_TITLES),
    *(CREDITS, KEYWORDS, SCORES, RATINGS),
)
"""Companions come after what they belong to, in whatever order the files are named."""


def by_layout(folder: Path, paths: Sequence[Path]) -> list[RawFiles]:
    """Return the files as raw files of one subject each: films, titles, then their companions.

    Files of one kind keep the order in which they are named; links go with the ratings.
    Raises: DataError: a file of none of the layouts.
    """
    kinds = {path: _layout(path) for path in paths}
    links = next((path for path, kind in kinds.items() if kind is LINKS), None)
    if links and not any(kind is RATINGS for kind in kinds.values()):
        message = f"{links} links ratings to films: name the ratings.csv that it came with, too."
        raise DataError(message)
    ordered = [path for kind in ORDER for path in paths if kinds[path] is kind]
    return [_raw(folder, path, kinds[path], links) for path in dict.fromkeys(ordered)]


def _layout(path: Path) -> Layout:
    """Return the layout whose columns a file has; raises DataError."""
    names = set(columns(path))
    fitting = next((kind for kind in WHOLE if set(kind.required) <= names), None)
    found = fitting or _partial(path, names)
    if found is None:
        message = (
            f"{path} is no file to update from: its columns are neither those of films, "
            "platform titles or ratings nor of their companions."
        )
        raise DataError(message)
    return found


def _partial(path: Path, names: set[str]) -> Layout | None:
    """Return the layout of which a file has some columns beside the id, None where of none."""
    kinds = [PARTIAL_TITLES]
    if "id" in names:
        kinds = [FLAT_TITLES] if _is_of_titles(path) else [PARTIAL_FILMS]
    return next((k for k in kinds if set(k.required) < names & set(_all(k))), None)


def _all(kind: Layout) -> tuple[str, ...]:
    return (*kind.required, *kind.optional)


def _is_of_titles(path: Path) -> bool:
    """Tell whether a file's ids are platform titles' (`as123`) and not films' (`862`)."""
    ids = read(path, Layout("ids", ("id",)), Report())["id"]
    return bool(ids.str.fullmatch(r"\s*[A-Za-z]+\d+\s*").fillna(value=False).any())


def _raw(folder: Path, path: Path, kind: Layout, links: Path | None) -> RawFiles:
    """Return one file as the raw files of its subject."""
    if kind is FLAT_TITLES:
        return RawFiles(folder, titles={ANY: path})
    if kind in (TITLES, PARTIAL_TITLES):
        return RawFiles(folder, titles={_platform(path): path})
    if kind is RATINGS and title_ratings.is_of_titles(path):
        return RawFiles(folder, title_ratings=(path,))
    if kind is RATINGS:
        beside = path.with_name("links.csv")
        return RawFiles(folder, ratings=path, links=links or (beside if beside.exists() else None))
    if kind is KEYWORDS:
        return RawFiles(folder, keywords=path)
    if kind is SCORES:
        return RawFiles(folder, scores=path)
    return RawFiles(folder, credits=path) if kind is CREDITS else RawFiles(folder, films=path)


def _platform(path: Path) -> str:
    """Return whose titles a file holds, by its name; raises DataError."""
    for platform in PLATFORM_FILES:
        if platform in path.name.lower():
            return platform
    message = (
        f"{path} holds platform titles: its name has to say whose, {', '.join(PLATFORM_FILES)}."
    )
    raise DataError(message)
