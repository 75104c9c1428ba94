"""Fit, measure and store the recommender of similar films."""

from pathlib import Path

from catalogue import Catalogue
from models.similar import judged, poorer, stored, tags
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import Judged, Measured, Poorer


def build(tables: Catalogue, folder: Path) -> tuple[Measured | None, Judged | None, list[Poorer]]:
    """Write `similar.npz` into the folder; return the evaluation.

    It is by viewers' likes where enough of them are at hand, and by the pairs of films that were
    judged by hand; simulated likes judge nothing. Last come the poorer catalogues.
    """
    model = fit(tables)
    stored.save(folder / stored.FILE, model, tables.manifest.identity)
    measured, tagged = None, tags.read(tables)
    if model.audience is not None:
        measured = evaluate(tables, model, tagged)
    return measured, judged.measure(tables, model), poorer.measure(tables, model, tagged)
