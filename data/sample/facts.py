"""The facts written by hand: each row names one film of the snapshot by title and year."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from snapshot import Film

Facts = dict[int, dict[str, str]]


class FactError(ValueError):
    """A hand-made row that no film of the snapshot answers to, or more than one."""


def index(films: Iterable[Film]) -> dict[tuple[str, str], list[int]]:
    """Return the films' numbers by title and year."""
    found: dict[tuple[str, str], list[int]] = {}
    for film in films:
        found.setdefault((film.title, str(film.year)), []).append(film.id)
    return found


def only(place: str, row: dict[str, str], ids: list[int]) -> int:
    """Return the one film that a row names.

    Raises:
        FactError: no film, or several, have this title and year.
    """
    if len(ids) != 1:
        message = f"{place}: {len(ids)} films are called {row['title']!r} ({row['year']}), not one"
        raise FactError(message)
    return ids[0]


def read(path: Path, known: dict[tuple[str, str], list[int]]) -> Facts:
    """Return the rows of one file of facts by the film's number.

    Raises:
        FactError: a row matches no film, several films, or a film that another row has.
    """
    facts: Facts = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            place = f"{path.name} row {line}"
            film = only(place, row, known.get((row["title"], row["year"]), []))
            if film in facts:
                raise FactError(f"{place}: {row['title']!r} ({row['year']}) stands there twice")
            facts[film] = row
    return facts


def described(films: Iterable[Film], path: Path) -> Iterator[Film]:
    """Yield films with what `descriptions.csv` says of them, told by their number at IMDb.

    Its day of release counts where the snapshot knows the year only, and the same year.

    Raises:
        FactError: a row is of no film.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["imdb_id"]: row for row in csv.DictReader(file)}
    for film in films:
        row = rows.pop(film.imdb_id, None)
        yield _described(film, row) if row else film
    if rows:
        raise FactError(f"{path.name}: no film has the number {', '.join(rows)}")


def _described(film: Film, row: dict[str, str]) -> Film:
    told = {
        "overview_en": row["overview"],
        "themes": row["themes"].split("|"),
        "budget": row["budget"],
        "revenue": row["revenue"],
    }
    if film.date_precision == "day" or row["date"][:4] != str(film.year):
        return replace(film, by_hand=told)
    return replace(film, by_hand=told, date=row["date"], date_precision="day")
