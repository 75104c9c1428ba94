"""The tables themselves: what each column means, where they come from, and their files."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pandas as pd

import catalogue
from catalogue import TABLES, Catalogue
from catalogue.quality import Quality
from language import formats
from language.texts import _, ngettext, plain
from views import columns
from views.blocks import Downloads, File, Listing, Note, Table
from views.page import View
from views.parameters import Ask, Choice

FLAT = ("films_flat", "titles_flat")


def dictionary(tables: Catalogue, _found: Quality, ask: Ask) -> View:
    """Show one table's columns: type, unit and meaning."""
    options = {name: f"{name}: {_(table.meaning)}" for name, table in TABLES.items()}
    name = ask(Choice(key="table", label=_("Table"), options=options, many=True))
    chosen = TABLES[name]
    rows = tables.manifest.rows.get(name)
    counted = ngettext("{n} row", "{n} rows", rows) if rows is not None else _("not in these data")
    yield Note(f"**{name}** · {counted} · {_('told apart by')} {', '.join(chosen.key)}")
    told = [(column.name, _(column.meaning), _type(column)) for column in chosen.columns]
    yield Listing(
        "dictionary",
        pd.DataFrame(told, columns=["column", "meaning", "type"]),
        [
            columns.code("column", _("Column")),
            columns.markdown("meaning", _("Meaning")),
            columns.markdown("type", _("Type and unit")),
        ],
        options[name],
    )


def _type(column: catalogue.Column) -> str:
    unit = [_(column.unit)] if column.unit else []
    return ", ".join([column.dtype, *unit, *([_("may be unknown")] if column.nullable else [])])


def files(tables: Catalogue, _found: Quality, _ask: Ask) -> View:
    """Offer the files of this version; each is read when it is asked for, not before."""
    yield Note(
        _(
            "`films_flat` and `titles_flat` are whole tables for a spreadsheet: unknown numbers "
            "are 0 there, and lists are joined by a bar. The tidy tables keep unknown apart from "
            "zero; their columns stand in the dictionary."
        )
    )
    yield Note(_("Flat tables"), kind="heading")
    yield _offered(tables.file(f"{name}.{kind}") for name in FLAT for kind in ("csv", "parquet"))
    yield Note(_("Tidy tables"), kind="heading")
    yield _offered(tables.file(f"{name}.parquet") for name in TABLES)


def _offered(paths: Iterable[Path]) -> Downloads:
    """Return those of the files that this version has."""
    return Downloads([File(path, path.stat().st_size) for path in paths if path.exists()])


def provenance(tables: Catalogue, _found: Quality, _ask: Ask) -> View:
    """Say whose the data are, from which files and when the tables were built."""
    manifest = tables.manifest
    yield Note(
        _(
            "Built on {date} by version {version} of the program; identity of the tables: "
            "`{identity}`.",
            date=formats.date(datetime.fromisoformat(manifest.built).date()),
            version=manifest.version,
            identity=manifest.identity,
        )
    )
    subjects = {name: a for name, a in manifest.provenance.items() if isinstance(a, dict)}
    for subject, about in subjects.items():
        yield Note(_subject(subject, about))
    if not subjects:
        yield Note(
            _(
                "The folder of the raw files names neither their origin nor their licence: a "
                "`provenance.json` in it would stand here. Until then their owners' terms hold, "
                "and the checksums tell which files they are."
            )
        )
    if manifest.sources:
        yield Table(
            "sources",
            pd.DataFrame(manifest.sources),
            [
                columns.text("name", _("File")),
                columns.number("bytes", _("Bytes")),
                columns.text("sha256", "SHA-256"),
            ],
            _("The raw files and their checksums"),
        )
    yield Note(_("The full data"), kind="heading")
    yield Note(_("With the raw files in a folder, one command cleans, fits and shows them:"))
    yield Note("python -m publish --raw FOLDER", kind="command")


def _subject(subject: str, about: dict[str, str]) -> str:
    parts = [plain(about.get(part, "")) for part in ("source", "licence", "note")]
    return f"**{plain(subject)}** · " + " · ".join(part for part in parts if part)
