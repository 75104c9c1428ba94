"""Whose the data are that leave a page, in one line: a picture's, or that of a page in a frame."""

from catalogue.store import Manifest
from language.texts import _
from views import pages, sitemap
from views.subjects import attributed


def told_source(manifest: Manifest, page: str) -> str:
    """Say where the data of a page come from, by their own words, else by their files."""
    section = sitemap.entry("" if page == pages.HOME else page).section
    kind = "platforms" if section == _("Platforms") else "films"
    told = manifest.provenance.get(kind, {}).get("source")
    files = ", ".join(str(source["name"]) for source in manifest.sources)
    found = "; ".join(filter(None, [told or files, *attributed(manifest)]))
    return _("Source: {source}", source=found) if found else ""
