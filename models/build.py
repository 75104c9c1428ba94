"""Fit, measure and store every recommender for one version of the tables."""

from pathlib import Path

import catalogue
from models import evaluation
from models.evaluation import Evaluation
from models.license import build as license
from models.ratings import build as ratings
from models.ratings.cluster import Cluster
from models.similar import build as similar
from models.titles import build as titles
from models.words import build as words


def build(folder: Path, cluster: Cluster | None = None) -> list[Path]:
    """Fit and store all recommenders beside the present version's tables; return the files.

    Every file is written whole or not at all, and names the identity of the tables it was fitted
    on, so a reader can tell a stale model. `cluster` fits what this machine cannot.
    Raises: DataError: no tables there, or damaged ones; what the cluster lacks.
    """
    tables = catalogue.load(folder)
    before = {path: path.stat().st_mtime_ns for path in tables.folder.iterdir()}
    words.build(tables, tables.folder)
    by_viewers, by_pairs, poorer = similar.build(tables, tables.folder)
    license.build(tables, tables.folder)
    titles.build(tables, tables.folder)
    measured = Evaluation(
        identity=tables.manifest.identity,
        ratings=ratings.build(tables, tables.folder, cluster),
        similar=by_viewers,
        judged=by_pairs,
        poorer=poorer,
    )
    evaluation.write(tables.file(evaluation.FILE), measured)
    return [p for p in sorted(tables.folder.iterdir()) if before.get(p) != p.stat().st_mtime_ns]
