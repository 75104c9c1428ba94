"""The choice of platform titles that the views of the Explore page look at, instead of films."""

from dataclasses import dataclass

from catalogue import Catalogue
from language import formats, variables
from language.platforms import called
from language.texts import _, plain
from queries.explore import titles
from queries.explore.titles import TitleFilters
from queries.platforms.selection import Ints, platforms
from views.blocks import Note
from views.parameters import BUTTONS, Ask, Choice, Several, Span

ANY = "any"


@dataclass(frozen=True, slots=True)
class ChosenTitles:
    """The titles that are looked at, and by what they were chosen."""

    filters: TitleFilters
    rows: Ints


def choose_titles(tables: Catalogue, ask: Ask) -> ChosenTitles:
    """Return the titles that pass the filters, which are folded away."""
    with ask.folded(_("Filters"), icon="filter_list"):
        filters = _filters(tables, ask)
    return ChosenTitles(filters, titles.chosen(tables, filters))


def _filters(tables: Catalogue, ask: Ask) -> TitleFilters:
    names = {name: called(name) for name in platforms(tables)}
    kinds = {ANY: _("films and series"), "film": _("films only"), "series": _("series only")}
    genres = {name: variables.genre_name(name) for name in titles.offered_genres(tables)}
    every = {ANY: _("All platforms"), **names}
    many = len(names) > BUTTONS
    platform = ask(Choice(key="platform", label=_("Platform"), options=every, many=many))
    kind = ask(Choice(key="title_kind", label=_("Kind"), options=kinds))
    years = _years(tables, ask)
    wanted = ask(Several(key="title_genre", label=_("Genres"), options=genres))
    return TitleFilters(
        platform=None if platform == ANY else platform,
        films=None if kind == ANY else kind == "film",
        years=years,
        genres=tuple(wanted),
    )


def _years(tables: Catalogue, ask: Ask) -> tuple[int, int] | None:
    """Return the first and the last year of release; None where they span all."""
    first, last = titles.span(tables)
    if first == last:
        return None
    years = ask(Span(key="title_years", label=_("Years"), least=first, most=last))
    return None if years == (first, last) else years


def titles_told(found: ChosenTitles) -> Note:
    """Say how many titles are looked at, and which."""
    count = variables.counted(len(found.rows), titles=True)
    return Note(f"**{count}** · {plain(summary(found.filters))}")


def summary(filters: TitleFilters) -> str:
    """Say in a line which titles are chosen."""
    parts = [called(filters.platform)] if filters.platform else []
    if filters.films is not None:
        parts.append(_("films only") if filters.films else _("series only"))
    if filters.years:
        parts.append("–".join(dict.fromkeys(map(formats.year, filters.years))))
    if filters.genres:
        parts.append(" / ".join(variables.genre_name(genre) for genre in filters.genres))
    return " · ".join(parts) or _("All platforms")


def no_title_passes() -> Note:
    """Say that the filters leave no title, and what to do."""
    text = _("No title passes these filters: fewer of them leave more titles. Reset clears all.")
    return Note(text, kind="info")
