"""The five films like one by two methods, side by side."""

import pandas as pd

from catalogue import Catalogue
from language.texts import _, plain
from models import similar
from models.similar.measured import OURS
from models.similar.plain_methods import plain_methods
from models.similar.protocol import top
from queries.films import examples
from queries.films.cards import film_row
from queries.rows import columns as columns_of_films
from queries.search.films import find_films
from views import columns
from views.blocks import Method, Note, Table
from views.models.similar_quality import method_names
from views.page import View, named
from views.parameters import Ask, Choice, Text

BESIDE = "fields, weights set by hand"
"""The method that is beside ours at first."""


def side_by_side(tables: Catalogue, ask: Ask) -> View:
    """Ask for a film and two methods, and show the five of each."""
    name = Text(key="models_film", label=_("Film"), default=examples.liked(tables))
    match, *_others = named(name, find_films, tables, ask(name))
    row = film_row(tables, match.film_id)
    methods = plain_methods(tables.once(similar.load))
    told = method_names()
    names = {told.get(name, name): name for name in reversed(methods)}
    one = ask(_method("models_one", _("One method"), names, OURS))
    other = ask(_method("models_other", _("The other"), names, BESIDE))
    fives = [[_titled(tables, film) for film in top(methods[which], row)] for which in (one, other)]
    both = len(set(fives[0]) & set(fives[1]))
    film = plain(f"{match.title} ({match.year})")
    yield Note(_("Like **{film}**: {n} of five films by both methods", film=film, n=both))
    yield Table(
        "sides",
        pd.DataFrame(
            {"place": range(1, len(fives[0]) + 1), "one": fives[0], "other": fives[1]},
        ),
        [
            columns.number("place", _("Rank")),
            columns.text("one", told.get(one, one)),
            columns.text("other", f"{told.get(other, other)}{' ' if one == other else ''}"),
        ],
        _("Five films by each of the two methods"),
        file="similar-sides",
    )
    yield Method(
        _(
            "Each method orders all films by its own likeness to the one asked about; the first "
            "five of each are shown. Of the baselines those are offered that need no fit."
        )
    )


def _method(key: str, label: str, names: dict[str, str], first: str) -> Choice:
    options = {name: text for text, name in names.items()}
    return Choice(key=key, label=label, options=options, default=first, many=True)


def _titled(tables: Catalogue, row: int) -> str:
    films = tables.once(columns_of_films)
    return f"{films['title'][row]} ({films['year'][row]})"
