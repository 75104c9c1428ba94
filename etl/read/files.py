"""Which raw files a folder holds, and which of the things that lie there are none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from catalogue import DataError
from catalogue.quality import FileNotRead
from etl.read import filenames
from etl.read.columns import Layout, match, nearest
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
from etl.read.parts import is_parted
from etl.read.table import recognised, stranger

RAW = Path("data/raw")
SAMPLE = Path("data/sample")
PROVENANCE = "provenance.json"
ELSEWHERE = "files are looked for in the folder itself, movies/, platforms/ and ratings/"
ROOMS = ("", "movies", "platforms", "ratings")
ALONE = "there are no films or titles that it belongs to"
NAMELESS = "justwatch"
"""Whose titles a file holds whose name and folder do not say it."""
DEEPEST = 3
"""Folders below the raw folder that are looked into."""
SHOWN = 6
"""Columns named of a file that is of no known kind, and files of one reason."""


@dataclass(frozen=True)
class RawFiles:
    """The raw files found in a folder and its subfolders; None or empty where there is none.

    `unread` is what else lies there, `notes` what is to be said of the choice among them.
    """

    folder: Path
    films: Path | None = None
    credits: Path | None = None
    keywords: Path | None = None
    names: Path | None = None
    ratings: Path | None = None
    links: Path | None = None
    movies: Path | None = None
    titles: dict[str, Path] = field(default_factory=dict)
    title_credits: dict[str, Path] = field(default_factory=dict)
    scores: Path | None = None
    title_ratings: tuple[Path, ...] = ()
    provenance: Path | None = None
    unread: tuple[FileNotRead, ...] = ()
    notes: tuple[str, ...] = ()

    def all(self) -> Iterator[Path]:
        """Yield every file found."""
        films = (self.films, self.credits, self.keywords, self.names)
        of_ratings = (self.ratings, self.links, self.movies)
        yield from (path for path in (*films, *of_ratings, self.scores) if path)
        yield from self.titles.values()
        yield from self.title_credits.values()
        yield from self.title_ratings

    def by_subject(self) -> Iterator[tuple[Path, str]]:
        """Yield every file found, each with what it is of: films, titles or ratings."""
        of_films = {self.films, self.credits, self.keywords, self.names}
        of_ratings = {self.ratings, self.links, self.movies, *self.title_ratings}
        for path in self.all():
            yield (
                path,
                ("films" if path in of_films else "ratings" if path in of_ratings else "titles"),
            )


def find(folder: Path) -> RawFiles:
    """Find the raw files in `folder` and its subfolders, by their names, else by their columns.

    A folder of parts is a file under the folder's name; `folder` itself may be one.

    Raises: DataError: no such folder, or none of the files in it.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder: name the one that holds movies_dataset.csv."
        raise DataError(message)
    if is_parted(folder):
        search, folder = _Search(folder.parent, [folder]), folder.parent
    else:
        search = _Search(folder)
    ratings = search.first(RATINGS, ("ratings", "", "movies"))
    found = RawFiles(
        folder=folder,
        films=search.first(FILMS, ("", "movies")),
        credits=search.first(CREDITS, ("", "movies")),
        keywords=search.first(KEYWORDS, ("", "movies")),
        names=search.first(NAMES, ("", "movies", "wikidata")),
        ratings=ratings,
        links=search.first(LINKS, (_place(folder, ratings), "", "ratings", "movies")),
        movies=search.first(MOVIES, (_place(folder, ratings), "ratings", "", "movies")),
        titles=search.of_platforms(TITLES),
        title_credits=search.of_platforms(TITLE_CREDITS),
        scores=search.first(SCORES, ("", "platforms")),
        title_ratings=tuple(search.title_ratings),
        provenance=search.provenance,
    )
    if not found.films and not found.titles:
        raise DataError(_nothing(folder, search))
    return _explained(found, search)


def default_folder() -> Path:
    """Return `data/raw` if films or titles are there, else the sample."""
    search = _Search(RAW) if RAW.is_dir() else None
    return RAW if search and (search.found[FILMS.kind] or search.found[TITLES.kind]) else SAMPLE


def is_of_titles(path: Path) -> bool:
    """Tell whether a file of ratings rates platform titles (`as123`) and not films (`862`)."""
    try:
        place = match(columns(path), RATINGS).found["movieId"]
        return any(filenames.TITLE_ID.fullmatch(cell) for cell in cells(path, place))
    except (DataError, KeyError):
        return False


