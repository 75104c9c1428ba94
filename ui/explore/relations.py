"""The view of variables together."""

import streamlit as st

from charts.relations import against, coefficients
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.relations import Correlations, Method, correlations, scatter
from queries.explore.variables import Variable
from queries.films.filters import Rows
from resources.loaded import catalogue
from ui.components import address, chart, choice, columns, explained, pick, table

KEY = "scatter"


def draw(rows: Rows) -> None:
    """Draw the coefficients of all pairs, then one pair."""
    names = {"pearson": "Pearson", "spearman": "Spearman"}
    method: Method = choice(_("Coefficient"), names, key="coefficient")  # type: ignore[assignment]
    found = correlations(catalogue(), rows, method)
    chart(
        coefficients(found),
        plain(strongest(found)),
        _("Coefficient and number of films, each pair over the films of which both are known"),
        key="correlations",
        rows=found.pairs(),
    )
    _pair(rows)
    explained(
        _(
            "Pearson measures how close the pair comes to a straight line, Spearman how close the "
            "ranks do; few very large values sway Pearson and not Spearman. Unknown values are "
            "left out pair by pair, so each coefficient says over how many films it stands. The "
            "trend is the least-squares line through all films, on the scales that are drawn."
        )
    )


def strongest(found: Correlations) -> str:
    """Say which pair goes together most."""
    pairs = found.pairs().dropna()
    if pairs.empty:
        return _("Too few films to correlate anything")
    first = pairs.iloc[0]
    return _(
        "{x} and {y} go together most: r = {r} over {films} films",
        x=variables.label(first["x"]),
        y=formats.inner(variables.label(first["y"])),
        r=formats.number(first["r"], 2),
        films=formats.number(first["films"]),
    )


def _pair(rows: Rows) -> None:
    """Draw one variable against another, and list the films that are selected."""
    names = variables.labels()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        x: Variable = pick(_("Across"), names, key="x", default="budget")  # type: ignore[assignment]
        y: Variable = pick(_("Up"), names, key="y", default="revenue")  # type: ignore[assignment]
        log_x = _log(x, _("Log scale across"), "log_x")
        log_y = _log(y, _("Log scale up"), "log_y")
    found = scatter(catalogue(), rows, x, y, log_x=log_x, log_y=log_y)
    if found.points.empty:
        st.info(_("No chosen film has both values."))
        return
    titles = catalogue().films["title"].iloc[found.points["row"]]
    chart(
        against(found, titles, x, y, log_x=log_x, log_y=log_y),
        plain(
            _(
                "{y} against {x}: r = {r} on these scales",
                x=formats.inner(variables.label(x)),
                y=variables.label(y),
                r=formats.number(found.r, 2),
            )
        ),
        _drawn(found.films, len(found.points), found.left_out),
        key=KEY,
        rows=found.points.assign(title=titles.to_numpy()),
        on_select=_nothing_more,
    )
    _selected()


def _log(variable: Variable, label: str, key: str) -> bool:
    if variable not in variables.LONG_TAILED:
        return False
    return st.toggle(label, value=True, key=key, bind="query-params")


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


def _nothing_more() -> None:
    """Let a selection rerun the page, which then lists it."""


def _selected() -> None:
    """List the films whose points are selected."""
    state = st.session_state.get(KEY) or {}
    points = state.get("selection", {}).get("points", [])
    rows = sorted({int(point["customdata"]) for point in points if "customdata" in point})
    films = catalogue().films
    held = [row for row in rows if row < len(films)]
    if held:
        table(
            films.iloc[held].sort_values("vote_count", ascending=False),
            {
                "title": columns.link(_("Title")),
                "year": columns.plain_number(_("Year")),
                "budget": columns.money(_("Budget")),
                "revenue": columns.money(_("Revenue")),
                "roi": columns.times(_("Return")),
                "vote_average": columns.plain_number(_("Mean vote"), 1),
                "vote_count": columns.number(_("Number of votes")),
            },
            key="selected-films",
            alt=_("The selected films"),
            links={"title": lambda film: address("return", film=film.title, year=film.year)},
        )
