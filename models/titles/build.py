"""Fit and store the likeness of titles."""

from pathlib import Path

from catalogue import Catalogue
from models.titles import stored
from models.titles.fit import fit


def build(tables: Catalogue, folder: Path) -> None:
    """Write `titles.npz` into the folder."""
    stored.save(folder / stored.FILE, fit(tables), tables.manifest.identity)
