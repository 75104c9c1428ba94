"""The front page: a search, four findings, what to watch, what is new; all of it computed."""

from collections.abc import Iterator
from dataclasses import replace

from catalogue import Catalogue
from language.spoken import spoken
from language.texts import _, ngettext, plain
from queries.across.front import Front, front
from queries.across.hits import Hit
from queries.explore.coverage import Summary
from views import hits
from views.blocks import Beside, Block, Links, Note, Posters, Welcome
from views.home.news import in_a_line
from views.home.stories import stories
from views.links import Link
from views.names import film_name
from views.page import View
from views.posters import film_poster


def front_page(tables: Catalogue, found: Summary) -> View:
    """Show the front page; of an empty catalogue, what to do."""
    if not found.films and not found.titles:
        yield from _empty()
        return
    yield from spoken(tables, _blocks)


def _empty() -> View:
    yield Welcome(_("A catalogue of films, still empty"), [])
    yield Note(
        _("There is nothing to tell yet: put the files into `data/raw` and build the tables."),
        "info",
        ":material/folder_open:",
    )
    yield Note("make data", "command")
    yield Links("front-empty", [Link("data", _("Where to get the data"), {"tab": "source"})])


def _blocks(tables: Catalogue) -> list[Block]:
    """Return what is told of a catalogue, made once in each language."""
    found = tables.once(front)
    return [
        Welcome(_heading(tables), [_example(tables, hit) for hit in found.examples]),
        *_stories(tables, found),
        *_to_watch(tables, found),
        *in_a_line(tables),
    ]


def _heading(tables: Catalogue) -> str:
    films, titles = len(tables.films), len(tables.titles)
    if films and titles:
        return _(
            "What {films} and {titles} tell us",
            films=ngettext("{n} film", "{n} films", films),
            titles=ngettext("{n} streaming title", "{n} streaming titles", titles),
        )
    if films:
        return ngettext("What {n} film tells us", "What {n} films tell us", films)
    return ngettext(
        "What {n} streaming title tells us", "What {n} streaming titles tell us", titles
    )


def _example(tables: Catalogue, hit: Hit) -> Link:
    page, choices = hits.destination(tables, hit)
    return Link(page, plain(hits.name(tables, hit)), choices)


def _stories(tables: Catalogue, found: Front) -> Iterator[Block]:
    """Yield the findings, two by two."""
    told = stories(tables, found)
    for i in range(0, len(told), 2):
        yield Beside([[story] for story in told[i : i + 2]])


def _to_watch(tables: Catalogue, found: Front) -> Iterator[Block]:
    """Yield what to watch: films that viewers rate best, and the way to one's own list."""
    films = found.good
    if not films:
        return
    yield Note(_("What to watch?"), "heading")
    names = [film_name(tables, film.film_id, film.title) for film in films]
    links = [
        replace(_example(tables, Hit("film", film.title, film.year, id=film.film_id)), label=label)
        for film, label in zip(films, map(plain, names), strict=True)
    ]
    posters = [
        film_poster(tables, film.film_id, name, film.year)
        for film, name in zip(films, names, strict=True)
    ]
    yield Links("front-watch", [_own_list(tables)])
    yield Posters("front-good", posters, links)


def _own_list(tables: Catalogue) -> Link:
    """Return the way to a list of one's own: For you, or Similar where nobody's ratings are."""
    if tables.film_ratings.empty:
        return Link("similar", _("Five films like one that was liked"), icon="join")
    label = _("Rate a few films, get a list of one's own")
    return Link("for-you", label, {"for_you_who": "new", "tab": "next"}, icon="recommend")
