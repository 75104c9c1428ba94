"""What the clean-up found wrong, as its report beside the tables tells."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from catalogue import Catalogue

FILE = "quality.json"


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that was met `count` times; `rows` are the first of the rows it touched."""

    name: str
    reason: str
    effect: str
    count: int
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Quality:
    """All rules, the commonest first, those never met last; and the rows shown for themselves.

    `stitched`: the films that a line break tore in two. `undated`: the films left out for want of a
    date.
    """

    rules: tuple[Found, ...]
    stitched: pd.DataFrame
    undated: pd.DataFrame

    def rule(self, name: str) -> Found | None:
        """Return one rule by its name."""
        return next((rule for rule in self.rules if rule.name == name), None)


def quality(catalogue: Catalogue) -> Quality:
    """Read the report; without one, or with a damaged one, nothing is known to be wrong."""
    return catalogue.once(_read)


def _read(catalogue: Catalogue) -> Quality:
    try:
        report: dict[str, Any] = json.loads(catalogue.file(FILE).read_text(encoding="utf-8"))
        rules = [
            Found(r["name"], r["reason"], r["effect"], int(r["count"]), pd.DataFrame(r["rows"]))
            for r in report["rules"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return Quality((), pd.DataFrame(), pd.DataFrame())
    return Quality(
        tuple(sorted(rules, key=lambda rule: -rule.count)),
        pd.DataFrame(report.get("stitched", [])),
        pd.DataFrame(report.get("undated", [])),
    )


@dataclass(frozen=True, slots=True)
class Update:
    """What the last update changed.

    `tables`: by name `added`, `changed`, `unchanged` and `columns` (changed cells by column). The
    first rows of each kind, all as text: `cells` (table, id, column, before, after), `added`
    (table, id, title), `rejected` (reason, file, line, row); unknown is empty.
    """

    tables: dict[str, dict[str, Any]]
    cells: pd.DataFrame
    added: pd.DataFrame
    rejected: pd.DataFrame


def update(catalogue: Catalogue) -> Update | None:
    """Return the log of the update that made these tables; None if they were built as a whole."""
    return catalogue.once(_read_update)


def _read_update(catalogue: Catalogue) -> Update | None:
    try:
        report: dict[str, Any] = json.loads(catalogue.file(FILE).read_text(encoding="utf-8"))
        tables = {name: change for name, change in report["changes"].items() if any_row(change)}
        cells = [{"table": n, **cell} for n, c in tables.items() for cell in c["changed_cells"]]
        added = [_added(name, row) for name, c in tables.items() for row in c["added_rows"]]
        rejected = [_rejected(f["reason"], row) for f in report["rejected"] for row in f["rows"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Update(
        tables,
        _texts(cells, ["table", "id", "column", "before", "after"]),
        _texts(added, ["table", "id", "title"]),
        _texts(rejected, ["reason", "file", "line", "row"]),
    )


def any_row(change: dict[str, Any]) -> bool:
    """Tell whether the files held any row of a table."""
    return bool(change["added"] or change["changed"] or change["unchanged"])


def _added(table: str, row: dict[str, Any]) -> dict[str, Any]:
    ids = [str(value) for name, value in row.items() if name != "title"]
    return {"table": table, "id": " · ".join(ids), "title": row.get("title")}


def _rejected(reason: str, row: dict[str, Any]) -> dict[str, Any]:
    cells = [f"{n} {v}" for n, v in row.items() if n not in ("file", "line") and v is not None]
    return {"reason": reason, "file": row.get("file"), "line": row.get("line"),
            "row": " · ".join(cells)}  # fmt: skip


def _texts(rows: list[dict[str, Any]], names: list[str]) -> pd.DataFrame:
    texts = [["" if row[n] is None else str(row[n]) for n in names] for row in rows]
    return pd.DataFrame(texts, columns=names, dtype="str")


def before_and_after(catalogue: Catalogue) -> pd.DataFrame:
    """Return telling cells: `title`, `column`, `before` (in the source), `after` (in the tables).

    An empty `after` is unknown.
    """
    found = quality(catalogue)
    cells = [
        *_film_cells(catalogue, found, "unknown_revenue", "revenue"),
        *_film_cells(catalogue, found, "first_of_january", "date_precision"),
        *_duration_cells(catalogue, found),
    ]
    return pd.DataFrame(cells, columns=["title", "column", "before", "after"])


def _film_cells(
    catalogue: Catalogue, found: Quality, name: str, column: str
) -> list[tuple[str, str, str, str]]:
    """Return the cell of the most voted film among a rule's rows."""
    rule = found.rule(name)
    if rule is None or rule.rows.empty:
        return []
    films = catalogue.films
    touched = films[films["film_id"].isin(rule.rows["film_id"])]
    best = touched.nlargest(1, "vote_count")
    return [
        (film["title"], column, before, _text(film[column]))
        for film in best.to_dict("records")
        for before in ("0" if column == "revenue" else f"{film['date']:%Y-%m-%d}",)
    ]


def _duration_cells(catalogue: Catalogue, found: Quality) -> list[tuple[str, str, str, str]]:
    """Return a length that stood in the column of age ratings, before and after."""
    rule = found.rule("duration_in_rating")
    if rule is None or rule.rows.empty:
        return []
    row = rule.rows.iloc[0]
    titles = catalogue.titles
    title_id = f"{str(row['platform'])[0]}{row['show_id']}"
    after = titles[titles["title_id"] == title_id]
    return [
        (t["title"], "rating", str(row["rating"]), _text(t["rating"]))
        for t in after.to_dict("records")
    ] + [
        (t["title"], "duration", "", f"{t['duration_int']} {t['duration_type']}")
        for t in after.to_dict("records")
    ]


def _text(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]
