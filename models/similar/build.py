"""Fit, measure and store the recommender of similar films."""

from pathlib import Path
from typing import Any

from catalogue import Catalogue
from models.similar import stored, tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit


def build(tables: Catalogue, folder: Path) -> dict[str, Any]:
    """Write `similar.npz` into the folder; return the evaluation, empty without enough ratings."""
    model = fit(tables)
    stored.save(folder / stored.FILE, model, tables.manifest.identity)
    return evaluate(tables, model, tags.read(tables))
