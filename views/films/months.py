"""Months: how many films were released in a month, all years together?"""

from collections.abc import Sequence

from catalogue import Catalogue, NotFoundError
from charts.coverage import months_by_weekdays
from language import formats
from language.texts import _
from queries.films import examples, releases
from queries.films.releases import PARTS
from queries.names import calendar
from views import columns
from views.blocks import Chart, Links, Pick
from views.films.releases import TABS, Asked, answer, exact_switch, films_listed
from views.films.weekdays import WEEK, weekday_spelled
from views.filters import link_parameters, narrowed, nothing_passes
from views.links import Link
from views.page import Page, Tab, View
from views.parameters import Ask, Several


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the months that are asked for; all of them where none is chosen."""
    months = {str(number): formats.month(number) for number in PARTS["month"]}
    month = Several(
        key="month",
        label=_("Month"),
        options=months,
        default=[str(examples.month(tables))],
        spelled=month_spelled,
    )
    chosen = ask(month) or months
    exact = exact_switch(
        tables,
        _("Leaves out films dated 1 January or known to the year only: a common placeholder."),
    )
    with ask.row():
        sure, filters = ask(exact), narrowed(tables, ask)
    numbers = tuple(int(code) for code in chosen)
    return Asked("month", numbers, sure, formats.month, tuple(months), filters)


def month_spelled(text: str) -> str | None:
    """Read a month's name in either language."""
    try:
        return str(calendar.month(text))
    except NotFoundError:
        return None


def by_weekday(tables: Catalogue, asked: Asked, ask: Ask) -> View:
    """Show months against weekdays, and list the films of the chosen ones."""
    days = {code: formats.weekday(number) for number, code in WEEK.items()}
    day = ask(Several(key="day", label=_("Weekday"), options=days, spelled=weekday_spelled)) or days
    weekdays = [number for number, code in WEEK.items() if code in day]
    table = releases.months_by_weekdays(tables, exact=asked.exact, filters=asked.filters)
    most = releases.commonest_day(table)
    if most is None:
        yield nothing_passes()
        return
    month, weekday, films = most
    yield Chart(
        "months-weekdays",
        _(
            "Most films come out on a {weekday} of {month}: {films}",
            weekday=formats.weekday(weekday),
            month=formats.month(month),
            films=formats.number(films),
        ),
        _("Films by month and weekday of release") + ". " + _("A click on a cell lists its films."),
        lambda: months_by_weekdays(table, (asked.numbers, weekdays)),
        rows=table.rename(columns=str).reset_index(),
        columns=[
            columns.number("month", _("Month"), _("1 is January")),
            *(columns.number(str(number), name) for number, name in enumerate(days.values())),
        ],
        pick=_cells(asked, list(days)),
    )
    rows = releases.films_released(
        tables,
        "month",
        *asked.numbers,
        exact=asked.exact,
        filters=asked.filters,
        weekdays=weekdays,
    )
    yield films_listed(tables, asked, rows)
    link = {"tab": "coverage", "exact": asked.exact or None, **link_parameters(asked.filters)}
    yield Links("months-explore", [Link("explore", _("What is known of these films"), link)])


def _cells(asked: Asked, days: Sequence[str]) -> Pick:
    """Return what a click on a cell chooses, row by row: its month and its weekday."""
    months = [month for month in asked.codes for _day in days]
    return Pick("month", months, True, Pick("day", [*days] * len(asked.codes), True))


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Every film counts once, in the month of its first release, whatever the year. Where a "
        "source knows only the year, its date is written as 1 January, which makes January look "
        "larger than it is; the switch leaves those films out."
    )


TABS_OF_MONTHS = {
    "all": TABS["all"],
    "weekdays": Tab(lambda: _("By weekday"), by_weekday),
    "decades": TABS["decades"],
    "films": TABS["films"],
}

PAGE = Page(path="months", find=find, answer=answer, tabs=TABS_OF_MONTHS, method=method)
