"""Frames as Arrow files of which nothing is copied: each column is a view of the mapped bytes.

A text is Arrow's, a number or day numpy's; a category is a column of codes with its names in a file
of their own; an integer that may be unknown has a second column that says where.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

UNKNOWN = " unknown"
"""Ends the name of the column that says where an integer is unknown."""
TEXT = pd.StringDtype("pyarrow", na_value=np.nan)
FACTS = b"butaca"
"""Key of the metadata: how many rows, and what each column is."""


def write(frame: pd.DataFrame, path: Path) -> list[Path]:
    """Write a frame to `path`, and the names of its categories beside it; returns its files.

    Raises: TypeError: its rows are not numbered from 0; the numbers would be lost.
    """
    if not frame.index.equals(pd.RangeIndex(len(frame))):
        message = "a frame with an index of its own cannot be mapped"
        raise TypeError(message)
    columns: dict[str, pa.Array] = {}
    kinds = {str(name): _kind(frame[name]) for name in frame}
    for name, kind in kinds.items():
        columns |= _columns(name, kind, frame[name], path)
    facts = json.dumps({"rows": len(frame), "kinds": kinds})
    _write(pa.table(columns, metadata={FACTS: facts}), path)
    return [path, *(_names(path, name) for name, kind in kinds.items() if kind == "category")]


def read(path: Path) -> pd.DataFrame:
    """Map the frame that `write` wrote; its columns may not be written to."""
    table = _map(path)
    facts = json.loads(table.schema.metadata[FACTS])
    columns = {name: _array(table, name, kind, path) for name, kind in facts["kinds"].items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(facts["rows"]), copy=False)


def _kind(values: pd.Series) -> str:
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return "category"
    if isinstance(dtype, pd.StringDtype) or dtype.kind == "O":
        return "text"
    if isinstance(dtype, pd.api.extensions.ExtensionDtype):
        return "integer"
    if dtype.kind == "M":
        return str(dtype)
    return "bool" if dtype.kind == "b" else "plain"


def _columns(name: str, kind: str, values: pd.Series, path: Path) -> dict[str, pa.Array]:
    if kind == "category":
        _write(pa.table({"name": _texts(values.cat.categories)}), _names(path, name))
        return {name: pa.array(values.cat.codes.to_numpy())}
    if kind == "text":
        return {name: _texts(values)}
    if kind == "integer":
        unknown = values.isna().to_numpy()
        plain = values.fillna(0).to_numpy(np.dtype(str(values.dtype).lower()))
        return {name: pa.array(plain), f"{name}{UNKNOWN}": pa.array(unknown.view(np.uint8))}
    plain = np.ascontiguousarray(values.to_numpy())
    if kind != "plain":  # Arrow packs booleans, and counts unknown days
        plain = plain.view(np.uint8 if kind == "bool" else np.int64)
    return {name: pa.array(plain, from_pandas=False)}


def _array(table: pa.Table, name: str, kind: str, path: Path) -> ExtensionArray | np.ndarray:
    column = table.column(name)
    if kind == "text":
        return _text(column)
    plain = _numpy(column)
    if kind == "category":
        codes: Any = plain
        dtype = _categories(pd.Index(_text(_map(_names(path, name)).column("name"))))
        return pd.Categorical.from_codes(codes, dtype=dtype, validate=False)
    if kind == "integer":
        return pd.arrays.IntegerArray(plain, _numpy(table.column(name + UNKNOWN)).view(bool))
    return plain if kind == "plain" else plain.view(kind)


def _categories(names: pd.Index) -> pd.CategoricalDtype:
    """Return the type of categories of these names, which were looked at as they were written.

    pandas looks once more whether each is there once, and makes an object of each for it: of
    45,000 films' companies, keywords and actors 10 MB in every process.
    """
    made: pd.CategoricalDtype = pd.CategoricalDtype._from_fastpath(names, ordered=False)  # type: ignore[attr-defined]
    return made


def _text(column: pa.ChunkedArray) -> ExtensionArray:
    """Return texts as pandas holds them, which are Arrow's own: nothing is copied."""
    found: ExtensionArray = TEXT.__from_arrow__(column)  # type: ignore[attr-defined]
    return found


def _numpy(column: pa.ChunkedArray) -> np.ndarray:
    if not column.num_chunks:
        return np.empty(0, column.type.to_pandas_dtype())
    found: np.ndarray = column.chunk(0).to_numpy(zero_copy_only=True)
    return found


def _texts(values: pd.Series | pd.Index) -> pa.Array:
    texts = pa.array(values.astype("str"), pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _names(path: Path, name: str) -> Path:
    return path.with_name(f"{path.stem}.{name}.names.arrow")


def _write(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())


def _map(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
