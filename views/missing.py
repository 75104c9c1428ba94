"""What is said where nothing bears a name: by kind, with an example where nothing was typed."""

from collections.abc import Iterator

from catalogue import Catalogue, NotFoundError
from language import formats
from language.texts import _, ngettext, plain
from queries.across import anything
from views import hits
from views.blocks import Links
from views.links import Link

EXAMPLES = {
    "franchise": "Toy Story",
    "company": "Pixar",
    "country": "Argentina",
    "film": "Casablanca",
    "title": "Casablanca",
    "actor": "Ricardo Darín",
    "person": "Ricardo Darín",
    "platform": "Netflix",
    "month": "1",
    "year": "2018",
}


def not_found(missing: NotFoundError) -> str:
    """Say in a sentence what was looked for in vain; Markdown."""
    name = plain(missing.name)
    if not missing.name.strip():
        example = EXAMPLES.get(missing.kind, "Casablanca")
        return _("A name is missing; for example, *{example}*.", example=example)
    said = {
        "actor": _("There is no actor called **{name}**.", name=name),
        "company": _("There is no company called **{name}**.", name=name),
        "country": _("There is no country called **{name}**.", name=name),
        "film": _("There is no film called **{name}**.", name=name),
        "franchise": _("There is no franchise called **{name}**.", name=name),
        "person": _("There is nobody called **{name}**.", name=name),
        "platform": _("There is no platform called **{name}**.", name=name),
        "title": _("There is no title called **{name}**.", name=name),
        "user": _("No user has the number **{name}**.", name=name),
        "year": _years(missing, name),
    }
    return said.get(missing.kind) or _("Nothing here is called **{name}**.", name=name)


def elsewhere(tables: Catalogue, missing: NotFoundError, key: str = "elsewhere") -> Iterator[Links]:
    """Yield the link to what of another kind bears the name that was looked for in vain."""
    found = anything.elsewhere(tables, missing)
    if found is not None:
        page, choices = hits.destination(tables, found.hit)
        link = Link(page, plain(told(tables, found)), choices)
        yield Links(key, [link], before=_("Of another kind:"))


def told(tables: Catalogue, found: anything.Elsewhere) -> str:
    """Say what it is and how many films it has: Marvel Studios (company, 26 films)."""
    hit = found.hit
    facts = [hits.kinds()[hit.kind]]
    if found.films is not None:
        facts.append(ngettext("{n} film", "{n} films", found.films))
    if hit.year is not None:
        facts.append(formats.year(hit.year))
    return f"{hits.name(tables, hit)} ({', '.join(facts)})"


def _years(missing: NotFoundError, name: str) -> str:
    """Say that there is nothing of a year, and of which years there is something."""
    if missing.span is None:
        return _("There are no titles of **{name}**.", name=name)
    first, last = (formats.year(year) for year in missing.span)
    return _(
        "There are no titles of **{name}**; there are some from {first} to {last}.",
        name=name,
        first=first,
        last=last,
    )
