"""What the name of a raw file says: its kind, its edition, whose titles it holds.

Names match without case, accents and the marks that copies bear: `(1)`, `_small`, `_clean`.
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from catalogue.names import key
from catalogue.platforms import MISSION, SPELLINGS, named, spelled
from etl.read.columns import Layout
from etl.read.content import SUFFIXES
from etl.read.layouts import CREDITS, FILMS, KEYWORDS, LINKS, NAMES, RATINGS, SCORES, TITLES

PACKED = (".gz", ".zip")
OTHERWISE_PACKED = {".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".tgz"}
OTHER_FORMS = {
    *(".feather", ".arrow", ".orc", ".avro", ".h5", ".pkl", ".pickle", ".rds", ".rdata", ".sav"),
    *(".dta", ".db", ".sqlite", ".sqlite3", ".sql", ".numbers", ".xml"),
}
NO_TABLE = "not a table"
STRIPPED = tuple(suffix for suffix in SUFFIXES if suffix not in {".data", ".item"})
SMALL = {"small", "mini", "sample", "subset", "muestra"}
COPIES = {
    *("clean", "cleaned", "limpio", "limpios", "copy", "copia", "final", "full", "large", "new"),
    *("updated", "processed", "preprocessed", "utf8", "utf", "excel"),
}
TITLE_ID = re.compile(r"\s*[A-Za-z]+\d+\s*")
"""The id of a platform title: `as123`."""
EDITION = re.compile(r"v?\d+")
BEFORE = {"copy", "of", "copia", "de"}
STEMS: dict[str, Layout] = {
    **dict.fromkeys(("movies_dataset", "movies_metadata", "tmdb_5000_movies"), FILMS),
    **dict.fromkeys(("credits", "tmdb_5000_credits"), CREDITS),
    "keywords": KEYWORDS,
    "film_names": NAMES,
    **dict.fromkeys(("ratings", "u_data"), RATINGS),
    "links": LINKS,
    "scores": SCORES,
}
"""Names that say what a file holds, the likeliest of a kind first."""
SHARED = {"credits", "ratings", "titles"}
"""Names that files of several kinds bear, so that their columns decide."""
ROOMS = {"raw", "data", "datos", "archive", "movies", "platforms", "films", "titles", "download",
         "downloads", "dataset", "datasets", "input", "csv", "files", "tmp"}  # fmt: skip
"""Names of folders that say nothing of whose titles lie there."""


def is_table(path: Path) -> bool:
    """Tell whether a file's name is that of a table."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    kinds = [s for s in suffixes if s not in PACKED][-1:] if suffixes[-1:] else []
    return bool(kinds and kinds[0] in SUFFIXES) or suffixes[-1:] == [".zip"]


def no_table(path: Path) -> str:
    """Return why a file whose name is not that of a table is not read."""
    suffix = path.suffix.lower()
    if suffix in OTHERWISE_PACKED:
        return "packed in a way that is not read: unpack it, or pack it as .gz or .zip"
    if suffix in OTHER_FORMS:
        return "of a form that is not read: export it as CSV"
    return NO_TABLE


def stem(path: Path) -> str:
    """Return what a file is called, without suffixes and the marks of copies: `movies_dataset`."""
    words = _words(path)
    while len(words) > 1 and (words[-1] in COPIES | SMALL or EDITION.fullmatch(words[-1])):
        words.pop()
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
    return "_".join(words)


def is_small(path: Path) -> bool:
    """Tell whether a file's name says that it is the small edition of another."""
    return bool(SMALL & set(_words(path)[1:]))


def told_apart(paths: Sequence[Path], folder: Path) -> dict[Path, str]:
    """Return what files are called that share a name with others of them: with their folders.

    These begin below `folder`, else below the folder that the files have in common.
    """
    named = Counter(path.name for path in {path.absolute() for path in paths})
    alike = [path for path in paths if named[path.name] > 1]
    if not all(path.is_relative_to(folder) for path in alike):
        folder = Path(os.path.commonpath([path.absolute() for path in alike]))
        return {path: path.absolute().relative_to(folder).as_posix() for path in alike}
    return {path: path.relative_to(folder).as_posix() for path in alike}


def _words(path: Path) -> list[str]:
    name = path.name
    while (suffix := Path(name).suffix.lower()) in (*PACKED, *STRIPPED):
        name = name[: -len(suffix)]
    return re.findall(r"[a-z0-9]+", key(name))


def said(path: Path) -> Layout | None:
    """Return the kind of file that a name promises, None where it promises none."""
    found = stem(path)
    return TITLES if re.search(r"[a-z0-9]_titles?(_|$)", found) else STEMS.get(found)


def rank(path: Path) -> int:
    """Return how likely a name is among those of its kind, 0 the likeliest."""
    return [*STEMS].index(stem(path)) if stem(path) in STEMS else len(STEMS)


def platform(path: Path) -> str | None:
    """Return whose titles (or credits) a file holds, by its name, else by its folder's.

    `hbo_max_titles.csv` and `hbo-max/titles.csv` are both HBO Max's.
    """
    whose = re.match(r"(.+?)_(?:titles?|credits)(?:_|$)", stem(path))
    if whose:
        return named(whose[1])
    known = [*MISSION, *(name.replace(" ", "_") for name in SPELLINGS if len(name) > 4)]
    within = next((name for name in known if name in stem(path)), None)
    if within:
        return named(within)
    folder = spelled(path.resolve().parent.name)
    return None if folder.replace(" ", "_") in ROOMS else named(folder) or None
