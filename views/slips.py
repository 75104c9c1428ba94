"""What is said of sums that are slips, wherever returns are compared."""

from language import formats
from language.texts import _, plain
from queries.films.comparable import FLOOR, SLIP


def slips_left_out() -> str:
    """Say which returns do not count; Markdown."""
    return _(
        "Returns leave out slips (millions written as units): budgets under {floor}, revenues "
        "under {slip}.",
        floor=plain(formats.money(FLOOR)),
        slip=plain(formats.money(SLIP)),
    )
