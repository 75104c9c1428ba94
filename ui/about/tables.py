"""The tables themselves: what each column means, where they come from, and their files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
import streamlit as st

from catalogue import TABLES, Column, Manifest
from language import formats
from language.texts import _, ngettext, plain
from resources.loaded import catalogue
from ui.components import columns, pick, table

SUFFIXES = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


def dictionary() -> None:
    """Draw one table's columns: type, unit and meaning."""
    name = pick(_("Table"), {n: f"{n}: {_(t.meaning)}" for n, t in TABLES.items()}, key="table")
    chosen = TABLES[name]
    rows = catalogue().manifest.rows.get(name)
    counted = ngettext("{n} row", "{n} rows", rows) if rows is not None else _("not in these data")
    st.markdown(f"**{name}** · {counted} · {_('told apart by')} {', '.join(chosen.key)}")
    st.table(
        pd.DataFrame(
            {
                _("Column"): [f"`{column.name}`" for column in chosen.columns],
                _("Meaning"): [_(column.meaning) for column in chosen.columns],
                _("Type and unit"): [_type(column) for column in chosen.columns],
            }
        ),
        border="horizontal",
        hide_index=True,
    )


def _type(column: Column) -> str:
    unit = [_(column.unit)] if column.unit else []
    return ", ".join([column.dtype, *unit, *([_("may be unknown")] if column.nullable else [])])


def files() -> None:
    """Draw the files of this version; each is read when it is asked for, not before."""
    st.markdown(
        _(
            "`films_flat` and `titles_flat` are whole tables for a spreadsheet: unknown numbers "
            "are 0 there, and lists are joined by a bar. The tidy tables keep unknown apart from "
            "zero; their columns stand in the dictionary."
        )
    )
    folder = catalogue().folder
    flat = [folder / f"{n}_flat{s}" for n in ("films", "titles") for s in SUFFIXES]
    tidy = [folder / f"{name}.parquet" for name in TABLES]
    for title, paths in ((_("Flat tables"), flat), (_("Tidy tables"), tidy)):
        st.subheader(title, anchor=False)
        with st.container(horizontal=True):
            for path in paths:
                if path.exists():
                    _file(path)


def _file(path: Path) -> None:
    st.download_button(
        f"{path.name} · {_size(path.stat().st_size)}",
        reader(path),
        file_name=path.name,
        mime=SUFFIXES[path.suffix],
        icon=":material/download:",
        key=f"file-{path.name}",
        on_click="ignore",
    )


def _size(size: int) -> str:
    unit, name = (1e6, "MB") if size >= 1e6 else (1e3, "kB")
    return f"{formats.three(size / unit)} {name}"


def reader(path: Path) -> Callable[[], bytes]:
    """Return a function that reads the file, for a download that may never be asked for."""
    return lambda: path.read_bytes()


def provenance(manifest: Manifest) -> None:
    """Draw whose the data are, from which files and when the tables were built."""
    built = formats.date(datetime.fromisoformat(manifest.built).date())
    st.markdown(
        _(
            "Built on {date} by version {version} of the program; identity of the tables: "
            "`{identity}`.",
            date=built,
            version=manifest.version,
            identity=manifest.identity,
        )
    )
    for subject, about in manifest.provenance.items():
        if isinstance(about, dict):
            _subject(subject, about)
    if not any(isinstance(about, dict) for about in manifest.provenance.values()):
        st.markdown(
            _(
                "The folder of the raw files names neither their origin nor their licence: a "
                "`provenance.json` in it would stand here. Until then their owners' terms hold, "
                "and the checksums tell which files they are."
            )
        )
    if manifest.sources:
        table(
            pd.DataFrame(manifest.sources),
            {
                "name": columns.text(_("File")),
                "bytes": columns.number(_("Bytes")),
                "sha256": columns.text("SHA-256"),
            },
            key="sources",
            alt=_("The raw files and their checksums"),
        )
    st.subheader(_("The full data"), anchor=False)
    st.markdown(_("With the raw files in a folder, one command cleans, fits and shows them:"))
    st.code("python -m publish --raw FOLDER", language="bash")


def _subject(subject: str, about: dict[str, str]) -> None:
    parts = [plain(about.get(part, "")) for part in ("source", "licence", "note")]
    st.markdown(f"**{plain(subject)}** · " + " · ".join(part for part in parts if part))
