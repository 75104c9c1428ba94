"""The film asked about, the films like it, and what the score of each is made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

import charts
from catalogue import Catalogue
from charts.drawing import Drawing
from language import formats
from language.platforms import called
from language.texts import _, ngettext, plain
from language.variables import genre_name
from models.similar import Recommendation
from models.similar.leaning import By, loaded
from queries.films.cards import Common, FilmCard, card, common
from queries.films.wishes import Wishes, allowed
from views import columns
from views.alike import Alike, reasons, told
from views.blocks import Card, Fold
from views.columns import Column
from views.links import Link
from views.names import beside, film_columns, film_name, keyword_names, with_names
from views.overviews import film_overview
from views.posters import film_poster

SHOWN, NAMED = 4, 5
"""Fields told by their numbers, the others together; names of what two films share."""


@dataclass(frozen=True, slots=True)
class Like(Alike):
    """One film recommended, at its place, and the genres of the film asked about."""

    place: int
    genres: Sequence[str]


def fields() -> dict[str, str]:
    """Name the fields of the score."""
    return {
        "text": _("words of plot and title"),
        "theme": _("theme"),
        "keywords": _("keywords"),
        "genres": _("genres"),
        "franchise": _("same franchise"),
        "people": _("cast and direction"),
        "direction": _("same direction"),
        "companies": _("companies"),
        "countries": _("countries"),
        "language": _("same language"),
        "form": _("made in the same way"),
        "year": _("close in years"),
        "votes": _("about as well known"),
        "rating": _("about as well rated"),
        "fame": _("how well known"),
        "quality": _("how well rated"),
        "audience": _("liked by the same people"),
        "closest": _("among those most liked with it"),
        "affinity": _("liked together more than by chance"),
        "fans": _("how many people like it"),
        "subject": _("documentaries of one subject"),
        "ranking": _("how all of this goes together"),
        "variety": _("like one above"),
    }


def recommend(
    tables: Catalogue, film: FilmCard, asked: Wishes, variety: float, by: By = "both"
) -> list[Like]:
    """Return the five films most like one, by theme or taste, of those that meet the wishes."""
    everything = asked == Wishes()
    found = loaded(tables, by).recommend(
        film.row,
        allowed=None if everything else allowed(tables, film.row, asked),
        variety=variety,
    )
    cards = [card(tables, one.item) for one in found]
    return [
        Like(like, one, common(tables, film.film_id, like.film_id), place, film.genres)
        for place, (like, one) in enumerate(zip(cards, found, strict=True), 1)
    ]


def asked_about(tables: Catalogue, film: FilmCard) -> Card:
    """Show the film that was taken."""
    told = film_overview(tables, film.film_id, film.overview)
    said = "\n\n".join([" · ".join(facts(film)), plain(told or "")])
    name = film_name(tables, film.film_id, film.title)
    poster = film_poster(tables, film.film_id, name, film.year)
    return Card("asked", f"{plain(beside(name, film.title))} ({film.year})", said, poster=poster)


def facts(film: FilmCard) -> list[str]:
    """Return what is known of a film in a line: original title, direction, genres, rating."""
    original = film.original_title if film.original_title != film.title else None
    return [
        *([f"*{plain(original)}*"] if original else []),
        *([_("by {names}", names=plain(", ".join(film.directors)))] if film.directors else []),
        *([plain(", ".join(genre_name(genre) for genre in film.genres))] if film.genres else []),
        rating(film),
        *where_to_watch(film),
    ]


def rating(film: FilmCard) -> str:
    """Return a film's mean vote with the number of votes."""
    votes = ngettext("{n} vote", "{n} votes", film.votes)
    if film.rating is None:
        return _("not rated")
    return f":material/star: {formats.number(film.rating, 1)} ({votes})"


def where_to_watch(film: FilmCard) -> list[str]:
    """Return on which platforms a film is, if on any."""
    names = formats.listed([called(name) for name in film.platforms])
    return [f"**{_('To watch on {platforms}', platforms=names)}**"] if film.platforms else []


