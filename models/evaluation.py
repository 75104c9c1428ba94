"""What the build measured of the recommenders, for pages to draw: `evaluation.json`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue import Catalogue, DataError, artefacts
from models import files
from models.ratings.measured import Measured as Ratings
from models.ratings.measured import Subject
from models.similar.measured import Judged, Poorer
from models.similar.measured import Measured as Similar

FILE = "evaluation.json"
FORMAT = 2
"""Raised when a figure is renamed or means something else; a file that names none has 1."""
COMMAND = "python -m models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was measured on the tables of an `identity`.

    `ratings` lacks a subject of too few ratings; `similar` is None where they are too few; `judged`
    is by pairs of films that were judged by hand, None where the tables hold too few of them;
    `poorer` is of the same films where the catalogue lacks something, nothing first.
    """

    format: int = FORMAT
    identity: str
    ratings: Mapping[Subject, Ratings] = field(default_factory=dict)
    similar: Similar | None = None
    judged: Judged | None = None
    poorer: list[Poorer] = field(default_factory=list)


def write(path: Path, measured: Evaluation) -> None:
    """Write what was measured, whole or not at all."""
    files.write(path, lambda fresh: artefacts.write(fresh, measured, indent=1))


def read(catalogue: Catalogue) -> Evaluation:
    """Return what was measured on these tables: nothing where it was not, or on others.

    Raises: DataError: the file is damaged or of another format; the message names the command that
    makes it anew.
    """
    identity, path = catalogue.manifest.identity, catalogue.file(FILE)
    try:
        found = artefacts.read(path, Evaluation, FORMAT, COMMAND)
    except FileNotFoundError:
        return Evaluation(identity=identity)
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read ({error}): make it anew with `{COMMAND}`."
        raise DataError(message) from error
    return found if found.identity == identity else Evaluation(identity=identity)
