"""The weights of the blend: one readable file, written by `python -m models.similar.learn`."""

import json
from pathlib import Path

FILE = Path(__file__).with_name("weights.json")
WITHOUT_RATINGS = Path(__file__).with_name("weights_without_ratings.json")
"""Weights where no viewers' ratings are at hand, by `python -m models.similar.learn_pairs`."""


def read(path: Path = FILE) -> dict[str, float]:
    """Return the weight of each field."""
    fields: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return fields


def ranking(path: Path = FILE) -> dict[str, tuple[float, float]]:
    """Return what each field adds among the first fifty: for a film nobody knows, for a known one.

    Nothing where the file has none.
    """
    facts = json.loads(path.read_text(encoding="utf-8")).get("ranking", {})
    return {name: (float(unknown), float(known)) for name, (unknown, known) in facts.items()}
