"""The public data sets, from Kaggle with the package `kagglehub` (requirements-fetch.txt).

Of MovieLens the small selection is taken (100,000 ratings, the size that the models are measured
on): the full one has 26 million rows in 700 MB, more than a small machine can clean and fit.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.errors import DataError
from fetch import checksums

MOVIES = "rounakbanik/the-movies-dataset"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of one version of a data set, and its place in the folder of raw files."""

    dataset: str
    version: int
    file: str
    to: str

    @property
    def handle(self) -> str:
        """The data set and version as Kaggle writes them."""
        return f"{self.dataset}/versions/{self.version}"

    @property
    def name(self) -> str:
        """The file's full name on Kaggle."""
        return f"{self.handle}/{self.file}"


SOURCES = (
    Source(MOVIES, 7, "movies_metadata.csv", "movies/movies_dataset.csv"),
    Source(MOVIES, 7, "credits.csv", "movies/credits.csv"),
    Source(MOVIES, 7, "keywords.csv", "movies/keywords.csv"),
    Source(MOVIES, 7, "ratings_small.csv", "ratings/ratings.csv"),
    Source(MOVIES, 7, "links_small.csv", "ratings/links.csv"),
    Source(
        "shivamb/amazon-prime-movies-and-tv-shows",
        1,
        "amazon_prime_titles.csv",
        "platforms/amazon_prime_titles.csv",
    ),
    Source(
        "shivamb/disney-movies-and-tv-shows",
        2,
        "disney_plus_titles.csv",
        "platforms/disney_plus_titles.csv",
    ),
    Source("shivamb/hulu-movies-and-tv-shows", 1, "hulu_titles.csv", "platforms/hulu_titles.csv"),
    Source("shivamb/netflix-shows", 5, "netflix_titles.csv", "platforms/netflix_titles.csv"),
)
"""The pinned versions; a new one is one number here."""

PROVENANCE = {
    "films": {"source": f"Kaggle, {MOVIES}: TMDB, July 2017", "licence": "CC0-1.0, says Kaggle"},
    "ratings": {
        "source": f"Kaggle, {MOVIES}: MovieLens, GroupLens",
        "licence": "GroupLens' terms: not for commerce, not to be passed on",
    },
    "platforms": {"source": "Kaggle, Shivam Bansal's four sets", "licence": "CC0-1.0, says Kaggle"},
}


def kaggle(folder: Path, sources: Sequence[Source] = SOURCES) -> list[Path]:
    """Bring the pinned versions into the folder of raw files; return the files.

    What each file's content was is recorded at the first fetch; later ones must bring the same.

    Raises: DataError: no package, no network, another content than recorded, or a file there
        that did not come from Kaggle; the files in the folder stay as they are.
    """
    found = {source: _download(source) for source in sources}
    digests = {source: checksums.sha256(path) for source, path in found.items()}
    recorded = checksums.read(folder)
    for source, digest in digests.items():
        _check(source, digest, recorded)
        _refuse_foreign(folder, source, digest, recorded)
    for source, path in found.items():
        checksums.replace(folder / source.to, path.read_bytes())
    checksums.write(folder, {source.name: digest for source, digest in digests.items()})
    _tell_provenance(folder)
    return [folder / source.to for source in sources]


def _download(source: Source) -> Path:
    """Return the file's path in kagglehub's cache, fetched if it is not there."""
    try:
        import kagglehub  # takes a second, and is no requirement of the server
    except ImportError:
        message = (
            "Fetching from Kaggle needs the package kagglehub: "
            "`pip install -r requirements-fetch.txt`."
        )
        raise DataError(message) from None
    try:
        path = Path(kagglehub.dataset_download(source.handle, path=source.file))
    except Exception as error:  # its errors share no base, and any of them means no file
        reason = " ".join(str(error).split()) or type(error).__name__
        message = (
            f"Kaggle did not give {source.name}: {reason}. The present files stay; check the "
            "network, and that the version in fetch/kaggle.py exists."
        )
        raise DataError(message) from error
    return path


def _check(source: Source, digest: str, recorded: dict[str, str]) -> None:
    """Refuse a version whose content is not what it was."""
    if recorded.get(source.name, digest) != digest:
        message = (
            f"{source.name} is not the file that was fetched before (SHA-256 {digest[:12]}, "
            f"recorded {recorded[source.name][:12]}). The present files stay; if the change is "
            f"meant, delete its line in {checksums.NAME}."
        )
        raise DataError(message)


def _refuse_foreign(folder: Path, source: Source, digest: str, recorded: dict[str, str]) -> None:
    """Refuse to overwrite, or to be hidden by, a file that did not come from Kaggle.

    The clean-up prefers a file at the top of the folder to the one in its subfolder.
    """
    ours = {digest, *(value for name, value in recorded.items() if source.dataset in name)}
    for name in (source.to, source.file, Path(source.to).name):
        path = folder / name
        if path.is_file() and checksums.sha256(path) not in ours:
            message = (
                f"{path} did not come from Kaggle: move it away, or fetch into another folder "
                "with --raw."
            )
            raise DataError(message)


def _tell_provenance(folder: Path) -> None:
    """Say where the files are from, unless the folder says so already."""
    path = folder / "provenance.json"
    if not path.exists():
        checksums.replace(path, (json.dumps(PROVENANCE, indent=1) + "\n").encode())
