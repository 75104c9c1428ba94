"""LibreOffice opens workbooks and Spanish CSV files into the right columns and types."""

import random
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.data.test_data import VIEWS, asked, client
from tests.needs import LIBREOFFICE

pytestmark = pytest.mark.soak
SEED, DRAWN = 20_261_128, 20
__all__ = ["client"]
SPANISH = "CSV:59,34,76,1,,3082,false,true"
"""How a Spanish spreadsheet opens a CSV: `;` between cells, UTF-8, special numbers seen."""
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
MOST = 1000
"""Times that one cell is repeated in a row; more are the empty ones at its end."""
NUMBERS = ("float", "percentage", "currency")
Cell = tuple[str, Any]
"""The type of a cell as LibreOffice has it, empty for an empty one, and its value."""


def opened(folder: Path, kind: str, *options: str) -> dict[str, list[list[Cell]]]:
    """Let LibreOffice open every file of a kind; return the first sheet of each by its stem."""
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [LIBREOFFICE.or_skip(), home, "--headless", *options, "--convert-to", "fods"]
    files = sorted(folder.glob(f"*.{kind}"))
    subprocess.run(
        [*command, "--outdir", str(folder / kind), *map(str, files)], check=True, timeout=600
    )
    return {file.stem: sheet(folder / kind / f"{file.stem}.fods") for file in files}


def sheet(path: Path) -> list[list[Cell]]:
    """Return the rows of a document's first sheet that hold something."""
    table = ET.parse(path).getroot().find(".//table:table", NAMES)  # noqa: S314 - made just now
    assert table is not None
    rows = [[*cells(row)] for row in table.iter(full("table:table-row"))]
    return [trimmed(row) for row in rows if trimmed(row)]


def cells(row: ET.Element) -> Iterator[Cell]:
    for cell in row:
        times = int(cell.get(full("table:number-columns-repeated"), "1"))
        yield from [value(cell)] * min(times, MOST)


def value(cell: ET.Element) -> Cell:
    kind = cell.get(full("office:value-type"), "")
    if kind in NUMBERS:
        return kind, float(cell.get(full("office:value"), "nan"))
    if kind == "date":
        return kind, cell.get(full("office:date-value"), "")[:10]
    if kind == "boolean":
        return kind, cell.get(full("office:boolean-value")) == "true"
    return kind, " ".join("".join(p.itertext()) for p in cell.findall("text:p", NAMES))


def full(name: str) -> str:
    prefix, _, own = name.partition(":")
    return f"{{{NAMES[prefix]}}}{own}"


def trimmed(row: Sequence[Cell]) -> list[Cell]:
    """Return a row without the empty cells at its end."""
    end = max((i for i, cell in enumerate(row, 1) if cell[0]), default=0)
    return list(row[:end])


def at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else ("", "")


def squeezed(text: str) -> str:
    return " ".join(str(text).split())


def holds(cell: Cell, wanted: Any, kind: str, *, typed: bool) -> bool:
    """Tell whether a cell is a value of JSON; `typed`: a text is one, whatever it looks like."""
    if wanted is None or wanted == "":
        return cell[0] == ""
    if isinstance(wanted, bool):
        return not typed or cell == ("boolean", wanted)
    if isinstance(wanted, int | float):
        return cell[0] in NUMBERS and cell[1] == pytest.approx(wanted, rel=1e-6, abs=1e-9)
    if kind == "date":
        return cell == ("date", wanted)
    return not typed or (cell[0] == "string" and squeezed(cell[1]) == squeezed(wanted))


def agrees(rows: list[list[Cell]], view: dict[str, Any], *, typed: bool) -> list[Any]:
    """Return where an opened sheet differs from the view; nothing where it is the same."""
    columns = view["columns"]
    labels = [str(cell[1]) for cell in rows[0]]
    if labels != [column["label"] for column in columns] or len(rows) != len(view["rows"]) + 1:
        return [labels, len(rows)]
    return [
        (column["name"], at(row, place), told[column["name"]])
        for row, told in zip(rows[1:], view["rows"], strict=True)
        for place, column in enumerate(columns)
        if not holds(at(row, place), told[column["name"]], column["type"], typed=typed)
    ]


def test_twenty_workbooks_and_spanish_files_open_as_they_are_meant(
    client: TestClient, tmp_path: Path
) -> None:
    LIBREOFFICE.or_skip()
    drawn = random.Random(SEED).sample(VIEWS, DRAWN)
    views = {}
    for place, (name, tab) in enumerate(drawn):
        views[str(place)] = asked(client, name, "json", tab=tab, lang="es").json()
        for form in ("xlsx", "csv"):
            content = asked(client, name, form, tab=tab, lang="es").content
            (tmp_path / f"{place}.{form}").write_bytes(content)
    assert sum(len(view["rows"]) * len(view["columns"]) for view in views.values()) > 5000
    books, files = opened(tmp_path, "xlsx"), opened(tmp_path, "csv", f"--infilter={SPANISH}")
    for stem, view in views.items():
        assert agrees(books[stem], view, typed=True)[:3] == [], (drawn[int(stem)], "xlsx")
        assert agrees(files[stem], view, typed=False)[:3] == [], (drawn[int(stem)], "csv")
