"""Build the films of the sample: `movies_dataset.csv.gz` and `credits.csv.gz`."""

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from bokeh_sampledata.movies_data import movie_path
from facts import index, read
from layout import COLUMNS, HERE, Layout
from snapshot import films


def write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, object]]) -> None:
    """Write rows as a gzipped CSV that holds no time, so that the same rows give the same file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def layout() -> Layout:
    """Return the snapshot with the hand-made facts, ready to be written."""
    found = films(movie_path)
    known, folder = index(found), HERE / "facts"
    return Layout(
        found,
        budgets=read(folder / "budgets.csv", known),
        franchises=read(folder / "franchises.csv", known),
        overviews=read(folder / "overviews.csv", known),
    )


def make(out: Path) -> list[Path]:
    """Write both files into a folder and return their paths."""
    made = layout()
    paths = [out / "movies_dataset.csv.gz", out / "credits.csv.gz"]
    write(paths[0], COLUMNS, map(made.row, made.films))
    credited = [film for film in made.films if film.cast or film.directors]
    write(paths[1], ("cast", "crew", "id"), map(made.credit, credited))
    return paths
