"""What an update changed: rows added, rows changed column by column, rows that stayed."""

from typing import Any

import pandas as pd

from catalogue.quality import Change, ChangedCell
from etl.report import records

LISTED = 200
"""Rows listed of each kind; the counts are always whole."""


def compare(before: pd.DataFrame, after: pd.DataFrame, key: list[str]) -> Change:
    """Compare two states of a table; rows are told apart by the columns of the key."""
    old = before.set_index(key)
    new = after.set_index(key)
    both = new.index.intersection(old.index)
    added = after[~new.index.isin(old.index)]
    # A table that was not there before has no lists to be told with its rows.
    cells = _changed_cells(old.reindex(columns=new.columns).loc[both], new.loc[both])
    changed = int(cells["row"].nunique())
    emptied = cells[cells["after"].isna() & cells["before"].notna()]
    shown = [column for column in dict.fromkeys([*key, "title"]) if column in after]
    return Change(
        added=len(added),
        changed=changed,
        unchanged=len(both) - changed,
        columns=_counts(cells["column"]),
        emptied=_counts(emptied["column"]),
        added_rows=records(added[shown].head(LISTED)),
        changed_cells=[
            ChangedCell(**cell) for cell in records(cells.drop(columns="row").head(LISTED))
        ],
    )


def _counts(columns: "pd.Series[str]") -> dict[str, int]:
    return {str(column): int(count) for column, count in columns.value_counts().items()}


def is_same(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Tell whether two tables hold the same rows in the same order."""
    return len(before) == len(after) and _changed_cells(before, after).empty


def _changed_cells(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return one row a changed cell: row, id, column, before, after."""
    found = []
    for column in new.columns:
        was, now = _comparable(old[column]), _comparable(new[column])
        differs = (
            ((was != now) & ~(was.isna() & now.isna())).fillna(value=True).to_numpy(dtype=bool)
        )
        rows = differs.nonzero()[0]
        found.append(
            pd.DataFrame(
                {
                    "row": rows,
                    "id": [str(i) for i in new.index[rows]],
                    "column": column,
                    "before": _told(was.iloc[rows]),
                    "after": _told(now.iloc[rows]),
                }
            )
        )
    return pd.concat(found, ignore_index=True)


def _comparable(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column whose values compare whatever its categories."""
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _told(values: "pd.Series[Any]") -> list[str | None]:
    """Return cells as texts, None where they are unknown."""
    return [None if pd.isna(value) else str(value) for value in values]
