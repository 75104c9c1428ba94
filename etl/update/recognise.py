"""Which raw file is which, by its columns."""

from collections.abc import Sequence
from pathlib import Path

from catalogue import DataError
from catalogue.platforms import MISSION
from etl.read import filenames
from etl.read.columns import Layout
from etl.read.files import RawFiles, is_of_titles
from etl.read.layouts import CREDITS, FILMS, KEYWORDS, LINKS, RATINGS, SCORES, TITLES
from etl.read.table import recognised

ORDER = (FILMS, TITLES, CREDITS, KEYWORDS, SCORES, RATINGS)
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
    found = recognised(path)
    if found is None:
        message = (
            f"{path} is no file to update from: its columns are neither those of films, "
            "platform titles or ratings nor of their companions."
        )
        raise DataError(message)
    return found


def _raw(folder: Path, path: Path, kind: Layout, links: Path | None) -> RawFiles:
    """Return one file as the raw files of its subject."""
    if kind is TITLES:
        return RawFiles(folder, titles={_platform(path): path})
    if kind is RATINGS and is_of_titles(path):
        return RawFiles(folder, title_ratings=(path,))
    if kind is RATINGS:
        beside = path.with_name("links.csv")
        return RawFiles(folder, ratings=path, links=links or (beside if beside.exists() else None))
    if kind is KEYWORDS:
        return RawFiles(folder, keywords=path)
    if kind is SCORES:
        return RawFiles(folder, scores=path)
    return RawFiles(folder, films=path) if kind is FILMS else RawFiles(folder, credits=path)


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
