"""Simulate the users' scores of the sample's platform titles: `platforms/scores.csv`.

Nobody's ratings: a seeded draw. Each title has a quality from N(3.5, 0.3), 40 to 400 ratings drawn
from N(quality, 1) and rounded to half stars from 0.5 to 5; its score is their mean.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

SEED = 2021
PLATFORMS = Path(__file__).parent / "platforms"


def ids(folder: Path) -> Iterator[str]:
    """Yield the titles' ids, platform's initial and show_id."""
    for path in sorted(folder.glob("*_titles.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (path.name[0] + row["show_id"] for row in csv.DictReader(file))


def score(draw: np.random.Generator) -> float:
    """Return the mean of one title's simulated ratings."""
    quality = draw.normal(3.5, 0.3)
    stars = draw.normal(quality, 1, size=draw.integers(40, 401))
    return float(np.clip(np.round(stars * 2) / 2, 0.5, 5).mean())


def make(out: Path) -> list[Path]:
    """Write `platforms/scores.csv` into a folder and return its path."""
    draw = np.random.default_rng(SEED)
    path = out / "platforms" / "scores.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "score"))
        writer.writerows((title, score(draw)) for title in ids(PLATFORMS))
    return [path]
