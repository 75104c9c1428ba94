"""Months: how many films were released in a month, all years together?"""

from catalogue import NotFoundError
from language import formats
from language.texts import _
from queries.names import calendar
from ui.components import explained, page_header, several
from ui.components.releases import Asked, draw, exact_toggle


def as_typed(text: str) -> str | None:
    """Read a month's name in either language."""
    try:
        return str(calendar.month(text))
    except NotFoundError:
        return None


page_header("months")
months = {str(number): formats.month(number) for number in range(1, 13)}
chosen = several(_("Month"), months, key="month", default=["1"], read=as_typed)
exact = exact_toggle(
    _("Leaves out films dated 1 January or known to the year only: a common placeholder.")
)
draw(Asked("month", tuple(int(c) for c in chosen or months), exact, formats.month))
explained(
    _(
        "Every film counts once, in the month of its first release, whatever the year. Where a "
        "source knows only the year, its date is written as 1 January, which makes January look "
        "larger than it is; the switch leaves those films out."
    )
)
