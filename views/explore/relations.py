"""Variables together: the coefficients of all pairs, and one pair."""

from functools import partial
from typing import cast

import pandas as pd

from catalogue import Catalogue
from charts.relations import against, coefficients
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.relations import Correlations, Method, correlations, scatter, selected
from queries.explore.variables import Variable
from queries.films.comparable import MANY
from queries.films.filters import Rows
from views import blocks, columns
from views.blocks import Chart, Note, Table
from views.explore.measures import measure
from views.explore.offered import labels
from views.names import film_columns, with_names
from views.page import View
from views.parameters import Ask, Choice, Selected, Switch
from views.slips import slips_left_out

KEY = "scatter"


def show(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    """Show the coefficients of all pairs, then one pair."""
    names = {"pearson": "Pearson", "spearman": "Spearman"}
    method = ask(Choice(key="coefficient", label=_("Coefficient"), options=names))
    found = correlations(tables, rows, cast("Method", method))
    yield Chart(
        "correlations",
        plain(strongest(found)),
        _("Coefficient and number of films, each pair over the films of which both are known"),
        lambda: coefficients(found),
        rows=found.pairs,
        columns=[
            columns.text("x", _("Variable")),
            columns.text("y", _("Together with")),
            columns.number("r", "r", _("The coefficient, from -1 to 1"), decimals=4),
            columns.number("films", _("Films"), _("Of which both values are known")),
        ],
    )
    yield from _pair(tables, rows, ask)
    measured = _(
        "Pearson measures how close the pair comes to a straight line, Spearman how close the "
        "ranks do; few very large values sway Pearson and not Spearman. Unknown values are "
        "left out pair by pair, so each coefficient says over how many films it stands; a pair "
        "is told from 30 films. The trend is the least-squares line through all films, on the "
        "scales that are drawn."
    )
    yield blocks.Method(f"{measured} {slips_left_out()}")


def strongest(found: Correlations) -> str:
    """Say which pair goes together most."""
    first = found.strongest(MANY)
    if first is None:
        return _("Too few films to correlate anything")
    return _(
        "{x} and {y} go together most: r = {r} over {films} films",
        x=variables.label(first.x),
        y=formats.inner(variables.label(first.y)),
        r=formats.number(first.r, 2),
        films=formats.number(first.films),
    )


def _pair(tables: Catalogue, rows: Rows, ask: Ask) -> View:
    """Show one variable against another, and list the films that are selected."""
    with ask.row():
        x = _variable(tables, ask, "x", _("Across"), "budget")
        y = _variable(tables, ask, "y", _("Up"), "revenue")
        log_x = _log(ask, x, "log_x", _("Log scale across"))
        log_y = _log(ask, y, "log_y", _("Log scale up"))
    found = scatter(tables, rows, x, y, log_x=log_x, log_y=log_y)
    if found.points.empty:
        yield Note(_("No chosen film has both values."), kind="info")
        return

    def named() -> pd.DataFrame:
        places, films = found.points["row"].to_numpy(), tables.films
        cells = {name: films[name].array[places] for name in ("film_id", "title")}
        return with_names(tables, found.points.assign(**cells))

    yield Chart(
        KEY,
        plain(
            _(
                "{y} against {x}: r = {r} on these scales",
                x=formats.inner(variables.label(x)),
                y=variables.label(y),
                r=formats.number(found.r, 2),
            )
        ),
        _drawn(found.films, len(found.points), found.left_out),
        lambda: against(found, named()["called"], x, y, log_x=log_x, log_y=log_y),
        rows=named,
        columns=[
            columns.number("row", _("Row"), _("In the table of films, from 0"), grouped=False),
            measure(x, "x"),
            measure(y, "y"),
            *film_columns(link=None),
        ],
        selecting=True,
    )
    films = selected(tables, ask(Selected(key=KEY)))
    if len(films):
        yield Table(
            "selected-films",
            films,
            _film_columns(),
            _("The selected films"),
            adding=partial(with_names, tables),
        )


def _variable(tables: Catalogue, ask: Ask, key: str, label: str, default: str) -> Variable:
    options = labels(tables)
    chosen = ask(Choice(key=key, label=label, options=options, default=default, many=True))
    return cast("Variable", chosen)


def _log(ask: Ask, variable: Variable, key: str, label: str) -> bool:
    return variable in variables.LONG_TAILED and ask(Switch(key=key, label=label, default=True))


def _drawn(films: int, points: int, left_out: int) -> str:
    parts = [
        _(
            "A sample of {points} of {films} films; the trend is of all.",
            points=formats.number(points),
            films=formats.number(films),
        )
        if points < films
        else ngettext("{n} film.", "{n} films.", films)
    ]
    if left_out:
        parts.append(
            ngettext(
                "{n} film has a 0, which a log scale cannot show.",
                "{n} films have a 0, which a log scale cannot show.",
                left_out,
            )
        )
    parts.append(_("Drag over points to list their films."))
    return " ".join(parts)


def _film_columns() -> list[columns.Column]:
    return [
        *film_columns(),
        columns.year("year", _("Year")),
        columns.money("budget", _("Budget")),
        columns.money("revenue", _("Revenue")),
        columns.times("roi", _("Return")),
        columns.number("vote_average", _("Mean vote"), decimals=1, grouped=False),
        columns.number("vote_count", _("Number of votes")),
    ]
