"""Dirty rows of our own, cleaned: what stood in the file, which rules it broke, what is left."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "data/sample/dirty/_cleaned.json"
COMMAND = "python -m etl --raw data/sample/dirty --out data/dirty"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a row broke: its name, what it is about and what it does to the answers."""

    rule: str
    reason: str
    effect: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A raw row, the rules that it broke, and what the tables hold of it; empty: left out."""

    file: str
    line: int
    row: str
    found: tuple[Broken, ...]
    kept: str


@cache
def cleaned() -> tuple[Cleaned, ...]:
    """Return every dirty row; none where the project came without them."""
    try:
        told = json.loads(FILE.read_text(encoding="utf-8"))
    except OSError:
        return ()
    return tuple(
        Cleaned(**{**row, "found": tuple(Broken(**rule) for rule in row["found"])}) for row in told
    )


def broken(rows: tuple[Cleaned, ...]) -> dict[str, str]:
    """Return the rules that the rows broke, by name with their reason, the commonest first."""
    every = [rule for row in rows for rule in row.found]
    names = [rule.rule for rule in every]
    ordered = sorted(every, key=lambda rule: -names.count(rule.rule))
    return {rule.rule: rule.reason for rule in ordered}
