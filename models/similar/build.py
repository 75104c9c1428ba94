"""Fit, measure and store the recommender of similar films."""

from pathlib import Path

from catalogue import Catalogue
from models.similar import stored, tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import Measured


def build(tables: Catalogue, folder: Path) -> Measured | None:
    """Write `similar.npz` into the folder; return the evaluation, None without enough ratings."""
    model = fit(tables)
    stored.save(folder / stored.FILE, model, tables.manifest.identity)
    return evaluate(tables, model, tags.read(tables))
