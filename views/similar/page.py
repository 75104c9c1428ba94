"""Similar films: which five films are like this one, and why?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalogue import Catalogue
from language.texts import _, plain
from models import similar
from models.similar.leaning import By, has_taste
from queries.films import examples
from queries.films.cards import FilmCard, card, film_row
from queries.search.films import Match, find_films
from views.blocks import Links, Note, Sheet
from views.links import Link
from views.names import film_choices, film_label, film_name
from views.page import Page, View, named
from views.parameters import Ask, Text
from views.similar.likes import asked_about, columns_of, recommend, rows, suggestion
from views.similar.wishes import by, wishes


@dataclass(frozen=True, slots=True)
class Asked:
    """The film that was taken, and the others that may have been meant."""

    film: FilmCard
    others: Sequence[Match]


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the film that is asked about.

    Raises: NotFoundError: no title is like it; DataError: the model is missing, damaged or stale.
    """
    name = Text(
        key="film",
        label=_("Film"),
        default=examples.liked(tables),
        also="title",
        help=_("As it comes to mind: typos, word order and a year in brackets are understood."),
    )
    typed = ask(name)
    tables.once(similar.load)
    match, *others = named(name, find_films, tables, typed)
    return Asked(card(tables, film_row(tables, match.film_id)), others)


def heading(tables: Catalogue, found: Asked) -> str:
    """Return the film's name in the reader's language."""
    return _called(tables, found.film)


def answer(tables: Catalogue, found: Asked, ask: Ask) -> View:
    """Show the film, and five like it that meet the wishes."""
    film, said = found.film, ask.place()
    yield asked_about(tables, film)
    own = film_choices(tables, film.film_id, film.title, film.year)
    same = {"film": film.title, "year": film.year}
    pages = [
        Link("film", _("All about it"), own),
        Link("return", _("What it cost and earned"), same),
    ]
    yield Links("similar-film", pages)
    if found.others:
        yield Links("others", [_other(tables, near) for near in found.others], _("Another film?"))
    way = _way(tables, film, ask)
    if way is None:
        yield Note(_("No viewer of the ratings likes this film, so taste says nothing of it."))
        return
    asked, variety = wishes(tables, ask)
    likes = recommend(tables, film, asked, variety, way)
    if not likes:
        yield Note(_("No film meets these wishes. Fewer votes or another decade may help."))
        return
    titles = " · ".join(f"**{like.place}** {plain(_called(tables, like.card))}" for like in likes)
    taken = plain(f"{_called(tables, film)} ({film.year})")
    finding = _("Like **{film}**: {titles}", film=taken, titles=titles)
    with said:
        yield Note(finding)
    yield from (suggestion(tables, like) for like in likes)
    yield Sheet("similar", lambda: rows(tables, likes), columns_of(likes), finding)


def _way(tables: Catalogue, film: FilmCard, ask: Ask) -> By | None:
    """Ask by theme or by taste; None where taste is asked of a film that nobody likes."""
    model = tables.once(similar.load)
    if model.audience is None:
        return "both"
    way = by(ask)
    return None if way == "taste" and not has_taste(model, film.row) else way


def _called(tables: Catalogue, film: FilmCard) -> str:
    return film_name(tables, film.film_id, film.title)


def _other(tables: Catalogue, near: Match) -> Link:
    own = film_label(tables, near.film_id, near.title)
    return Link(
        "similar", plain(replace(near, title=own).label), {"film": f"{near.title} ({near.year})"}
    )


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "A film's score is a sum: each field says from 0 to 1 how alike two films are, and counts "
        "with a weight learnt from what viewers like together, from franchises and from tags. "
        "Fields that the data lack do not count. No film is left out for want of ratings. How good "
        "the answers are is on the page about the models."
    )


PAGE = Page(path="similar", find=find, heading=heading, answer=answer, tabs={}, method=method)
