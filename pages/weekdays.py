"""Weekdays: how many films were released on a day of the week or of the month?"""

import streamlit as st

from catalogue import NotFoundError
from language import formats
from language.texts import _
from queries.names import calendar
from ui.components import choice, explained, page_header, several
from ui.components.releases import Asked, draw, exact_toggle

WEEK = dict(enumerate(calendar.WEEKDAYS_EN))


def as_typed(text: str) -> str | None:
    """Read a weekday's name in either language."""
    try:
        return WEEK[calendar.weekday(text)]
    except NotFoundError:
        return None


def day_of_month(number: int) -> str:
    """Name a day of the month."""
    return _("day {n}", n=number)


page_header("weekdays")
if calendar.day_of_month(st.query_params.get("day", "")) and "by" not in st.session_state:
    st.session_state["by"] = "month"
by = choice(_("Days"), {"week": _("of the week"), "month": _("of the month")}, key="by")
exact_help = _("Leaves out films whose date is not known to the day.")
if by == "week":
    days = {code: formats.weekday(number) for number, code in WEEK.items()}
    chosen = several(_("Day"), days, key="day", default=["monday"], read=as_typed)
    numbers = tuple(n for n, code in WEEK.items() if code in (chosen or days))
    draw(Asked("weekday", numbers, exact_toggle(exact_help), formats.weekday))
else:
    days = {str(number): str(number) for number in range(1, 32)}
    chosen = several(_("Day"), days, key="day", default=["1"])
    numbers = tuple(int(code) for code in chosen or days)
    draw(Asked("day", numbers, exact_toggle(exact_help), day_of_month))
explained(
    _(
        "Every film counts once, on the day of its first release, whatever the year. Sources write "
        "a date known to the month or the year only as its first day, which swells day 1 and "
        "spreads over the weekdays; the switch leaves those films out."
    )
)
