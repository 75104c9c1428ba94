"""Clean the dirty rows of `dirty/`, and keep what became of each: `dirty/_cleaned.json`.

The Data page shows it; `python -m etl --raw data/sample/dirty` does the same.
"""

import csv
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

FILE = "_cleaned.json"
SHOWN = {
    "films": ("title", "date", "date_precision", "budget", "revenue", "runtime", "vote_average"),
    "titles": ("title", "type", "duration_int", "duration_type", "date_added", "rating", "score"),
}
"""Columns of the tables that are shown of a row that stayed."""

Found = Mapping[tuple[str, int], list[dict[str, str]]]


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a file with the line on which each begins, as the clean-up counts."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head, begins = next(reader), 2
        for cells in reader:
            yield begins, dict(zip(head, cells, strict=False))
            begins = reader.line_num + 1


def written(row: Mapping[str, str]) -> str:
    """Return a row as it stands in the file, cells by name, the empty ones left out."""
    return " · ".join(f"{name}: {cell}" for name, cell in row.items() if cell.strip(" "))


def outcome(table: pd.DataFrame, names: tuple[str, ...], key: object) -> str:
    """Return the row of a table as text, unknown cells left out; empty where it has none."""
    if key not in table.index:
        return ""
    found = table.loc[key]
    return " · ".join(f"{name}: {_text(found[name])}" for name in names if pd.notna(found[name]))


def _text(cell: object) -> str:
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def make(out: Path) -> list[Path]:
    """Clean the rows of `out/dirty` in a folder of their own; write and return what became."""
    from catalogue import quality
    from etl.build import build
    from etl.read.files import find

    folder = out / "dirty"
    with tempfile.TemporaryDirectory() as place:
        version = build(find(folder), Path(place), lambda _step: None)
        report = quality.read(version)
        films = pd.read_parquet(version / "films.parquet").set_index("film_id")
        titles = pd.read_parquet(version / "titles.parquet").set_index("title_id")
    found: dict[tuple[str, int], list[dict[str, str]]] = {}
    for rule in report.met:
        for row in rule.rows:
            told = {"rule": rule.name, "reason": rule.reason, "effect": rule.effect}
            at = found.setdefault((str(row["file"]), int(row["line"] or 0)), [])
            at += [told] if told not in at else []
    costly = {name for file in report.files for name in file.left_out}
    cleaned = [
        {"file": path.name, "line": line, "row": written(row), "found": broken, "kept": kept}
        for path in sorted(folder.glob("*.csv"))
        for line, row in rows(path)
        for broken in [found.get((path.name, line), [])]
        for kept in [
            ""
            if costly & {one["rule"] for one in broken}
            else _after(path, row, {"films": films, "titles": titles})
        ]
    ]
    path = folder / FILE
    text = json.dumps(cleaned, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return [path]


def _after(path: Path, row: Mapping[str, str], tables: Mapping[str, pd.DataFrame]) -> str:
    """Return what the tables hold of a row of a file."""
    if path.name == "movies_dataset.csv":
        return outcome(tables["films"], SHOWN["films"], int(float(row["id"])))
    if path.name == "scores.csv":
        return outcome(tables["titles"], ("title", "score"), row["id"])
    return outcome(tables["titles"], SHOWN["titles"], path.name[0] + row["show_id"])
