"""Which films are looked at: genre, decade and country, the same fields wherever they narrow."""

from collections.abc import Iterator

from catalogue import Catalogue, territories
from language import formats, variables
from language.texts import _, plain
from queries.films.filters import EVERY, Filters, options
from views.blocks import Note
from views.parameters import Ask, Choice, Several

ANY = "any"


def narrowed(tables: Catalogue, ask: Ask, *, country: bool = True) -> Filters:
    """Return the films that a page looks at; without any choice all. The fields are folded away.

    `country`: whether one can be chosen; a page about countries asks for its own.
    """
    with ask.folded(_("Filters"), icon="filter_list"):
        genres = ask(genres_field(tables))
        decade = ask(decade_field(tables))
        place = ask(country_field(tables)) if country else ANY
    first = None if decade == ANY else int(decade)
    return Filters(
        years=None if first is None else (first, first + 9),
        genres=tuple(genres),
        country=None if place == ANY else place,
    )


def genres_field(tables: Catalogue) -> Several:
    """Return the parameter of genres; a film has any of them."""
    names = {genre: variables.genre_name(genre) for genre in options(tables).genres}
    return Several(key="genre", label=_("Genres"), options=names)


def decade_field(tables: Catalogue) -> Choice:
    """Return the parameter of the decade."""
    decades = {str(first): formats.decade(first) for first in reversed(options(tables).decades)}
    return Choice(
        key="decade",
        label=_("Decade"),
        options={ANY: _("any"), **decades},
        many=True,
        spelled=_decade_spelled,
    )


def country_field(tables: Catalogue) -> Choice:
    """Return the parameter of a production country, those with the most films first."""
    names = {code: formats.country(code) for code in options(tables).countries}
    return Choice(
        key="country",
        label=_("Country"),
        options={ANY: _("any"), **names},
        many=True,
        spelled=territories.code,
    )


def narrowed_to(filters: Filters) -> Iterator[Note]:
    """Say to which of its films a page is narrowed, if it is."""
    if filters != EVERY:
        yield Note(f"**{plain(summary(filters))}**")


def nothing_passes() -> Note:
    """Say that the filters leave no film, and what to do."""
    text = _("No film passes these filters: fewer of them leave more films. Reset clears all.")
    return Note(text, kind="info")


def link_parameters(filters: Filters) -> dict[str, object]:
    """Return filters as a link to another page writes them; years as both ends."""
    return {
        "genre": list(filters.genres) or None,
        "years": list(filters.years) if filters.years else None,
        "country": filters.country,
    }


def summary(filters: Filters) -> str:
    """Say in a line which films are chosen."""
    parts = []
    if filters.years:
        parts.append(_years(*filters.years))
    if filters.genres:
        names = [variables.genre_name(genre) for genre in filters.genres]
        parts.append((" + " if filters.every_genre else " / ").join(names))
    if filters.country:
        parts.append(formats.country(filters.country))
    if filters.language:
        parts.append(formats.language_name(filters.language))
    if filters.min_votes:
        parts.append(_("{n} votes or more", n=formats.number(filters.min_votes)))
    if filters.known_money:
        parts.append(_("budget and revenue known"))
    return " · ".join(parts) or _("All films")


def _years(first: int, last: int) -> str:
    if first % 10 == 0 and last == first + 9:
        return formats.decade(first)
    return "–".join(dict.fromkeys(map(formats.year, (first, last))))


def _decade_spelled(text: str) -> str | None:
    """Read a year or a decade as people write them: 1994, 1990s."""
    year = text.strip()[:4]
    return (
        str(int(year) // 10 * 10)
        if year.isascii() and year.isdecimal() and len(year) == 4
        else None
    )
