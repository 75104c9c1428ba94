"""The five films like each of some that were read by eye, with a verdict: `docs/alike.md`.

`data/judgements/alike.csv` holds the films asked about, the five as a reader read them, the verdict
in a word or two, and those of the five that make one laugh. A list that has changed since has no
verdict; of its answers those count that were read then.
"""

import argparse
import csv
import textwrap
from collections.abc import Mapping, Sequence
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
    "`python -m models list-similar`\nfrom the full catalogue; what readers said stands in "
    "`data/judgements/alike.csv`. After each list stands its verdict, with the\nanswers that make "
    "a reader laugh; a list that has changed since it was read has none.\n\n"
    "{counts}\n"
)
COUNT = "Of the {answers} answers the {reader} reader read {read}: {laughable} make one laugh."


@dataclass(frozen=True, slots=True)
class Read:
    """A film asked about, its five as a reader read them, the verdict, and the laughable ones."""

    reader: str
    title: str
    year: int
    verdict: str
    laughable: Sequence[str]
    five: Sequence[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A film asked about, its five as they are, and what was said of these.

    `read` and `laughed` hold, by reader, those of the five that were read, and the laughable ones.
    """

    film: str
    five: Sequence[str]
    verdict: str
    read: Mapping[str, Sequence[str]]
    laughed: Mapping[str, Sequence[str]]

    @property
    def laughable(self) -> list[str]:
        """Those of the five that make any reader laugh."""
        return [name for name in self.five if any(name in of for of in self.laughed.values())]


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
                row["reader"],
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


def listed(tables: Catalogue, model: Similar, readings: Sequence[Read]) -> list[Listed]:
    """Return the lists of those films that the catalogue holds; the last reading judges."""
    find, by_film = finder(tables), dict[int, list[Read]]()
    for one in readings:
        if (row := find(one.title, one.year)) is not None:
            by_film.setdefault(row, []).append(one)
    return [_listed(tables, model, row, found) for row, found in by_film.items()]


def _listed(tables: Catalogue, model: Similar, row: int, readings: Sequence[Read]) -> Listed:
    five = [_named(tables, one.item) for one in model.recommend(row)]
    verdicts = [one.verdict for one in readings if list(one.five) == five]
    return Listed(
        _named(tables, row),
        five,
        verdicts[-1] if verdicts else UNREAD,
        {one.reader: [name for name in five if name in one.five] for one in readings},
        {one.reader: [name for name in five if name in one.laughable] for one in readings},
    )


def _named(tables: Catalogue, row: int) -> str:
    _, title, year = named_film(tables, row)
    return f"{title} ({year})"


def text(found: Sequence[Listed]) -> str:
    """Return the lists as Markdown."""
    readers = dict.fromkeys(reader for one in found for reader in one.read)
    counts = "\n".join(_count(found, reader) for reader in readers)
    return "\n".join([HEAD.format(films=len(found), counts=counts), *map(_item, found)]) + "\n"


def _count(found: Sequence[Listed], reader: str) -> str:
    return COUNT.format(
        reader=reader,
        answers=sum(len(one.five) for one in found),
        read=sum(len(one.read.get(reader, [])) for one in found),
        laughable=sum(len(one.laughed.get(reader, [])) for one in found),
    )


def _item(one: Listed) -> str:
    odd = f" ({', '.join(one.laughable)})" if one.laughable else ""
    line = f"- **{one.film}**: {' · '.join(one.five)}. *{one.verdict}{odd}*"
    return textwrap.fill(
        line, WIDE, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
