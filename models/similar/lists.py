"""The five films like each of some that were read by eye, with a verdict: `docs/alike.md`.

`data/judgements/alike.csv` holds the films asked about, the five as they were read, a verdict in a
word or two, and those of the five that make one laugh. A list that has changed since has none.
"""

import argparse
import csv
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import catalogue
from catalogue import Catalogue, DataError
from models.files import write_text
from models.similar.evaluation import named_film
from models.similar.judged import finder
from models.similar.recommender import Similar
from models.similar.stored import load

FILE = Path(__file__).resolve().parents[2] / "data/judgements/alike.csv"
BETWEEN = " | "
UNREAD = "not read yet"
WIDE = 150
"""Characters of a line."""
HEAD = (
    "# Five like each of {films} films\n\n"
    "Read by eye; the films are of all eras, languages, genres and fame. Made by "
    "`python -m models list-similar`\nfrom the full catalogue; the verdicts stand in "
    "`data/judgements/alike.csv`, and a list that has changed since it was read\nhas none.\n\n"
    "{read} lists were read: {laughable} of their {answers} answers make one laugh, named after "
    "the verdict.\n"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A film asked about, its five as they were read, the verdict, and the laughable ones."""

    title: str
    year: int
    verdict: str
    laughable: Sequence[str]
    five: Sequence[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A film asked about, its five as they are, and what was said of just these."""

    film: str
    five: Sequence[str]
    verdict: str
    laughable: Sequence[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--out", type=Path, help="write here rather than print")


def run(arguments: argparse.Namespace) -> str:
    """List the five of every film that the catalogue holds, and return what to print.

    Raises: DataError: the model is missing, damaged or stale, or no film is in the catalogue.
    """
    tables = catalogue.load(arguments.catalogue)
    found = listed(tables, load(tables), read())
    if not found:
        message = f"{arguments.catalogue} holds none of the films of {FILE}."
        raise DataError(message)
    if arguments.out is None:
        return text(found)
    write_text(arguments.out, text(found))
    return f"{len(found)} lists in {arguments.out}"


def read(path: Path = FILE) -> list[Read]:
    """Return what was read."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Read(
                row["title"],
                int(row["year"]),
                row["verdict"],
                _parted(row["laughable"]),
                _parted(row["five"]),
            )
            for row in csv.DictReader(file)
        ]


def _parted(names: str) -> list[str]:
    return names.split(BETWEEN) if names else []


def listed(tables: Catalogue, model: Similar, films: Sequence[Read]) -> list[Listed]:
    """Return the lists of those films that the catalogue holds."""
    find, found = finder(tables), []
    for film in films:
        if (row := find(film.title, film.year)) is not None:
            five = [_named(tables, one.item) for one in model.recommend(row)]
            same = five == list(film.five)
            found.append(
                Listed(
                    _named(tables, row),
                    five,
                    film.verdict if same else UNREAD,
                    film.laughable if same else [],
                )
            )
    return found


def _named(tables: Catalogue, row: int) -> str:
    _, title, year = named_film(tables, row)
    return f"{title} ({year})"


def text(found: Sequence[Listed]) -> str:
    """Return the lists as Markdown."""
    known = [one for one in found if one.verdict != UNREAD]
    head = HEAD.format(
        films=len(found),
        read=len(known),
        laughable=sum(len(one.laughable) for one in known),
        answers=sum(len(one.five) for one in known),
    )
    return "\n".join([head, *map(_item, found)]) + "\n"


def _item(one: Listed) -> str:
    odd = f" ({', '.join(one.laughable)})" if one.laughable else ""
    line = f"- **{one.film}**: {' · '.join(one.five)}. *{one.verdict}{odd}*"
    return textwrap.fill(
        line, WIDE, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
