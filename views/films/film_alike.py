"""Five like a film, or like a title that platforms alone have, and why in words."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from catalogue import Catalogue, DataError
from language import formats
from language.platforms import called
from language.texts import _, plain
from language.variables import genre_name
from models import titles as model
from models.similar import Recommendation
from queries.across.works import Work
from queries.films.film import Film
from queries.platforms import alike as platforms
from queries.platforms.title import Title, title
from views import columns
from views.alike import GIVEN, LEAST, NAMED, Alike, alike, reasons
from views.blocks import Card, Note, Rows, Sheet
from views.links import Link
from views.names import (
    film_columns,
    film_label,
    title_label,
    to_the_film,
    with_names,
    with_title_names,
)
from views.page import View
from views.parameters import Ask
from views.platform_titles import country_name

LIMIT = 5


def likenesses(tables: Catalogue, found: Work, _ask: Ask) -> View:
    """Show five works like this one, and why in words."""
    try:
        if found.film:
            yield from _films(tables, found.film)
        elif found.title:
            yield from _titles(tables, found.title)
    except DataError as error:
        yield Note(plain(error), "warning", ":material/model_training:")


def _films(tables: Catalogue, film: Film) -> View:
    likes = alike(tables, film.film_id, film.row)
    for place, like in enumerate(likes, 1):
        name = film_label(tables, like.card.film_id, like.card.title)
        yield Card(
            f"alike-{place}",
            to_the_film(tables, like.card, f"**{place}. {plain(name)}** ({like.card.year})"),
            reasons(like, film.genres),
        )
    if likes:
        number = columns.number("film_id", _("Film's number"), grouped=False)
        yield _sheet(lambda: _rows(tables, likes), number)


def _rows(tables: Catalogue, likes: Sequence[Alike]) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "film_id": like.card.film_id,
            "title": like.card.title,
            "year": like.card.year,
            "score": like.found.score,
        }
        for like in likes
    )
    return with_names(tables, rows)


def _sheet(rows: Rows, *first: columns.Column) -> Sheet:
    shown = [
        *first,
        *film_columns(link=None),
        columns.year("year", _("Year")),
        columns.number("score", _("Score"), _("The sum of the fields' shares"), decimals=4),
    ]
    return Sheet("film-alike", rows, shown, _("Films like this one"))


def _titles(tables: Catalogue, one: Title) -> View:
    """Show titles like one that no film catalogue has; those that are films lead to the film."""
    likes = tables.once(model.load).recommend(one.row, LIMIT)
    if not likes:
        yield Note(_("The platforms have no other title."))
        return
    yield Note(
        _(
            "By what the platforms tell of their titles, and by no viewers: words of the "
            "description, names, genres, countries, film or series."
        )
    )
    for place, like in enumerate(likes, 1):
        other = title(tables, like.item)
        name = plain(title_label(tables, like.item))
        label = f"**{place}. {name}** ({other.offer.year}, {called(other.offer.platform)})"
        yield Card(f"alike-{place}", _to(other, label), title_reasons(like, one, other))
    yield _titles_sheet(tables, likes)


def _to(other: Title, label: str) -> Link:
    offer = other.offer
    choices = {"title": offer.title, "platform": offer.platform, "year": offer.year}
    return Link("film", label, choices)


def _titles_sheet(tables: Catalogue, likes: Sequence[Recommendation]) -> Sheet:
    found = [title(tables, like.item) for like in likes]
    rows = pd.DataFrame(
        {
            "title": other.offer.title,
            "platform": called(other.offer.platform),
            "year": other.offer.year,
            "score": like.score,
        }
        for other, like in zip(found, likes, strict=True)
    )
    named = with_title_names(tables, rows, np.array([like.item for like in likes]))
    return _sheet(named, columns.text("platform", _("Platform")))


def title_reasons(like: Recommendation, one: Title, other: Title) -> str:
    """Say why a title is like another, the greatest reason first; Markdown."""
    both = platforms.shared(one, other)
    great = [name for name, share in like.told.items() if share >= LEAST * like.score]
    said = (text for name in great for text in _reasons(name, both, one))
    told = [text for text in dict.fromkeys(said) if text]
    return " · ".join(told[:GIVEN]) or _("Alike in many small things")


def _reasons(field: str, both: platforms.Shared, one: Title) -> list[str]:
    """Return a field of the score as reasons, none where it is none."""
    match field:
        case "text":
            return [_("A similar plot")]
        case "genres":
            return [formats.sentence(_listed([genre_name(name) for name in both.genres]))]
        case "people":
            directed, cast = _listed(both.directors), _listed(both.people)
            return [
                _("Also directed by {names}", names=directed) if directed else "",
                _("With {names}", names=cast) if cast else "",
            ]
        case "countries":
            return [formats.sentence(_listed([country_name(name) for name in both.countries]))]
        case "kind":
            return [_("Series too") if one.offer.is_series else ""]
    return []


def _listed(names: Sequence[str]) -> str:
    return plain(formats.listed(names[:NAMED])) if names else ""
