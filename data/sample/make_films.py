"""Build the films of the sample: `movies_dataset`, `keywords` and `credits`, each `.csv.gz`."""

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from bokeh_sampledata.movies_data import movie_path
from facts import described, index, read
from layout import COLUMNS, HERE, Layout, codes
from recent import FIRST_IDS, joined, recent
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
    folder, snapshot = HERE / "facts", films(movie_path)
    known = index(snapshot)
    named = codes("countries.csv"), codes("languages.csv")
    ours = [film for name in FIRST_IDS for film in recent(folder / name, *named)]
    return Layout(
        joined(described(snapshot, folder / "descriptions.csv"), ours),
        budgets=read(folder / "budgets.csv", known),
        franchises=read(folder / "franchises.csv", known),
    )


def make(out: Path) -> list[Path]:
    """Write the three files into a folder and return their paths."""
    made = layout()
    paths = [out / f"{name}.csv.gz" for name in ("movies_dataset", "credits", "keywords")]
    write(paths[0], COLUMNS, map(made.row, made.films))
    credited = [film for film in made.films if film.cast or film.directors]
    write(paths[1], ("cast", "crew", "id"), map(made.credit, credited))
    themed = [film for film in made.films if film.by_hand.get("themes")]
    write(paths[2], ("id", "keywords"), map(made.keywords, themed))
    return paths