class _Search:
    """A raw folder's files, each told what it is once."""

    def __init__(self, folder: Path, files: Iterable[Path] | None = None) -> None:
        self.folder = folder
        self.found: dict[str, list[Path]] = {layout.kind: [] for layout in LAYOUTS}
        self.title_ratings: list[Path] = []
        self.provenance: Path | None = None
        self.unread: list[tuple[Path, str]] = []
        for path in _files(folder, DEEPEST) if files is None else files:
            self._sort_in(path)

    def _sort_in(self, path: Path) -> None:
        """Put a file among those of its kind, or among the unread ones with a reason."""
        if path.name == PROVENANCE and path.parent == self.folder:
            self.provenance = path
        elif path.is_file() and not filenames.is_table(path):
            self.unread.append((path, filenames.no_table(path)))
        elif self._lies_with_ratings(path):
            self.title_ratings.append(path)
        else:
            layout, reason = _kind(path)
            if layout is RATINGS and self._is_in_a_room(path) and is_of_titles(path):
                self.title_ratings.append(path)
            elif layout:
                self.found[layout.kind].append(path)
            else:
                is_prose = path.suffix == ".txt" and path.name.lower().startswith(("readme", "lic"))
                self.unread.append((path, filenames.NO_TABLE if is_prose else reason))

    def _lies_with_ratings(self, path: Path) -> bool:
        """Tell whether a file lies where raw ratings of platform titles do."""
        room = path.parent
        return room.parent == self.folder / "platforms" and _holds_ratings(room)

    def first(self, layout: Layout, folders: Sequence[str]) -> Path | None:
        """Return the file of a kind that is read: a large one, of the likeliest folder and name."""
        paths = sorted(self.found[layout.kind], key=self._order(folders))
        return paths[0] if paths else None

    def of_platforms(self, layout: Layout) -> dict[str, Path]:
        """Return each platform's file of a kind."""
        every = sorted(self.found[layout.kind], key=self._order(("", "platforms")))
        paths = [path for path in every if self._is_in_a_room(path)] or every
        whose = {path: filenames.platform(path) or NAMELESS for path in reversed(paths)}
        return {platform: path for path, platform in sorted(whose.items(), key=_by_platform)}

    def _is_in_a_room(self, path: Path) -> bool:
        """Tell whether a file lies where raw files do, or is a set unpacked beside them."""
        room = _place(self.folder, path).split("/")[0]
        beside = path.parent.parent == self.folder and filenames.stem(path) in filenames.SHARED
        return room in ROOMS or beside

    def _order(self, folders: Sequence[str]) -> Callable[[Path], tuple[object, ...]]:
        places = list(dict.fromkeys(folders))

        def order(path: Path) -> tuple[object, ...]:
            place = _place(self.folder, path)
            near = places.index(place) if place in places else len(places)
            small = filenames.is_small(path)
            return small, near, filenames.rank(path), len(path.name), path.as_posix()

        return order