def suggestion(tables: Catalogue, like: Like) -> Card:
    """Show one film recommended: its title leads to its page, and a link to the films like it."""
    film = like.card
    name = film_name(tables, film.film_id, film.title)
    score = _("score {score}", score=formats.number(like.found.score, 2))
    lines = [
        " · ".join([f"**{score}**", *facts(film)]),
        _("Why: {reasons}", reasons=reasons(like, like.genres)),
        *in_common(like.common, told(like, like.genres)),
    ]
    return Card(
        f"like-{like.place}",
        Link(
            "film",
            f"**{like.place}. {plain(beside(name, film.title))} ({film.year})**",
            {"film": film.title, "year": film.year},
        ),
        "\n\n".join(lines),
        shares(like, name),
        poster=film_poster(tables, film.film_id, name, film.year),
        next=Link("similar", _("Films like this one"), {"film": f"{film.title} ({film.year})"}),
    )


def numbers(found: Recommendation) -> str:
    """Return the greatest shares in words and numbers; with the rest they add up to the score."""
    names, (greatest, rest) = fields(), found.greatest(SHOWN)
    shown = [(names[name], share) for name, share in greatest.items()]
    if count := len(found.told) - len(shown):
        shown.append((ngettext("{n} more", "{n} more", count), rest))
    return ", ".join(f"{name} {formats.number(share, 2)}" for name, share in shown)


def in_common(common: Common, said: Collection[str]) -> list[str]:
    """Return a sentence that names what two films share besides what is `said` already, if any."""
    every = (keyword_names(common.keywords), common.people, common.companies)
    more = [[name for name in names if name not in said][:NAMED] for names in every]
    listed = " · ".join(plain(formats.listed(names)) for names in more if names)
    return [_("Also in common: {names}", names=listed)] if listed else []


def shares(like: Like, name: str) -> Fold:
    """Show every field's share in the score of the film of this name."""
    heading = _("Shares in the score of {title}:", title=name)
    return Fold(
        key=f"shares-{like.place}",
        label=_("Share of each field"),
        chart=f"bars-{like.place}",
        figure=lambda: bars(like.found),
        alt=f"{heading} {numbers(like.found)}",
    )


def bars(found: Recommendation) -> Drawing:
    """Draw each field's share as a bar, the greatest first."""
    names = fields()
    told = {names[name]: share for name, share in found.told.items()}
    texts = [formats.number(share, 2) for share in told.values()]
    return charts.bars(list(told), list(told.values()), texts, chosen=list(told)[:1])


def rows(tables: Catalogue, likes: Sequence[Like]) -> pd.DataFrame:
    """Return the films as a table: one row each, a column for each field's share."""
    films = pd.DataFrame(
        {
            "film_id": like.card.film_id,
            "title": like.card.title,
            "year": like.card.year,
            "genres": "|".join(like.card.genres),
            "vote_average": like.card.rating,
            "vote_count": like.card.votes,
            "platforms": "|".join(like.card.platforms),
            "score": like.found.score,
            **{f"share_{name}": share for name, share in like.found.why.items()},
        }
        for like in likes
    )
    return with_names(tables, films)


def columns_of(likes: Sequence[Like]) -> list[Column]:
    """Return the columns of `rows`: each film's facts, its score, and each field's share."""
    names = fields()
    told = dict.fromkeys(name for like in likes for name in like.found.why)
    return [
        columns.number("film_id", _("Film's number"), grouped=False),
        *film_columns(link=None),
        columns.year("year", _("Year")),
        columns.text("genres", _("Genres"), _("In English, between bars")),
        columns.number("vote_average", _("Mean vote"), _("Of ten"), decimals=1),
        columns.number("vote_count", _("Votes")),
        columns.text("platforms", _("Platforms"), _("Between bars")),
        columns.number("score", _("Score"), _("The sum of the fields' shares"), decimals=4),
        *(columns.number(f"share_{name}", names[name], decimals=4) for name in told),
    ]
