"""What may be said of data that somebody chose: nothing of what they were chosen from."""

from catalogue import Catalogue
from language.texts import _
from views.blocks import Note
from views.page import View


def of_platforms(tables: Catalogue, finding: str) -> str:
    """Return a finding on sizes, overlap, growth or shares, or that there is none to be had."""
    if tables.manifest.is_representative:
        return finding
    return _("Chosen by hand: says nothing about the platforms")


def of_films(tables: Catalogue, finding: str) -> str:
    """Return a finding on how many films there are, or that there is none to be had."""
    if tables.manifest.is_representative:
        return finding
    return _("Chosen by hand: says nothing about how many films were made")


def note(tables: Catalogue) -> View:
    """Say above figures of sizes and shares that the titles were chosen by hand, if they were."""
    if not tables.manifest.is_representative:
        yield Note(
            _("chosen by hand"),
            kind="badge",
            help=_("A few hundred titles of each platform: says nothing about the platforms."),
        )
