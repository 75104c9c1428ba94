"""The data dictionary as a page of Markdown, `data/README.md`."""

import textwrap
from collections.abc import Mapping
from typing import Any

from catalogue.tables import TABLES, Column, Table

WIDTH = 100
"""Characters of a line of prose."""
HEAD = """# The data

Made by `python -m catalogue` from `catalogue/tables.py` and `data/sample/provenance.json`; a
test keeps it up to date.

| folder | what it holds |
| --- | --- |
| `sample/` | a small free catalogue in the real layouts; `tidy/`, its tables and models |
| `raw/` | the full raw files, put there by whoever has them; outside git |
| `tidy/` | the tables made of them; outside git |

## Load the full data

Put `movies_dataset.csv` (or `movies_metadata.csv`), the platforms' `*_titles.csv` and, if at hand,
`keywords.csv`, `credits.csv`, `ratings.csv` with its `links.csv`, into `data/raw` or its subfolders
`movies/`, `platforms/` and `ratings/`. Copies are found under near names (`movies_dataset (1).csv`,
`ratings_small.csv`), other sets by their columns: the "Full TMDB" set, Udacity's, JustWatch's
`titles.csv` with `credits.csv` (named after the platform: `hbo_max_titles.csv`), MovieLens of any
size. Files are CSV in any of its habits, workbooks, Parquet or JSON lines, also packed (`.gz`,
`.zip`) or in parts (a folder of `part-00000.csv`, `part-00001.csv`). Any `<name>_titles` file is a
platform. The command ends with the rows of each file, and names every column, cell and file that it
did not read. One command cleans them, fits the models and publishes all of it at once:

```
python -m publish --raw data/raw
```

A server that is running takes up the new version by itself. The tables then lie in `data/tidy`;
where links are not allowed, as on Windows, in the folder of it that the file `current` names
(`.versions/...`). The full files belong to their owners
(The Movie Database, MovieLens, the compilers of the platform lists), whose terms allow no copies
here.
"""

FLAT = """## Flat tables

`films_flat` and `titles_flat` (CSV and Parquet) are for analysts. In `films_flat`, one row a film
with a release date, lists are joined by `|`, unknown numbers are 0, `return` is revenue / budget,
0 where not computable, and a missing text reads `No overview`, `No tagline` and so on.
`titles_flat`, one row a platform title, is in lower case; its `duration` is split into
`duration_int` and `duration_type`, a missing age rating is `g`.
"""


def readme(provenance: Mapping[str, Any]) -> str:
    """Return the page; `provenance` is what the sample says of itself."""
    parts = [HEAD, _sample(provenance), FLAT, "## Tidy tables\n", *map(_table, TABLES.values())]
    return "\n".join(parts)


def _sample(provenance: Mapping[str, Any]) -> str:
    lines = [
        "## Where the sample comes from\n",
        "| part | source | licence |",
        "| --- | --- | --- |",
    ]
    notes = []
    for part, about in provenance.items():
        if isinstance(about, dict):
            lines.append(f"| {part} | {about['source']} | {about['licence']} |")
            notes.append(_note(f"- {part}: {about['note']}") if "note" in about else "")
    return "\n".join([*lines, "", *filter(None, notes), ""])


def _note(said: str) -> str:
    return textwrap.fill(
        said, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _table(table: Table) -> str:
    lines = [
        f"### {table.name}\n",
        f"{table.meaning}. Rows are told apart by {_names(table.key)}.\n",
        "| column | type | unit | meaning |",
        "| --- | --- | --- | --- |",
        *map(_column, table.columns),
        "",
    ]
    return "\n".join(lines)


def _column(column: Column) -> str:
    dtype = f"{column.dtype}, may be unknown" if column.nullable else column.dtype
    choices = (
        f" ({', '.join(f'`{choice}`' for choice in column.choices)})" if column.choices else ""
    )
    return f"| `{column.name}` | {dtype} | {column.unit} | {column.meaning}{choices} |"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
