"""One cell that holds a list: a Python literal or JSON, read as data and never run as code."""

import ast
import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

MAX_CELL = 1_000_000
"""Characters of a cell that are read."""

AT_ONCE = 1 << 16
"""Cells that are read at a time."""
Fields = dict[str, pa.DataType]
"""The fields wanted of each item, with their types; the last one is what an item must have."""


def literals(texts: pa.StringArray, fields: Fields) -> pa.ListArray:
    """Return cells as an Arrow array of lists of items, null where a cell cannot be read."""
    try:
        return read_json(_as_json(texts, fields), fields)
    except (pa.ArrowException, ValueError):
        # Some cell only looks like JSON, or holds a field of another type: read each by itself.
        dumped = [_dumped(cell, fields) for cell in texts.to_pylist()]
        return read_json(pa.array(dumped, pa.string()), fields)


def read_json(cells: pa.StringArray, fields: Fields) -> pa.ListArray:
    """Return JSON lists as an Arrow array of lists, null for null."""
    kind = pa.list_(pa.struct(list(fields.items())))
    if not len(cells):
        return pa.array([], kind)
    if len(cells) > AT_ONCE:
        starts = range(0, len(cells), AT_ONCE)
        return pa.concat_arrays([read_json(cells.slice(i, AT_ONCE), fields) for i in starts])
    lines = pc.binary_join_element_wise('{"v":', cells, "}\n", "")
    text = _in_a_row(lines)
    table = pyarrow.json.read_json(
        pa.BufferReader(text),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=text.size + 1),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=pa.schema([("v", kind)]), unexpected_field_behavior="ignore"
        ),
    )
    if len(table) != len(cells):
        message = "a cell holds more than one value"
        raise ValueError(message)
    return table["v"].combine_chunks()


def _in_a_row(texts: pa.StringArray) -> pa.Buffer:
    """Return the bytes of all texts, which Arrow holds one behind the other."""
    _, ends, cells = texts.buffers()
    first, last = np.frombuffer(ends, np.int32, len(texts) + 1, texts.offset * 4)[[0, -1]]
    return cells.slice(int(first), int(last - first))


def _as_json(cells: pa.StringArray, fields: Fields) -> pa.StringArray:
    """Return cells as JSON lists.

    Most are literals that differ from JSON in their quotes alone, which is ten times faster to
    mend than `ast.literal_eval` is to run.
    """
    alike = pc.and_(
        pc.starts_with(cells, "[{"), pc.invert(pc.match_substring_regex(cells, '["\\\\\n]'))
    )
    requoted = pc.replace_substring(cells.filter(alike), "'", '"')
    mended = pc.replace_substring(requoted, '": None', '": null')
    others = [_json_cell(cell, fields) for cell in cells.filter(pc.invert(alike)).to_pylist()]
    whole = pc.replace_with_mask(cells, alike, mended)
    return pc.replace_with_mask(whole, pc.invert(alike), pa.array(others, pa.string()))


def _json_cell(cell: str, fields: Fields) -> str:
    """Return one cell as a JSON list; a name with an apostrophe stands in double quotes."""
    if cell[:2] not in {"[{", "{'"} or "\\" in cell or "\n" in cell:
        return _dumped(cell, fields)
    mended = QUOTED.sub(_requoted, cell).replace('": None', '": null')
    return mended if mended[0] == "[" else f"[{mended}]"


QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")


def _requoted(quoted: "re.Match[str]") -> str:
    text = quoted[1] if quoted[1] is not None else quoted[2]
    return '"' + text.replace('"', '\\"') + '"'


def _dumped(cell: str, fields: Fields) -> str:
    """Return a cell as a JSON list of the fields, each of its type; `null` if unreadable."""
    value = parse(cell)
    if value is None:
        return "[]"
    items = [value] if isinstance(value, dict | str) else value
    if isinstance(items, set):
        items = sorted(items, key=str)
    if not isinstance(items, list | tuple):
        return "null"
    last = list(fields)[-1]
    dicts: list[object] = [{last: item} if isinstance(item, str) else item for item in items]
    return json.dumps([_typed(item, fields) for item in dicts if isinstance(item, dict)])


def _typed(item: dict[str, object], fields: Fields) -> dict[str, object]:
    """Return the item's fields, one of another type as text or null."""
    wanted = {name: str if pa.types.is_string(kind) else int for name, kind in fields.items()}
    return {name: _cast(item.get(name), kind) for name, kind in wanted.items()}


def _cast(value: object, kind: type) -> object:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    try:
        return kind(value)
    except (ValueError, OverflowError):
        return None


def parse(cell: str) -> object:
    """Return the value of a cell; an Ellipsis where it cannot be read, so that None stays None.

    A literal within quotes, as a file that was written twice has it, is read as well.
    """
    if len(cell) > MAX_CELL:
        return ...
    value = _value(ARRAY.sub(_with_commas, cell))
    inner = isinstance(value, str) and value[:1] in {"[", "{", "("}
    return parse(value) if inner and isinstance(value, str) and len(value) < len(cell) else value


ITEM = r"(?:'[^']*'|\"[^\"]*\")"
ARRAY = re.compile(rf"^\s*\[\s*{ITEM}(?:\s+{ITEM})+\s*\]\s*$")
"""How numpy shows its texts: nothing but blanks between them, which Python would join to one."""


def _with_commas(shown: "re.Match[str]") -> str:
    return re.sub(rf"({ITEM})(?=\s+['\"])", r"\1,", shown[0])


def _value(cell: str) -> object:
    readers: tuple[Callable[[str], Any], ...] = (json.loads, ast.literal_eval)
    for reader in readers:
        try:
            return reader(cell)
        except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            continue
    return ...
