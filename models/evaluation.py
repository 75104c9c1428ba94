"""What the build measured of the recommenders, for pages to draw."""

import json
from typing import Any

from catalogue import Catalogue


def read(catalogue: Catalogue) -> dict[str, Any]:
    """Return `evaluation.json` by recommender; empty where it is absent or of other tables."""
    try:
        found: dict[str, Any] = json.loads(catalogue.file("evaluation.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return found if found.get("identity") == catalogue.manifest.identity else {}
