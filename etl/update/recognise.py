"""Which raw file is which, by its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue import DataError
from catalogue.platforms import MISSION
from etl.read import filenames
from etl.read.columns import Layout, best, match
from etl.read.files import SHOWN, RawFiles, is_of_titles
from etl.read.forms import cells, columns
from etl.read.layouts import (
    CREDITS,
    FILMS,
    KEYWORDS,
    LAYOUTS,
    LINKS,
    MOVIES,
    NAMES,
    RATINGS,
    SCORES,
    TITLE_CREDITS,
    TITLES,
)
from etl.update.layouts import FLAT_TITLES, PARTIAL_FILMS, PARTIAL_TITLES
from etl.update.titles import ANY

ORDER = (
    *(FILMS, PARTIAL_FILMS, TITLES, PARTIAL_TITLES, FLAT_TITLES),
    *(CREDITS, KEYWORDS, NAMES, SCORES, RATINGS),
)
"""Companions come after what they belong to, in whatever order the files are named."""


LONGEST = 100
"""Letters shown of a header."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Files that are no subject of their own: they go with ratings and with titles."""

    links: Path | None
    movies: Path | None
    credits: dict[str, Path]


def by_layout(folder: Path, paths: Sequence[Path]) -> list[RawFiles]:
    """Return the files as raw files of one subject each: films, titles, then their companions.

    Files of one kind keep the order in which they are named; links go with the ratings.
    Raises: DataError: a file of none of the layouts.
    """
    kinds = {path: _layout(path) for path in paths}
    beside = _Beside(
        next((path for path, kind in kinds.items() if kind is LINKS), None),
        next((path for path, kind in kinds.items() if kind is MOVIES), None),
        {_platform(path): path for path, kind in kinds.items() if kind is TITLE_CREDITS},
    )
    links = beside.links or beside.movies
    if links and not any(kind is RATINGS for kind in kinds.values()):
        message = f"{links} links ratings to films: name the ratings.csv that it came with, too."
        raise DataError(message)
    if beside.credits and not any(kind in (TITLES, PARTIAL_TITLES) for kind in kinds.values()):
        path = next(iter(beside.credits.values()))
        message = f"{path} goes with its titles: name their file, too."
        raise DataError(message)
    ordered = [path for kind in ORDER for path in paths if kinds[path] is kind]
    return [_raw(folder, path, kinds[path], beside) for path in dict.fromkeys(ordered)]


def _layout(path: Path) -> Layout:
    """Return the layout whose columns a file has; raises DataError."""
    names = columns(path)
    found = best(names, LAYOUTS) or _partial(path, names)
    if found in (FILMS, TITLES) and _is_flat(path, names):
        return FLAT_TITLES
    if found is None:
        message = (
            f"{path} is no file to update from: its columns, in its first line "
            f"({', '.join(names[:SHOWN])[:LONGEST]}), are neither those of films, "
            "platform titles or ratings nor of their companions. An update has a line of columns' "
            "names, and no line above it: the id (show_id of platform titles) and at least one "
            "more column."
        )
        raise DataError(message)
    return found


def _partial(path: Path, names: Sequence[str]) -> Layout | None:
    """Return the layout of which a file has some columns beside the id, None where of none.

    A bare `id` is a film's, unless the file is named after a platform's titles.
    """
    is_of_platform = "show_id" in names or filenames.said(path) is TITLES
    kinds = [PARTIAL_TITLES] if is_of_platform else [PARTIAL_FILMS]
    if _is_flat(path, names):
        kinds = [FLAT_TITLES]
    found = [(match(names, kind), kind) for kind in kinds]
    return next((kind for m, kind in found if not m.missing(kind) and len(m.found) > 1), None)


def _is_flat(path: Path, names: Sequence[str]) -> bool:
    """Tell whether a file is our own flat table of titles, or a part of it.

    Its ids are platform titles' (`as123`); JustWatch's, which look alike, have columns besides.
    """
    ours = "id" in names and len(match(names, FLAT_TITLES).found) == len(names)
    ids = cells(path, list(names).index("id")) if ours else []
    return any(filenames.TITLE_ID.fullmatch(cell) for cell in ids)


def _raw(folder: Path, path: Path, kind: Layout, others: _Beside) -> RawFiles:
    """Return one file as the raw files of its subject."""
    if kind is FLAT_TITLES:
        return RawFiles(folder, titles={ANY: path})
    if kind in (TITLES, PARTIAL_TITLES):
        whose = _platform(path)
        people = {whose: others.credits[whose]} if whose in others.credits else {}
        return RawFiles(folder, titles={whose: path}, title_credits=people)
    if kind is RATINGS and is_of_titles(path):
        return RawFiles(folder, title_ratings=(path,))
    if kind is RATINGS:
        beside = path.with_name("links.csv")
        links = others.links or (beside if beside.exists() else None)
        return RawFiles(folder, ratings=path, links=links, movies=others.movies)
    if kind is KEYWORDS:
        return RawFiles(folder, keywords=path)
    if kind is NAMES:
        return RawFiles(folder, names=path)
    if kind is SCORES:
        return RawFiles(folder, scores=path)
    return RawFiles(folder, credits=path) if kind is CREDITS else RawFiles(folder, films=path)


def _platform(path: Path) -> str:
    """Return whose titles a file holds, by its name; raises DataError."""
    found = filenames.platform(path)
    if found:
        return found
    message = (
        f"{path} holds platform titles: its name has to say whose, {', '.join(MISSION)} or "
        "another: hbo_max_titles.csv."
    )
    raise DataError(message)
