"""Build the sample: `python data/sample/make.py`; with a folder, just its raw files there."""

import sys
from pathlib import Path

import make_dirty
import make_films
import make_ratings
import make_scores
import make_tables

RAW = (make_films, make_scores, make_ratings)

if __name__ == "__main__":
    elsewhere = [Path(argument) for argument in sys.argv[1:2]]
    out = elsewhere[0] if elsewhere else Path(__file__).parent
    for made in RAW if elsewhere else (*RAW, make_tables, make_dirty):
        for path in made.make(out):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
