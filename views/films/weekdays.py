"""Weekdays: how many films were released on a day of the week or of the month?"""

from catalogue import Catalogue, NotFoundError
from language import formats
from language.texts import _
from queries.films import examples
from queries.films.releases import PARTS
from queries.names import calendar
from views.films.releases import TABS, Asked, answer, exact_switch
from views.page import Page
from views.parameters import Ask, Choice, Several, Switch

WEEK = dict(enumerate(calendar.WEEKDAYS_EN))


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the days that are asked for, of the week or of the month."""
    by = Choice(
        key="by",
        label=_("Days"),
        options={"week": _("of the week"), "month": _("of the month")},
        also="day",
        spelled=kind_of_day,
    )
    return of_the_week(tables, ask) if ask(by) == "week" else of_the_month(tables, ask)


def of_the_week(tables: Catalogue, ask: Ask) -> Asked:
    """Return the weekdays that are asked for; all of them where none is chosen."""
    days = {code: formats.weekday(number) for number, code in WEEK.items()}
    day = Several(
        key="day",
        label=_("Day"),
        options=days,
        default=[WEEK[examples.weekday(tables)]],
        spelled=weekday_spelled,
    )
    chosen = ask(day) or days
    numbers = tuple(number for number, code in WEEK.items() if code in chosen)
    return Asked("weekday", numbers, ask(exact_days(tables)), formats.weekday)


def of_the_month(tables: Catalogue, ask: Ask) -> Asked:
    """Return the days of the month that are asked for; all of them where none is chosen."""
    days = {str(number): str(number) for number in PARTS["day"]}
    chosen = ask(Several(key="day", label=_("Day"), options=days, default=["1"])) or days
    return Asked("day", tuple(int(code) for code in chosen), ask(exact_days(tables)), day_of_month)


def kind_of_day(text: str) -> str | None:
    """Read that a number is a day of the month."""
    return "month" if calendar.day_of_month(text) else None


def weekday_spelled(text: str) -> str | None:
    """Read a weekday's name in either language."""
    try:
        return WEEK[calendar.weekday(text)]
    except NotFoundError:
        return None


def day_of_month(number: int) -> str:
    """Name a day of the month."""
    return _("day {n}", n=number)


def exact_days(tables: Catalogue) -> Switch:
    """Return the switch that leaves out dates that are not known to the day."""
    return exact_switch(tables, _("Leaves out films whose date is not known to the day."))


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Every film counts once, on the day of its first release, whatever the year. Sources write "
        "a date known to the month or the year only as its first day, which swells day 1 and "
        "spreads over the weekdays; the switch leaves those films out."
    )


PAGE = Page(path="weekdays", find=find, answer=answer, tabs=TABS, method=method)
