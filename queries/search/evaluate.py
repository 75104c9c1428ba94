"""How often is what somebody types taken for what they mean? `python -m queries.search.evaluate`.

Asks the function behind `/api/search` for each name of `data/names/typed.csv`. Of a name whose
thing the tables do not hold, to be refused is right.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import median

import numpy as np
from rapidfuzz import fuzz

from catalogue import Catalogue, load
from queries.across.anything import find, namesakes
from queries.across.hits import Hit
from queries.names.folds import fold, respelt

FILE = Path(__file__).resolve().parents[2] / "data/names/typed.csv"
SAMPLE = Path(__file__).resolve().parents[2] / "data/sample/tidy"
PARTS = ("tune", "seen", "report")
"""Names to tune on; those reported on before, whose mistakes were seen; those that report now."""
FIRST = 3
YEARS_APART = 1
"""Years by which two sources may date a film."""
RESPELT = 80
"""Likeness, of 100, from which titles of films of one year are one, spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and what was meant: of kind `nothing` where it means nothing."""

    typed: str
    kind: str
    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of the `asked` names.

    `found` (first), `first` (among the first three) and `refused_wrongly` are shares of the names
    whose thing the tables hold, `refused` of the others, `wrong` (another thing stood first) of
    all, `told` of all too: those of them where the answer names the one meant, with its year, as
    another of the title typed, so that it is not silent. `milliseconds` is the median answer's;
    `misses` are what was typed and what stood first.
    """

    asked: int
    found: float
    first: float
    refused: float
    refused_wrongly: float
    wrong: float
    told: float
    milliseconds: float
    misses: tuple[tuple[str, str], ...]

    def with_error(self, share: float) -> str:
        """Return a share of as many names as were asked, with its standard error."""
        return f"{share:.3f} ± {sqrt(share * (1 - share) / max(self.asked, 1)):.3f}"


def measure(catalogue: Catalogue, names: Sequence[Typed]) -> Measured:
    """Ask for each name and count."""
    there = {name for name in names if _holds(catalogue, name)}
    found = first = refused = lost = wrong = told = 0
    took, misses = [], []
    for name in names:
        begun = time.perf_counter()
        hits = find(catalogue, name.typed)
        took.append(1000 * (time.perf_counter() - begun))
        right = [_means(hit, name) for hit in hits]
        found += right[:1] == [True]
        first += any(right[:FIRST])
        refused += not hits and name not in there
        lost += not hits and name in there
        wrong += bool(hits) and not right[0]
        told += bool(hits) and not right[0] and _told(catalogue, hits[0], name)
        if right[:1] != [True] and (hits or name in there):
            misses.append((name.typed, f"{hits[0].name} ({hits[0].kind})" if hits else ""))
    present, absent = max(len(there), 1), max(len(names) - len(there), 1)
    return Measured(
        len(names),
        found / present,
        first / present,
        refused / absent,
        lost / present,
        wrong / max(len(names), 1),
        told / max(len(names), 1),
        median(took) if took else 0.0,
        tuple(misses),
    )


def typed_names(half: str, file: Path = FILE) -> list[Typed]:
    """Read the names of a part: `tune`, `report`, or `seen`, whose mistakes were read later on."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            Typed(row["typed"], row["kind"], row["name"], int(row["year"]) if row["year"] else None)
            for row in csv.DictReader(rows)
            if row["half"] == half
        ]


def _means(hit: Hit, name: Typed) -> bool:
    """Tell whether a hit is what was meant; a film's title on a platform is the same work."""
    if name.kind in ("month", "day"):
        return (hit.kind, str(hit.number)) == (name.kind, name.name)
    kinds = ("person", "actor") if name.kind == "person" else (name.kind,)
    near = name.year is None or abs((hit.year or 0) - name.year) <= YEARS_APART
    if name.kind == "film" and hit.kind == "title":
        return near and fold(hit.name) in (fold(name.name), fold(name.typed))
    same = near and _same(hit.name, name.name)
    return hit.kind in kinds and (same or _respelt(hit.name, hit.year, name))


def _told(catalogue: Catalogue, first: Hit, name: Typed) -> bool:
    """Tell whether the answer says that the film meant is called so as well."""
    return any(_means(other, name) for other in namesakes(catalogue, name.typed, first))


def _same(one: str, other: str) -> bool:
    """Tell whether two names are one; the data's may say more (Star Wars: Episode V - ...)."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return words <= others or others <= words


def _half_said(one: str, other: str) -> bool:
    """Tell if the data's name says half of another: Three is no Three Billboards Outside Ebbing."""
    return 2 * len(set(fold(one).split())) >= len(set(fold(other).split()))


def _respelt(title: str, year: int | None, name: Typed) -> bool:
    """Tell whether a film of the year meant bears its name in another spelling: Pyjamas, 12."""
    if name.kind != "film" or name.year is None or year != name.year:
        return False
    return fuzz.ratio(*(respelt(fold(one)) for one in (title, name.name))) >= RESPELT


def _holds(catalogue: Catalogue, name: Typed) -> bool:
    """Tell whether the tables hold what was meant, by its own name in the data."""
    if name.kind != "film":
        return any(_means(hit, name) for hit in find(catalogue, name.name, limit=30)) or (
            name.kind in ("month", "day")
        )
    films = catalogue.films
    years = films["year"].to_numpy()
    dated = np.full(len(films), True) if name.year is None else abs(years - name.year) <= 1
    return any(
        (_same(title, name.name) and _half_said(title, name.name)) or _respelt(title, year, name)
        for title, year in zip(films["title"].array[dated], years[dated].tolist(), strict=True)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is found of each part; 0."""
    parser = argparse.ArgumentParser(prog="python -m queries.search.evaluate", description=__doc__)
    parser.add_argument("--catalogue", type=Path, default=SAMPLE, help="folder of tidy tables")
    parser.add_argument("--misses", action="store_true", help="print what the tuning half misses")
    options = parser.parse_args(arguments)
    tables = load(options.catalogue)
    for half in PARTS:
        found = measure(tables, typed_names(half))
        print(
            f"{half:7} {found.asked} names: found {found.with_error(found.found)},"
            f" first three {found.first:.3f}, refused rightly {found.refused:.3f},"
            f" refused wrongly {found.refused_wrongly:.3f},"
            f" another thing {found.with_error(found.wrong)} (a namesake, and told so,"
            f" {found.told:.3f}; silently {found.with_error(found.wrong - found.told)}),"
            f" {found.milliseconds:.1f} ms"
        )
        if options.misses and half == "tune":
            print(*(f"  {typed} -> {answer}" for typed, answer in found.misses), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
