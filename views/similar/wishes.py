"""What a reader may ask of the films that are recommended."""

from catalogue import Catalogue
from language import formats
from language.texts import _, plain
from language.variables import genre_name
from models.similar.leaning import LEANINGS, By
from queries.films.wishes import Wishes, decades, genres
from views.parameters import Ask, Choice, Several, Slider, Switch, Whole

ANY = "any"


def by(ask: Ask) -> By:
    """Ask by which half of the blend: what films are about, what viewers like, or both."""
    options = {"both": _("in between"), "theme": _("by theme"), "taste": _("by taste")}
    asked = ask(
        Choice(
            key="similar_by",
            label=_("Alike"),
            options=options,
            help=_(
                "By theme: plot, keywords, genres, people. By taste: what the same viewers like, "
                "and what is well known and rated."
            ),
        )
    )
    return next(one for one in LEANINGS if one == asked)


def wishes(tables: Catalogue, ask: Ask) -> tuple[Wishes, float]:
    """Ask what the films should be; return it, and how varied they should be."""
    with ask.folded(_("Filters"), "tune"):
        decade = ask(_decade(tables))
        votes = ask(
            Whole(
                key="similar_votes",
                label=_("At least this many votes"),
                least=0,
                most=100_000,
                default=0,
                step=50,
            )
        )
        without = ask(_without(tables))
        franchise = ask(
            Switch(
                key="similar_franchise",
                label=_("Films of the same franchise too"),
                default=True,
            )
        )
        variety = ask(_variety())
    first = None if decade == ANY else int(decade)
    return Wishes(first, votes, tuple(without), franchise), variety


def _decade(tables: Catalogue) -> Choice:
    options = {ANY: _("any"), **{str(d): formats.decade(d) for d in tables.once(decades)}}
    return Choice(key="similar_decade", label=_("Decade"), options=options)


def _without(tables: Catalogue) -> Several:
    return Several(
        key="similar_without",
        label=_("Without these genres"),
        options={name: plain(genre_name(name)) for name in tables.once(genres)},
        help=_("A film goes if any of its genres is one of these."),
    )


def _variety() -> Slider:
    return Slider(
        key="similar_variety",
        label=_("Variety"),
        least=0.0,
        most=1.0,
        default=0.0,
        step=0.1,
        help=_("Lowers a film's score by that share of its likeness to the films above it."),
    )
