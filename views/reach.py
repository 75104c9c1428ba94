"""How far the data reach, in words: the last release, and the last addition of each platform."""

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.data.reach import additions, reach
from queries.names.platforms import called


def films_reach(tables: Catalogue) -> str:
    """Say how many films there are and how far they reach: 45,346 films · up to Aug 4, 2017."""
    films, last = ngettext("{n} film", "{n} films", len(tables.films)), tables.once(reach).films
    return f"{films} · {_('up to {date}', date=formats.short_date(last))}" if last else films


def titles_reach(tables: Catalogue) -> str:
    """Say how many titles the platforms have and how far they reach."""
    titles, last = (
        ngettext("{n} title", "{n} titles", len(tables.titles)),
        tables.once(reach).titles,
    )
    return f"{titles} · {_('up to {date}', date=formats.short_date(last))}" if last else titles


def last_release(tables: Catalogue) -> str:
    """Say when the last film was released."""
    last = tables.once(reach).films
    return _("last release {date}", date=formats.date(last)) if last else _("no release dated")


def last_additions(tables: Catalogue) -> str:
    """Say when each platform last added a title, and of how few the date is known; Markdown."""
    told = []
    for found in additions(tables):
        day = formats.date(found.last) if found.last else formats.UNKNOWN
        share = _("dated {share}", share=formats.percent(found.dated))
        told.append(f"{plain(called(found.platform))} {day} ({plain(share)})")
    return " · ".join(told)
