"""How much a new version may lose: `thresholds.toml`, which says why."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("thresholds.toml")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits by section, as the file has them; shares of 1 unless it says otherwise."""

    sections: dict[str, Any]

    def of(self, section: str, name: str) -> float:
        """Return a limit of a section that has no columns."""
        return float(self.sections[section][name])

    def rows(self, table: str) -> float:
        """Return the share of its rows that a table may lose."""
        rows = self.sections["rows"]
        return float(rows.get(table, rows["others"]))

    def column(self, column: str, measure: str) -> float:
        """Return a column's limit of a measure, else that of all columns."""
        columns = self.sections["columns"]
        return float(columns.get(column, {}).get(measure, columns["default"][measure]))


@lru_cache(1)
def thresholds() -> Thresholds:
    """Return the thresholds that come with the project."""
    return Thresholds(tomllib.loads(FILE.read_text(encoding="utf-8")))
