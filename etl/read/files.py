"""Which raw files a folder holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalogue import DataError

FILMS = ("movies_dataset", "movies_metadata", "tmdb_5000_movies")
CREDITS = ("credits", "tmdb_5000_credits")
PLATFORM_FILES = {
    "amazon": ("amazon_prime_titles", "amazon_titles"),
    "disney": ("disney_plus_titles", "disney_titles"),
    "hulu": ("hulu_titles",),
    "netflix": ("netflix_titles",),
}
SUFFIXES = (".csv", ".csv.gz", ".csv.zip", ".zip")
RAW = Path("data/raw")
SAMPLE = Path("data/sample")


@dataclass(frozen=True)
class RawFiles:
    """The raw files found in a folder and its subfolders; None or empty where there is none."""

    folder: Path
    films: Path | None = None
    credits: Path | None = None
    keywords: Path | None = None
    ratings: Path | None = None
    links: Path | None = None
    titles: dict[str, Path] = field(default_factory=dict)
    scores: Path | None = None
    title_ratings: tuple[Path, ...] = ()
    provenance: Path | None = None

    def all(self) -> Iterator[Path]:
        """Yield every file found."""
        films = (self.films, self.credits, self.keywords, self.ratings, self.links, self.scores)
        yield from (path for path in films if path)
        yield from self.titles.values()
        yield from self.title_ratings


def find(folder: Path) -> RawFiles:
    """Find the raw files in `folder`, `movies/`, `platforms/` and `ratings/`.

    Raises: DataError: no such folder, or none of the files in it.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder: name the one that holds movies_dataset.csv."
        raise DataError(message)
    ratings = _first([folder / "ratings", folder], "ratings")
    found = RawFiles(
        folder=folder,
        films=_first([folder, folder / "movies"], *FILMS),
        credits=_first([folder, folder / "movies"], *CREDITS),
        keywords=_first([folder, folder / "movies"], "keywords"),
        ratings=ratings,
        links=_links(folder, ratings),
        titles=_titles(folder),
        scores=_first([folder, folder / "platforms"], "scores"),
        title_ratings=_title_ratings(folder),
        provenance=_existing(folder / "provenance.json"),
    )
    if not found.films and not found.titles:
        message = (
            f"{folder} holds no raw files: put movies_dataset.csv (or movies_metadata.csv) "
            "or a platform's *_titles.csv there or in its subfolders movies/ and platforms/."
        )
        raise DataError(message)
    return found


def default_folder() -> Path:
    """Return `data/raw` if films are there, else the sample."""
    return RAW if _first([RAW, RAW / "movies"], *FILMS[:2]) else SAMPLE


def _first(folders: list[Path], *stems: str) -> Path | None:
    paths = (f / (stem + suffix) for f in folders for stem in stems for suffix in SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _links(folder: Path, ratings: Path | None) -> Path | None:
    """Return the links beside the ratings; MovieLens numbers differ from edition to edition."""
    beside = [ratings.parent] if ratings else []
    return _first([*beside, folder, folder / "ratings", folder / "movies"], "links")


def _titles(folder: Path) -> dict[str, Path]:
    found = {
        platform: _first([folder, folder / "platforms"], *stems)
        for platform, stems in PLATFORM_FILES.items()
    }
    return {platform: path for platform, path in found.items() if path}


def _title_ratings(folder: Path) -> tuple[Path, ...]:
    folders = sorted((folder / "platforms").glob("ratings*/")) if folder.is_dir() else []
    return tuple(path for f in folders for path in sorted(f.glob("*.csv*")))
