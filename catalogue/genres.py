"""One set of genres for all platforms: the twenty of the films.

`data/names/genres.csv` says which of the platforms' labels is which; `Dramas` and `TV Dramas` are
Drama. Some are no genre (Classics, International).
"""

import csv
from functools import cache
from pathlib import Path

LABELS = Path(__file__).resolve().parents[1] / "data/names/genres.csv"


@cache
def twenty() -> dict[str, str]:
    """Return the genre of each label that is one, as the films' data spell it."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["genre"]: row["genre20"] for row in csv.DictReader(file) if row["genre20"]}


@cache
def genres() -> tuple[str, ...]:
    """Return the twenty genres by name."""
    return tuple(sorted(set(twenty().values())))
