"""Fit, measure and store the recommender of similar films."""

from pathlib import Path

from catalogue import Catalogue
from models.similar import judged, stored, tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import Judged, Measured


def build(tables: Catalogue, folder: Path) -> tuple[Measured | None, Judged | None]:
    """Write `similar.npz` into the folder; return the evaluation.

    It is by viewers' likes where enough of them are at hand, and by the pairs of films that were
    judged by hand; simulated likes judge nothing.
    """
    model = fit(tables)
    stored.save(folder / stored.FILE, model, tables.manifest.identity)
    measured = None
    if model.audience is not None:
        measured = evaluate(tables, model, tags.read(tables))
    return measured, judged.measure(tables, model)
