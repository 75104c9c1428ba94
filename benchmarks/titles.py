"""What ten titles a film add: `python -m benchmarks.titles TABLES FOLDER` writes such tables.

TMDB has some ten titles of a film, in as many languages. Here they are made, each of as many words
as the film's own title, drawn from all titles, so that no two of a film agree: real translations
often do, and then cost nothing.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from catalogue import load
from catalogue.store import version_folder

EACH = 10
LANGUAGES = ("de", "fr", "it", "pt", "ru", "pl", "tr", "hu", "nl", "sv")
SEED = 11


def ten_titles(films: pd.DataFrame) -> pd.DataFrame:
    """Return `EACH` titles of each film, as rows of `film_titles`."""
    random = np.random.default_rng(SEED)
    split = films["title"].astype("str").str.split()
    words = np.array([word for title in split.tolist() for word in title], dtype=object)
    sizes = np.repeat(split.str.len().to_numpy(), EACH)
    drawn = iter(words[random.integers(0, len(words), int(sizes.sum()))].tolist())
    titles = [" ".join(next(drawn) for _ in range(size)) for size in sizes.tolist()]
    return pd.DataFrame(
        {
            "film_id": np.repeat(films["film_id"].to_numpy(), EACH),
            "position": np.tile(np.arange(100, 100 + EACH), len(films)),
            "language": np.tile(np.array(LANGUAGES, dtype=object), len(films)),
            "region": None,
            "title": titles,
            "kind": "main",
            "source": "tmdb",
        }
    )
