"""Months and days: the views that both pages share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from catalogue import Catalogue
from charts.releases import counted, shares
from language import formats
from language.texts import _, ngettext, plain
from queries.films import releases
from queries.films.filters import EVERY, Filters
from queries.films.releases import Part, Releases
from queries.rows import greatest
from views import columns
from views.blocks import Chart, Figure, Headline, Note, Pick, Table
from views.columns import Column
from views.films.tables import told
from views.filters import nothing_passes, summary
from views.names import film_columns
from views.page import Tab, View
from views.parameters import Ask, Switch


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks: the part of the date, the numbers chosen, and how a number is called."""

    part: Part
    numbers: tuple[int, ...]
    exact: bool
    name: Callable[[int], str]
    codes: Sequence[str]
    """What each number of the part is called in the link, in order."""
    filters: Filters = EVERY

    @property
    def called(self) -> str:
        """The chosen numbers by name: January and March."""
        return formats.listed([self.name(number) for number in self.numbers])

    def counted(self, tables: Catalogue) -> Releases:
        """Return the films of every number of the part."""
        return releases.releases(tables, self.part, exact=self.exact, filters=self.filters)

    def mark(self, number: int) -> str:
        """Name a month or day below its column: of thirty-one days the number alone."""
        return str(number) if self.part == "day" else self.name(number)

    def subject(self, number: int) -> str:
        """Name a month or day as the subject of a sentence: in Spanish days bear an article."""
        name = self.name(number)
        return name if self.part == "month" else _("{day}", day=name)

    @property
    def parameter(self) -> str:
        """The parameter of the link that names months or days."""
        return "month" if self.part == "month" else "day"

    @property
    def narrowed(self) -> str:
        """Which films are looked at."""
        return summary(self.filters) if self.filters != EVERY else _("all years together")


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
            ngettext("film", "films", count) + ", " + plain(asked.narrowed),
        ),
        Figure(
            _("Share of all films") if asked.filters == EVERY else _("Share of these films"),
            formats.percent(found.share(*asked.numbers), 1),
            _("of {n} films", n=formats.number(found.total)),
        ),
    ]
    if len(asked.numbers) == 1:
        place = found.place(*asked.numbers)
        figures.append(Figure(_("Rank"), formats.number(place.place), _("of {n}", n=place.of)))
    yield Headline(figures)


def overall(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show every month or day, the chosen ones in the accent."""
    found = asked.counted(tables)
    if not found.total and asked.filters != EVERY:
        yield nothing_passes()
        return
    names = [asked.mark(number) for number in found.counts["number"]]
    chosen = [asked.mark(number) for number in asked.numbers]
    yield Chart(
        f"{asked.part}-all",
        _leader(asked, found),
        ngettext("{n} film", "{n} films", found.total)
        + f", {plain(asked.narrowed)}. "
        + _("A click on a column lists its films."),
        lambda: counted(found.counts, names, chosen),
        rows=found.counts,
        columns=[
            part_column(asked.part),
            columns.number("films", _("Films")),
            columns.number(
                "placeholders", _("Uncertain dates"), _("Films whose date is too imprecise to tell")
            ),
        ],
        pick=Pick(asked.parameter, asked.codes, listed=True),
    )
    yield Note(released(asked), kind="heading")
    yield from listed(tables, asked, ask)


def _leader(asked: Asked, found: Releases) -> str:
    """Say which month or day has the most films, and which would without uncertain dates."""
    told = {
        "name": formats.sentence(asked.subject(found.most)),
        "n": formats.number(found.films(found.most)),
        "share": formats.percent(found.share(found.most), 1),
    }
    if found.surest == found.most:
        return _("{name} has the most films: {n}, {share} of all", **told)
    return _(
        "{name} has the most films: {n}, {share} of all; without uncertain dates, {other}",
        other=asked.subject(found.surest),
        **told,
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
    rows = releases.share_by_decade(
        tables, asked.part, *asked.numbers, exact=asked.exact, filters=asked.filters
    )
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
    rows = releases.films_released(
        tables, asked.part, *asked.numbers, exact=asked.exact, filters=asked.filters
    )
    yield films_listed(tables, asked, rows)


def films_listed(tables: Catalogue, asked: Asked, rows: np.ndarray) -> Table:
    """List films of the chosen months or days, by their rows in the films table."""
    return Table(
        f"{asked.part}-films",
        pd.DataFrame({"row": rows}),
        [
            *film_columns(),
            columns.text("genres", _("Genres")),
            columns.date("date", _("Release")),
            columns.money("revenue", _("Revenue")),
            columns.number("vote_average", _("Mean vote"), decimals=1, grouped=False),
            columns.number("vote_count", _("Votes")),
        ],
        released(asked),
        adding=partial(_told, tables),
    )


def _told(tables: Catalogue, some: pd.DataFrame) -> pd.DataFrame:
    """Tell of the films in some rows (`row`): of a million, most are never looked at."""
    return told(tables, releases.listed(tables, some["row"].to_numpy()))


def released(asked: Asked) -> str:
    """Say which films are listed."""
    if asked.part == "month":
        return _("Films released in {name}, the most voted first", name=asked.called)
    if asked.part == "day":
        return _("Films released on any {name}, the most voted first", name=asked.called)
    return _("Films released on {name}, the most voted first", name=asked.called)


TABS = {
    "all": Tab(lambda: _("Chart"), overall),
    "decades": Tab(lambda: _("By decade"), by_decade),
    "films": Tab(lambda: _("Films"), listed),
}
