"""What a page is about: whether that is loaded, which files bring it, and which ones brought it."""

from collections.abc import Sequence
from typing import Any, Literal

from catalogue import Catalogue
from catalogue.fetched import BY_COUNTRY
from catalogue.fetched import PROVENANCE as PROVIDED
from catalogue.store import Manifest
from language.texts import _, language, ngettext, plain
from views.blocks import Note

Subject = Literal["films", "titles"]
PROVENANCE: dict[Subject, str] = {"films": "films", "titles": "platforms"}
"""What a set calls each subject in its `provenance.json`; `source_es` is its source in Spanish."""


def missing(tables: Catalogue, subjects: Sequence[Subject]) -> list[Note]:
    """Say of each subject of which nothing is loaded which file brings it."""
    return [Note(_absent(subject)) for subject in subjects if not is_loaded(tables, subject)]


def is_loaded(tables: Catalogue, subject: Subject) -> bool:
    """Tell whether there is a row of a subject."""
    return bool(len(tables.films if subject == "films" else tables.titles))


def _absent(subject: Subject) -> str:
    if subject == "films":
        return _(
            "No films are loaded. Put `movies_dataset.csv` into `data/raw/movies` and run "
            "`make data`."
        )
    return _(
        "No platform titles are loaded. Put `netflix_titles.csv` or that of another platform into "
        "`data/raw/platforms` and run `make data`."
    )


def without(column: str) -> Note:
    """Say that no film has what a page is about, and which column brings it."""
    return Note(
        _(
            "None of these films has it. The column `{column}` of `movies_dataset.csv` "
            "brings it: put the file into `data/raw/movies` and run `make data`.",
            column=column,
        )
    )


def unscored() -> Note:
    """Say that no title has a score, and which files bring scores."""
    return Note(
        _(
            "No scores of platform titles are loaded. Put the files of ratings into "
            "`data/raw/platforms/ratings1` and run `make data`."
        )
    )


def first_loaded(tables: Catalogue, subjects: Sequence[Subject]) -> Subject:
    """Return the first subject that is loaded, the first of all where none is."""
    return next((s for s in subjects if is_loaded(tables, s)), subjects[0])


def counted(tables: Catalogue, subjects: Sequence[Subject]) -> str:
    """Say how many films or titles there are: of the first subject that is loaded."""
    if first_loaded(tables, subjects) == "films":
        return ngettext("{n} film", "{n} films", len(tables.films))
    return ngettext("{n} title", "{n} titles", len(tables.titles))


def sources(manifest: Manifest, subjects: Sequence[Subject]) -> list[str]:
    """Say of each subject which files or which source it is from; Markdown."""
    return [said for subject in subjects if (said := _source(manifest, subject))]


def _source(manifest: Manifest, subject: Subject) -> str:
    told = manifest.provenance.get(PROVENANCE[subject], {})
    files = [str(s["name"]) for s in manifest.sources if _subject(s) == subject]
    own = told.get(f"source_{language()}") or told.get("source")
    found = [own or ", ".join(dict.fromkeys(files)), _by_country(manifest, subject)]
    source = plain("; ".join(filter(None, found)))
    if not source:
        return ""
    if subject == "films":
        return _("Films: {source}", source=source)
    return _("Titles: {source}", source=source)


def _by_country(manifest: Manifest, subject: Subject) -> str:
    """Name JustWatch where it is to be named: of titles by country."""
    there = subject == "titles" and attributed(manifest)
    return _("by country: JustWatch, by way of TMDB") if there else ""


def attributed(manifest: Manifest) -> list[str]:
    """Return whom every copy of the data has to name: JustWatch, of titles by country."""
    return [BY_COUNTRY] if PROVIDED.keys() & manifest.provenance.keys() else []


def _subject(source: dict[str, Any]) -> str:
    """Return what a raw file is of; the name tells it of those cleaned before that was noted."""
    noted = str(source.get("subject", ""))
    if noted:
        return noted
    name = str(source["name"]).casefold()
    if "title" in name or "score" in name:
        return "titles"
    return "ratings" if name.startswith(("ratings", "links")) else "films"
