"""The lists in platforms' cells: cast, countries and genres, parted by commas as a rule."""

from collections.abc import Sequence

import pandas as pd

from etl.read.lists import Names, main_mark, separated
from etl.read.literals import parse

ARTS = "Arts, Entertainment, and Culture"
"""A genre of Amazon's that holds commas itself."""
NAMES = Names(suffixed=False)


def parted(text: "pd.Series[str]", file: "pd.Series[str]") -> "pd.Series[list[str]]":
    """Return each cell's items, with the mark that its file's column has as a whole."""
    whole = text.str.replace(ARTS, ARTS.replace(",", ";")).str.split(",")
    lists = whole.map(lambda items: [item.replace(";", ",") for item in items], na_action="ignore")
    for _, cells in text.dropna().groupby(file.astype("str")):
        odd = _odd(cells.unique().tolist())
        if odd:
            lists.update(cells[cells.isin(list(odd))].map(odd))
    return lists


def _odd(cells: Sequence[str]) -> dict[str, list[str]]:
    """Return the cells that commas do not part, with their items."""
    read = {cell: found for cell in cells if (found := literal(cell))}
    words = [cell for cell in cells if cell not in read]
    if main_mark(words, NAMES) in (None, ","):
        other = [cell for cell in words if "," not in cell and any(m in cell for m in "|;/-\n")]
        if not other:
            return read
        parts = dict(zip(words, separated(words, NAMES), strict=True))
        return read | {cell: parts[cell] for cell in other if len(parts[cell]) > 1}
    return read | dict(zip(words, separated(words, NAMES), strict=True))


def literal(cell: str) -> list[str] | None:
    """Return the names of a list as Python or JSON write it; None where it is none."""
    found = parse(cell) if cell[:1] in "[(" else None
    if not isinstance(found, list | tuple):
        return None
    items = [item.get("name") if isinstance(item, dict) else item for item in found]
    return [str(item) for item in items if item is not None]
