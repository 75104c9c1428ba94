"""How far the data reach, in words: the last release, and the last addition of each platform."""

from collections.abc import Sequence

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, plain
from queries.data.reach import additions, reach
from queries.platforms.given import as_of
from views.subjects import Subject, first_loaded


def how_far(tables: Catalogue, subjects: Sequence[Subject]) -> str:
    """Say how far the first subject that is loaded reaches: up to Aug 4, 2017; nothing without."""
    found = reach(tables)
    last = found.films if first_loaded(tables, subjects) == "films" else found.titles
    return _("up to {date}", date=formats.short_date(last)) if last else ""


def meant(tables: Catalogue, subjects: Sequence[Subject]) -> str:
    """Say what that day is."""
    if first_loaded(tables, subjects) == "films":
        return _("The last release among these films.")
    return _("The last addition to a platform: {additions}", additions=last_additions(tables))


def last_release(tables: Catalogue) -> str:
    """Say when the last film was released."""
    last = reach(tables).films
    return _("last release {date}", date=formats.date(last)) if last else _("no release dated")


def last_additions(tables: Catalogue) -> str:
    """Say when each platform last added a title, and of how few the date is known; Markdown."""
    told = []
    for found in additions(tables):
        day = formats.date(found.last) if found.last else formats.UNKNOWN
        share = _("dated {share}", share=formats.percent(found.dated))
        told.append(f"{plain(called(found.platform))} {day} ({plain(share)})")
    if last := as_of(tables):
        told.append(plain(_("by country as of {date}", date=formats.date(last))))
    return " · ".join(told)
