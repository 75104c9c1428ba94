"""Build everything in `data/sample`: `python data/sample/make.py [OUT]`."""

import sys
from pathlib import Path

import make_films
import make_ratings
import make_scores
import make_tables

if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for make in (make_films, make_scores, make_ratings, make_tables):
        for path in make.make(out):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
