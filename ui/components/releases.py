"""Months and days: the views that both pages share."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import charts
from language import formats
from language.texts import _, ngettext
from queries.films import releases
from queries.films.releases import Part, Releases
from resources.loaded import catalogue
from ui.components import legacy_tables as tables
from ui.components.answers import headline
from ui.components.choices import tabs
from ui.components.legacy_figures import chart
from views.blocks import Figure
from views.links import address


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks: the part of the date, the numbers chosen, and how a number is called."""

    part: Part
    numbers: tuple[int, ...]
    exact: bool
    name: Callable[[int], str]

    @property
    def called(self) -> str:
        """The chosen numbers by name: January and March."""
        return formats.listed([self.name(number) for number in self.numbers])


def exact_toggle(help: str) -> bool:
    """Draw the switch that leaves placeholders out."""
    return st.toggle(_("Without uncertain dates"), key="exact", bind="query-params", help=help)


def draw(asked: Asked) -> None:
    """Draw the answer, then the open view: all of them, by decade, or the films."""
    found = releases.releases(catalogue(), asked.part, exact=asked.exact)
    answer(asked, found)
    views = {"all": _("Chart"), "decades": _("By decade"), "films": _("Films")}
    match tabs(views):
        case "decades":
            by_decade(asked)
        case "films":
            films(asked)
        case _other:
            everything(asked, found)


def answer(asked: Asked, found: Releases) -> None:
    """Draw how many films, which share of all, and the place among the others."""
    count = found.films(*asked.numbers)
    figures = [
        Figure(
            formats.sentence(asked.called),
            formats.number(count),
            ngettext("film", "films", count) + ", " + _("all years together"),
        ),
        Figure(
            _("Share of all films"),
            formats.percent(count / found.total if found.total else None, 1),
            _("of {n} films", n=formats.number(found.total)),
        ),
    ]
    if len(asked.numbers) == 1:
        place = int((found.counts["films"] > count).sum()) + 1
        figures.append(Figure(_("Place"), formats.number(place), _("of {n}", n=len(found.counts))))
    headline(*figures)


def everything(asked: Asked, found: Releases) -> None:
    """Draw every month or day, the chosen ones in the accent."""
    rows = found.counts
    names = [asked.name(number) for number in rows["number"]]
    counts = rows["films"].tolist()
    most = max(range(len(counts)), key=counts.__getitem__)
    figure = charts.columns(
        names,
        counts,
        [formats.number(count) for count in counts],
        chosen=[asked.name(number) for number in asked.numbers],
    )
    chart(
        figure,
        _(
            "{name} has the most films: {n}, {share} of all",
            name=formats.sentence(names[most]),
            n=formats.number(counts[most]),
            share=formats.percent(counts[most] / found.total if found.total else None, 1),
        ),
        ngettext("{n} film, all years together", "{n} films, all years together", found.total),
        key=f"{asked.part}-all",
        rows=rows,
    )


def by_decade(asked: Asked) -> None:
    """Draw the chosen months or days decade by decade, as a share of each decade's films."""
    rows = releases.share_by_decade(catalogue(), asked.part, *asked.numbers, exact=asked.exact)
    if rows.empty:
        st.markdown(_("No rows to show."))
        return
    names = [formats.decade(decade) for decade in rows["decade"]]
    shares = [formats.percent(share) for share in rows["share"]]
    hover = [
        _(
            "{decade}: {n} of {all} films, {share}",
            decade=name,
            n=formats.number(n),
            all=formats.number(every),
            share=share,
        )
        for name, share, n, every in zip(names, shares, rows["films"], rows["every"], strict=True)
    ]
    most = int(rows["share"].to_numpy().argmax())
    figure = charts.columns(names, rows["share"].tolist(), shares, hover=hover)
    figure.change(yaxis={"tickformat": ".0%"})
    chart(
        figure,
        _(
            "{name}: most common in the {decade}, {share} of the films",
            name=formats.sentence(asked.called),
            decade=names[most],
            share=shares[most],
        ),
        _("Share of the films of each decade with at least 30 films"),
        key=f"{asked.part}-decades",
        rows=rows,
    )


def films(asked: Asked) -> None:
    """List the films, the most voted first."""
    rows = releases.films_released(catalogue(), asked.part, *asked.numbers, exact=asked.exact)
    tables.table(
        rows,
        {
            "title": tables.link(_("Title")),
            "date": tables.date(_("Release")),
            "revenue": tables.money(_("Revenue")),
            "vote_average": tables.plain_number(_("Mean vote"), 1),
            "vote_count": tables.number(_("Votes")),
        },
        links={"title": lambda row: address("return", film=row.title, year=row.year)},
        key=f"{asked.part}-films",
        alt=_("Films released in {name}, the most voted first", name=asked.called),
    )
