"""Work out what to license once a version: `license.npz` beside the tables."""

from pathlib import Path

from catalogue import Catalogue
from models import files
from models.license.evaluation import NAMED, called, measure
from models.license.shelf import FILE, compare


def build(tables: Catalogue, folder: Path) -> None:
    """Write into the folder how like films are to what platforms hold, and how well that foretells.

    Both take seconds on a whole catalogue. The model of similar films has to be there before.
    """
    alike, table = compare(tables), measure(tables).table
    numbers = {called(str(name)): table[name].to_numpy() for name in table if name not in NAMED}
    named = {name: table[name].tolist() for name in NAMED if name in table}
    facts = {"identity": tables.manifest.identity, "columns": list(table), **named}
    files.save(folder / FILE, {"fit": alike.fit, "closest": alike.closest, **numbers}, facts)
