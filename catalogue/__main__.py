"""Write `data/README.md` from the data dictionary: `python -m catalogue`."""

import json
from pathlib import Path

from catalogue.dictionary import readme

DATA = Path(__file__).resolve().parents[1] / "data"
README = DATA / "README.md"


def text() -> str:
    """Return the page as it should be."""
    about = json.loads((DATA / "sample/provenance.json").read_text(encoding="utf-8"))
    return readme(about)


if __name__ == "__main__":
    README.write_text(text(), encoding="utf-8")
