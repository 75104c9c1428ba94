"""Raw platform files planted as CSV text, and the tables made of them."""

from pathlib import Path
from typing import Any

from catalogue import Catalogue, load
from etl.build import build
from etl.read.files import find

HEADER = (
    "show_id,type,title,director,cast,country,date_added,release_year,rating,duration,"
    "listed_in,description"
)


def raw(folder: Path, **files: str) -> Path:
    """Write the text of each file, named by its stem, into `platforms/` and return the folder."""
    (folder / "platforms").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        header = [] if lines[0].startswith(("show_id", "id,", "userId")) else [HEADER]
        path = folder / "platforms" / f"{name}.csv"
        path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")
    return folder


def made(folder: Path, **files: str) -> Catalogue:
    """Return the catalogue that the clean-up makes of the planted files."""
    build(find(raw(folder / "raw", **files)), folder / "tidy", lambda _: None)
    return load(folder / "tidy")


def row(catalogue: Catalogue, title_id: str) -> dict[str, Any]:
    """Return one title as a dictionary."""
    found = catalogue.titles[catalogue.titles["title_id"] == title_id]
    assert len(found) == 1
    return {str(name): value for name, value in found.iloc[0].items()}
