"""A view as data: the rows of one part of it, and all that explains them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
from typing_extensions import TypedDict

from catalogue import Catalogue
from queries.data.reach import reach
from views import pages, reading, sitemap
from views.columns import UNITS, Column
from views.links import address
from views.reading import Part
from views.strict import Strict
from views.subjects import attributed


class ViewColumn(TypedDict):
    """A column of the rows: its name there, label, type, unit and meaning."""

    name: str
    label: str
    type: str
    unit: str
    meaning: str


class ViewData(TypedDict):
    """Which tables answered: identity, day of building, how far they reach, what they are of."""

    identity: str
    built: str
    reach: dict[str, str | None]
    sources: list[str]


class View(TypedDict):
    """What a view of a page shows; `link` opens the page with the same choices."""

    page: str
    title: str
    question: str
    finding: str
    columns: list[ViewColumn]
    rows: list[dict[str, Any]]
    data: ViewData
    link: str


def view(tables: Catalogue, name: str, query: Mapping[str, Sequence[str]]) -> tuple[View, Part]:
    """Return what the view that a link opens shows, and the part with its rows as a frame.

    Raises: NotFoundError: nothing bears a name, a choice or the part of the link.
        UnreadableError: a number of the link is none, or out of bounds.
    """
    page, ask = pages.named(name), Strict(query)
    asked = query.get("part", [None])[-1]
    part = reading.chosen(reading.parts(page, tables, ask), asked)
    return described(tables, name, part, address(page.path, **ask.asked)), part


def described(tables: Catalogue, name: str, part: Part, link: str) -> View:
    """Return a part of the page of this name with all that explains it; `link` opens its view."""
    entry = sitemap.entry(pages.named(name).path)
    return {
        "page": name,
        "title": entry.title,
        "question": entry.question,
        "finding": part.finding,
        "columns": [_column(column, _year_of_dollars(link)) for column in part.columns],
        "rows": rows(part),
        "data": told_of(tables),
        "link": link,
    }


def rows(part: Part) -> list[dict[str, Any]]:
    """Return a part's rows as JSON has them: unknown is null, a day `2026-11-27`."""
    names = [column.name for column in part.columns]
    cells = [[value(cell) for cell in part.rows[name].tolist()] for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def value(cell: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Return a cell as JSON has it."""
    if cell is None or cell is pd.NaT or cell is pd.NA:
        return None
    if isinstance(cell, float | np.floating):
        return float(cell) if isfinite(cell) else None
    if isinstance(cell, datetime | pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.item() if isinstance(cell, np.generic) else cell


def _year_of_dollars(link: str) -> str:
    """Return the year of whose dollars the sums of a link are, empty for nominal ones."""
    year = parse_qs(urlsplit(link).query).get("dollars", [""])[-1]
    return year if year.isdecimal() else ""


def _column(column: Column, year: str) -> ViewColumn:
    of_a_year = bool(year) and column.unit == UNITS["money"]
    return {
        "name": column.name,
        "label": column.label,
        "type": column.kind,
        "unit": f"{column.unit} of {year}" if of_a_year else column.unit,
        "meaning": column.meaning,
    }


def told_of(tables: Catalogue) -> ViewData:
    """Return which tables answer."""
    known = reach(tables)
    return {
        "identity": tables.manifest.identity,
        "built": tables.manifest.built,
        "reach": {"films": _day(known.films), "titles": _day(known.titles)},
        "sources": [
            *(str(source["name"]) for source in tables.manifest.sources),
            *attributed(tables.manifest),
        ],
    }


def _day(known: date | None) -> str | None:
    return known.isoformat() if known else None
