"""Similar films: the film asked about, the films like it, and why each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext, plain
from language.variables import genre_name
from models import similar
from models.similar import Recommendation
from queries.films.cards import Common, FilmCard, card, common
from queries.films.wishes import Wishes, allowed
from queries.names.platforms import called
from queries.search.films import Match
from resources.loaded import catalogue, fitted
from ui.components.links import link_to

SHOWN, NAMED = 4, 5
"""Fields named in words, the others together; names of what two films share."""


@dataclass(frozen=True, slots=True)
class Like:
    """One film recommended, with its card and what it has in common with the film asked about."""

    card: FilmCard
    found: Recommendation
    common: Common


def fields() -> dict[str, str]:
    """Name the fields of the score."""
    return {
        "text": _("words of plot and title"),
        "keywords": _("keywords"),
        "genres": _("genres"),
        "franchise": _("same franchise"),
        "people": _("cast and direction"),
        "companies": _("companies"),
        "countries": _("countries"),
        "language": _("same language"),
        "year": _("close in years"),
        "votes": _("about as well known"),
        "rating": _("about as well rated"),
        "fame": _("how well known"),
        "quality": _("how well rated"),
        "audience": _("liked by the same people"),
        "affinity": _("liked together more than by chance"),
        "fans": _("how many people like it"),
        "variety": _("like one above"),
    }


def recommend(row: int, asked: Wishes, variety: float) -> list[Like]:
    """Return the five films most like the one in a row of films that meet the wishes."""
    tables = catalogue()
    own = int(tables.films["film_id"].to_numpy()[row])
    everything = asked == Wishes()
    found = fitted(similar.load).recommend(
        row, allowed=None if everything else allowed(tables, row, asked), variety=variety
    )
    cards = [card(tables, one.row) for one in found]
    return [
        Like(film, one, common(tables, own, film.film_id))
        for film, one in zip(cards, found, strict=True)
    ]


def asked_about(film: FilmCard, others: Sequence[Match]) -> None:
    """Draw the card of the film that was taken, and the others that may have been meant."""
    with st.container(border=True, gap=None, key="asked"):
        st.subheader(f"{plain(film.title)} ({film.year})", anchor=False)
        st.markdown("\n\n".join([" · ".join(facts(film)), plain(film.overview or "")]))
    if others:
        with st.container(horizontal=True, key="others", vertical_alignment="center"):
            st.markdown(_("Another film?"), width="content")
            for near in others:
                link_to("similar", plain(near.label), film=f"{near.title} ({near.year})")


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


def suggestion(place: int, like: Like) -> None:
    """Draw one film recommended: a click on its title asks about it."""
    film = like.card
    score = _("score {score}", score=formats.number(like.found.score, 2))
    with st.container(border=True, gap=None, key=f"like-{place}"):
        label = f"**{place}. {plain(film.title)} ({film.year})**"
        link_to("similar", label, help=_("Films like this one"), film=f"{film.title} ({film.year})")
        lines = [
            " · ".join([f"**{score}**", *facts(film)]),
            _("Why: {reasons}", reasons=reasons(like.found)),
            *in_common(like.common),
        ]
        st.markdown("\n\n".join(lines))
        bars(place, like)


def reasons(found: Recommendation) -> str:
    """Return the greatest shares in words and numbers; with the rest they add up to the score."""
    shares = contributions(found)
    shown = [(name, round(share, 2)) for name, share in shares.items()][:SHOWN]
    rest = round(round(found.score, 2) - sum(share for _name, share in shown), 2)
    count = len(shares) - len(shown)
    if count > 0:
        shown.append((ngettext("{n} more", "{n} more", count), rest))
    return ", ".join(f"{name} {formats.number(share, 2)}" for name, share in shown)


def contributions(found: Recommendation) -> dict[str, float]:
    """Return the fields that say something of these two films, the greatest share first."""
    names = fields()
    return {names[name]: share for name, share in found.why.items() if share}


def in_common(common: Common) -> list[str]:
    """Return sentences that name what two films share."""
    sentences = (
        (common.keywords, _("Shared keywords: {names}")),
        (common.people, _("In both films: {names}")),
        (common.companies, _("Both by {names}")),
    )
    return [
        text.format(names=plain(formats.listed(names[:NAMED])))
        for names, text in sentences
        if names
    ]


def bars(place: int, like: Like) -> None:
    """Draw every field's share, once it is asked for."""
    with st.expander(_("Share of each field"), key=f"shares-{place}", on_change="rerun") as opened:
        if not opened.open:
            return
        shares = contributions(like.found)
        texts = [formats.number(share, 2) for share in shares.values()]
        heading = _("Shares in the score of {title}:", title=like.card.title)
        st.plotly_chart(
            charts.bars(list(shares), list(shares.values()), texts, chosen=list(shares)[:1]),
            key=f"bars-{place}",
            config={"displayModeBar": False},
            alt=f"{heading} {reasons(like.found)}",
        )


def rows(likes: Sequence[Like]) -> pd.DataFrame:
    """Return the films as a table: one row each, a column a field."""
    return pd.DataFrame(
        {
            "film_id": like.card.film_id,
            "title": like.card.title,
            "year": like.card.year,
            "genres": "|".join(like.card.genres),
            "vote_average": like.card.rating,
            "vote_count": like.card.votes,
            "platforms": "|".join(like.card.platforms),
            "score": like.found.score,
            **like.found.why,
        }
        for like in likes
    )
