"""What the clean-up found wrong, as its report beside the tables tells."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from catalogue import Catalogue, longtail, quality
from catalogue.quality import Cell, Change, Finding, Quality, Row


def report(catalogue: Catalogue) -> Quality:
    """Return the report, the commonest rules first; without one, nothing is known to be wrong.

    Raises: DataError: it was written by another version of the program.
    """
    return catalogue.once(_read)


def _read(catalogue: Catalogue) -> Quality:
    try:
        found = quality.read(catalogue.folder)
    except (OSError, ValueError):
        return Quality()
    return replace(found, rules=tuple(sorted(found.rules, key=lambda rule: -rule.count)))


@dataclass(frozen=True, slots=True)
class Update:
    """What the last update changed.

    `tables`: by name, those of which the files held rows. The first rows of each kind, all as text:
    `cells` (table, id, column, before, after), `added` (table, id, title), `rejected` (reason,
    file, line, row); unknown is empty.
    """

    tables: Mapping[str, Change]
    cells: pd.DataFrame
    added: pd.DataFrame
    rejected: pd.DataFrame


def update(catalogue: Catalogue) -> Update | None:
    """Return the log of the update that made these tables; None if they were built as a whole."""
    return catalogue.once(_update)


def _update(catalogue: Catalogue) -> Update | None:
    found = report(catalogue)
    if found.changes is None:
        return None
    tables = {name: change for name, change in found.changes.items() if any_row(change)}
    cells = [
        (name, cell.id, cell.column, cell.before, cell.after)
        for name, change in tables.items()
        for cell in change.changed_cells
    ]
    added = [_added(name, row) for name, change in tables.items() for row in change.added_rows]
    rejected = [_rejected(rule.reason, row) for rule in found.rejected for row in rule.rows]
    return Update(
        tables,
        _texts(cells, ["table", "id", "column", "before", "after"]),
        _texts(added, ["table", "id", "title"]),
        _texts(rejected, ["reason", "file", "line", "row"]),
    )


def any_row(change: Change) -> bool:
    """Tell whether the files held any row of a table."""
    return bool(change.added or change.changed or change.unchanged)


def _added(table: str, row: Row) -> tuple[Cell, ...]:
    ids = [str(value) for name, value in row.items() if name != "title"]
    return table, " · ".join(ids), row.get("title")


def _rejected(reason: str, row: Row) -> tuple[Cell, ...]:
    cells = [f"{n} {v}" for n, v in row.items() if n not in ("file", "line") and v is not None]
    return reason, row.get("file"), row.get("line"), " · ".join(cells)


def _texts(rows: Sequence[tuple[Cell, ...]], names: list[str]) -> pd.DataFrame:
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return pd.DataFrame(texts, columns=names, dtype="str")


def touched(rule: Finding) -> pd.DataFrame:
    """Return the rows that a rule lists, all as text; unknown is empty."""
    texts = [{name: "" if v is None else str(v) for name, v in row.items()} for row in rule.rows]
    return pd.DataFrame(texts).fillna("")


def stitched(found: Quality) -> pd.DataFrame:
    """Return the films that a line break tore in two, in the columns of `Stitched`."""
    return pd.DataFrame([asdict(film) for film in found.stitched])


def undated_films(found: Quality) -> pd.DataFrame:
    """Return the films left out for want of a date, in the columns of `Undated`."""
    return pd.DataFrame([asdict(film) for film in found.undated])


def tail(catalogue: Catalogue) -> pd.DataFrame:
    """Return how many films the rule of the long tail holds: `reason`, `films`, `share` (of 1).

    The first row, without a reason, is the catalogue; each film counts under its first reason.
    Empty where nobody counted.
    """
    found, every = report(catalogue).tail, len(catalogue.films)
    rest = every - sum(found.values())
    rows = [("", rest), *((name, found.get(name, 0)) for name in longtail.REASONS)]
    table = pd.DataFrame(rows if found else [], columns=["reason", "films"])
    return table.assign(share=table["films"] / max(every, 1))


def before_and_after(catalogue: Catalogue) -> pd.DataFrame:
    """Return telling cells: `title`, `column`, `before` (in the source), `after` (in the tables).

    An empty `after` is unknown.
    """
    found = report(catalogue)
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
    if rule is None or not rule.rows:
        return []
    films = catalogue.films
    best = films[films["film_id"].isin([row["film_id"] for row in rule.rows])]
    best = best.nlargest(1, "vote_count")
    return [
        (film["title"], column, before, _text(film[column]))
        for film in best.to_dict("records")
        for before in ("0" if column == "revenue" else f"{film['date']:%Y-%m-%d}",)
    ]


def _duration_cells(catalogue: Catalogue, found: Quality) -> list[tuple[str, str, str, str]]:
    """Return a length that stood in the column of age ratings, before and after."""
    rule = found.rule("duration_in_rating")
    if rule is None or not rule.rows:
        return []
    row = rule.rows[0]
    titles = catalogue.titles
    of_platform = titles[titles["platform"] == row["platform"]]
    ending = of_platform["title_id"].str.endswith(str(row["show_id"]).strip().lower())
    after = of_platform[ending].sort_values("title_id", key=lambda ids: ids.str.len()).head(1)
    return [
        (t["title"], "rating", str(row["rating"]), _text(t["rating"]))
        for t in after.to_dict("records")
    ] + [
        (t["title"], "duration", "", f"{t['duration_int']} {t['duration_type']}")
        for t in after.to_dict("records")
    ]


def _text(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]
