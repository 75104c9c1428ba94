"""Build everything in `data/sample`: `python data/sample/make.py [OUT]`."""

import sys
from pathlib import Path

import make_films
import make_ratings
import make_scores

if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for path in (*make_films.make(out), *make_scores.make(out), *make_ratings.make(out)):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
