"""Fit, measure and store every recommender for one version of the tables."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import catalogue
from models.files import write_text
from models.words.build import build as build_words

RECOMMENDERS = ("ratings", "similar")
"""Folders of `models/`, each with the modules `build` and `command`.

`build.build(tables, folder)` fits and stores its files in the folder, returning what the evaluation
found (JSON types) and an empty dict where the tables lack what it needs. `command` has a docstring
of one line, `add_arguments(parser)` and `run(arguments)`, which returns what to print.
"""


def build(folder: Path) -> list[Path]:
    """Fit and store all recommenders beside the present version's tables; return the files.

    Every file is written whole or not at all, and names the identity of the tables it was fitted
    on, so a reader can tell a stale model. Raises: DataError: no tables there, or damaged ones.
    """
    tables = catalogue.load(folder)
    before = {path: path.stat().st_mtime_ns for path in tables.folder.iterdir()}
    measured: dict[str, Any] = {"identity": tables.manifest.identity}
    build_words(tables, tables.folder)
    for name in RECOMMENDERS:
        measured[name] = import_module(f"models.{name}.build").build(tables, tables.folder)
    write_text(tables.file("evaluation.json"), json.dumps(measured, indent=1) + "\n")
    return [p for p in sorted(tables.folder.iterdir()) if before.get(p) != p.stat().st_mtime_ns]
