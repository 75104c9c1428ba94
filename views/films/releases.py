"""Months and days: the views that both pages share."""

from collections.abc import Callable
from dataclasses import dataclass

from catalogue import Catalogue
from charts.releases import counted, shares
from language import formats
from language.texts import _, ngettext
from queries.films import releases
from queries.films.releases import Part, Releases
from queries.rows import greatest
from views import columns
from views.blocks import Chart, Figure, Headline, Note, Table
from views.columns import Column
from views.names import film_columns, with_names
from views.page import Tab, View
from views.parameters import Ask, Switch


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

    def counted(self, tables: Catalogue) -> Releases:
        """Return the films of every number of the part."""
        return releases.releases(tables, self.part, exact=self.exact)


def exact_switch(tables: Catalogue, help: str) -> Switch:
    """Return the switch that leaves placeholders out; on where they would drown the others."""
    return Switch(
        key="exact",
        label=_("Without uncertain dates"),
        help=help,
        default=tables.once(releases.mostly_rough),
    )


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show how many films, which share of all, and the place among the others."""
    found = asked.counted(tables)
    count = found.films(*asked.numbers)
    figures = [
        Figure(
            formats.sentence(asked.called),
            formats.number(count),
            ngettext("film", "films", count) + ", " + _("all years together"),
        ),
        Figure(
            _("Share of all films"),
            formats.percent(found.share(*asked.numbers), 1),
            _("of {n} films", n=formats.number(found.total)),
        ),
    ]
    if len(asked.numbers) == 1:
        place = found.place(*asked.numbers)
        figures.append(Figure(_("Place"), formats.number(place.place), _("of {n}", n=place.of)))
    yield Headline(figures)


def overall(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show every month or day, the chosen ones in the accent."""
    found = asked.counted(tables)
    names = [asked.name(number) for number in found.counts["number"]]
    chosen = [asked.name(number) for number in asked.numbers]
    yield Chart(
        f"{asked.part}-all",
        _(
            "{name} has the most films: {n}, {share} of all",
            name=formats.sentence(asked.name(found.most)),
            n=formats.number(found.films(found.most)),
            share=formats.percent(found.share(found.most), 1),
        ),
        ngettext("{n} film, all years together", "{n} films, all years together", found.total),
        lambda: counted(found.counts, names, chosen),
        rows=found.counts,
        columns=[
            part_column(asked.part),
            columns.number("films", _("Films")),
            columns.number(
                "placeholders", _("Uncertain dates"), _("Films whose date is too rough to tell")
            ),
        ],
    )


def part_column(part: Part) -> Column:
    """Return the column that numbers the months or days."""
    return {
        "month": columns.number("number", _("Month"), _("1 is January")),
        "weekday": columns.number("number", _("Weekday"), _("0 is Monday")),
        "day": columns.number("number", _("Day of the month")),
    }[part]


def by_decade(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show the chosen months or days decade by decade, as a share of each decade's films."""
    rows = releases.share_by_decade(tables, asked.part, *asked.numbers, exact=asked.exact)
    if rows.empty:
        yield Note(_("No rows to show."))
        return
    most = greatest(rows, "share")
    yield Chart(
        f"{asked.part}-decades",
        _(
            "{name}: most common in the {decade}, {share} of the films",
            name=formats.sentence(asked.called),
            decade=formats.decade(int(most["decade"])),
            share=formats.percent(most["share"]),
        ),
        _("Share of the films of each decade with at least 30 films"),
        lambda: shares(rows),
        rows=rows,
        columns=[
            columns.year("decade", _("Decade"), _("Its first year")),
            columns.number("films", _("Films"), _("Released in the chosen months or days")),
            columns.number("every", _("Films of the decade")),
            columns.share("share", _("Share"), _("Of the films of the decade")),
        ],
    )


def listed(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """List the films, the most voted first."""
    yield Table(
        f"{asked.part}-films",
        with_names(
            tables, releases.films_released(tables, asked.part, *asked.numbers, exact=asked.exact)
        ),
        [
            *film_columns(),
            columns.date("date", _("Release")),
            columns.money("revenue", _("Revenue")),
            columns.number("vote_average", _("Mean vote"), decimals=1, grouped=False),
            columns.number("vote_count", _("Votes")),
        ],
        _("Films released in {name}, the most voted first", name=asked.called),
    )


TABS = {
    "all": Tab(lambda: _("Chart"), overall),
    "decades": Tab(lambda: _("By decade"), by_decade),
    "films": Tab(lambda: _("Films"), listed),
}
