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