def _files(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders; hidden ones and published tables are none."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        if path.is_file() or (is_parted(path) and not _holds_ratings(path)):
            yield path
        elif depth and path.is_dir() and not _is_published(path):
            yield from _files(path, depth - 1)


def _holds_ratings(room: Path) -> bool:
    """Tell whether a folder's files are ratings of platform titles, each of which is read apart."""
    return room.parent.name == "platforms" and room.name.startswith("ratings")


def _is_published(folder: Path) -> bool:
    return any((folder / name).exists() for name in ("manifest.json", "current", ".versions"))


def _kind(path: Path) -> tuple[Layout | None, str]:
    """Return what a file holds, by its name or else by its columns; or why it is of no use."""
    said = filenames.said(path)
    if said and filenames.stem(path) not in filenames.SHARED:
        return said, ""
    try:
        return (recognised(path) or said, "") if said or recognised(path) else (None, _odd(path))
    except DataError as error:
        why = str(error).removeprefix(f"{path} ").rstrip(".")
        return said, "" if said else why


def _odd(path: Path) -> str:
    """Return why a table is of no known kind."""
    names = columns(path)
    if why := stranger(names):
        return why.rstrip(".")
    near = nearest(names, LAYOUTS)
    shown = ", ".join(name[:30] for name in names[:SHOWN]) + (", ..." if names[SHOWN:] else "")
    lacking = ", ".join(match(names, near).missing(near))
    return f"its columns ({shown}) are those of no known file; of {near.kind} it lacks {lacking}"


def _place(folder: Path, path: Path | None) -> str:
    """Return the subfolder in which a file lies, empty for the folder itself."""
    if path is None:
        return ""
    place = path.parent.relative_to(folder).as_posix()
    return "" if place == "." else place


def _by_platform(pair: tuple[Path, str]) -> str:
    return pair[1]


def _explained(found: RawFiles, search: _Search) -> RawFiles:
    """Leave out what has nothing to belong to; say what is unread and which editions are small."""
    useless = dict(_useless(found))
    whose = {name: path for name, path in found.title_credits.items() if name in found.titles}
    nothing: dict[str, Any] = dict.fromkeys(useless, None)
    nothing |= {"title_ratings": _kept(found, useless), "title_credits": whose}
    used = replace(found, **nothing)
    read = list(used.all())
    lonely = set(found.title_credits.values()) - set(whose.values())
    reasons = {getattr(found, name): why for name, why in useless.items()}
    left = [
        (path, reasons.get(path) or _instead(search, kind, path, read))
        for kind, paths in search.found.items()
        for path in paths
        if path not in read
    ]
    left = [
        (path, "there are no titles of this platform" if path in lonely else why)
        for path, why in left
    ]
    left += [(path, useless["title_ratings"]) for path in found.title_ratings if path not in read]
    unread = [
        FileNotRead(_named(path, found.folder), reason)
        for path, reason in sorted([*search.unread, *left])
    ]
    notes = [
        f"{path.name} does not say whose titles it holds: call it after its platform, "
        "hbo_max_titles.csv."
        for platform, path in used.titles.items()
        if platform == NAMELESS and NAMELESS not in path.name.lower()
    ]
    notes += [
        f"{path.name} is the small edition: the large one is not there."
        for path in read
        if filenames.is_small(path)
    ]
    return replace(used, unread=tuple(unread), notes=tuple(notes))


def _kept(found: RawFiles, useless: Mapping[str, str]) -> tuple[Path, ...]:
    return () if "title_ratings" in useless else found.title_ratings


def _useless(found: RawFiles) -> Iterator[tuple[str, str]]:
    """Yield which files have nothing that they belong to, by their field, and why."""
    for name in ("credits", "keywords", "names", "ratings", "links"):
        if not found.films and getattr(found, name):
            yield name, "there are no films that it belongs to"
    if found.films and found.links and not found.ratings:
        yield "links", "there are no ratings that it links to films"
    if found.movies and (not found.films or not found.ratings or found.links):
        yield "movies", "only ratings without links need it, to find their films by title"
    if found.scores and (found.title_ratings or not found.titles):
        why = "the titles' scores are the means of the ratings at hand"
        yield "scores", why if found.titles else "there are no titles that it belongs to"
    if found.title_ratings and not found.titles:
        yield "title_ratings", "there are no titles that it belongs to"


def _instead(search: _Search, kind: str, path: Path, read: Sequence[Path]) -> str:
    """Say which file of the same kind is read, else that this one lies elsewhere."""
    same = [other for other in search.found[kind] if other in read]
    if kind == TITLES.kind:
        whose = filenames.platform(path)
        same = [other for other in same if filenames.platform(other) == whose]
    return next((f"{_named(other, search.folder)} is read instead" for other in same), ELSEWHERE)


def _named(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _nothing(folder: Path, search: _Search) -> str:
    """Say what a folder without films and titles lacks, and why what it holds is none."""
    return (
        f"{folder} holds no raw files: put movies_dataset.csv (or movies_metadata.csv) "
        "or a platform's *_titles.csv there or in its subfolders movies/ and platforms/."
        f"{''.join(f' {said}.' for said in _reasons(folder, search))}"
    )


def _reasons(folder: Path, search: _Search) -> Iterator[str]:
    """Yield why files that were seen are none of films or titles, those of one reason together."""
    companions = [path for paths in search.found.values() for path in paths]
    alone = [(path, ALONE) for path in (*companions, *search.title_ratings)]
    seen = sorted([*search.unread, *alone])
    for reason in dict.fromkeys(why for _, why in seen):
        names = [_named(path, folder) for path, why in seen if why == reason]
        more = f" and {len(names) - SHOWN} more" if names[SHOWN:] else ""
        yield f"{', '.join(names[:SHOWN])}{more}: {reason}"
