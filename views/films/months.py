"""Months: how many films were released in a month, all years together?"""

from catalogue import Catalogue, NotFoundError
from language import formats
from language.texts import _
from queries.films import examples
from queries.films.releases import PARTS
from queries.names import calendar
from views.films.releases import TABS, Asked, answer, exact_switch
from views.page import Page
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
    return Asked("month", tuple(int(code) for code in chosen), ask(exact), formats.month)


def month_spelled(text: str) -> str | None:
    """Read a month's name in either language."""
    try:
        return str(calendar.month(text))
    except NotFoundError:
        return None


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "Every film counts once, in the month of its first release, whatever the year. Where a "
        "source knows only the year, its date is written as 1 January, which makes January look "
        "larger than it is; the switch leaves those films out."
    )


PAGE = Page(path="months", find=find, answer=answer, tabs=TABS, method=method)
