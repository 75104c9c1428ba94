"""What the pages of the platforms ask for: a platform, a year of release, a score."""

import math

from catalogue import Catalogue, NotFoundError
from language import formats
from language.platforms import called
from language.texts import _, plain
from queries.platforms.selection import platform_named, platforms
from views.parameters import BUTTONS, Ask, Choice, Typed, UnreadableError

ANY = "any"
"""The code of all platforms together."""


def platform_asked(
    tables: Catalogue, ask: Ask, default: str = ANY, label: str | None = None
) -> str | None:
    """Return which of the platforms at hand is asked for, None for all of them together."""
    options = {name: called(name) for name in platforms(tables)} | {ANY: _("All platforms")}
    chosen = ask(
        Choice(
            key="platform",
            label=label or _("Platform"),
            options=options,
            default=default if default in options else ANY,
            many=len(options) > BUTTONS,
            spelled=lambda typed: spelled(tables, typed),
        )
    )
    return None if chosen == ANY else chosen


def spelled(tables: Catalogue, typed: str) -> str | None:
    """Read a platform as people write it: `amazon prime`, `disney plus`."""
    try:
        return platform_named(tables, typed)
    except NotFoundError:
        return None


def year_field(default: str = "") -> Typed[int | None]:
    """Return the parameter of the year of release, empty for all years."""
    return Typed(
        key="year",
        label=_("Year of release"),
        default=default,
        parse=as_year,
        width=160,
        help=_("Empty: all years together"),
    )


def as_year(typed: str) -> int | None:
    """Return a typed year, None for nothing; raises UnreadableError."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UnreadableError(
            _("**{typed}** is not a year; a year is written like 2018.", typed=plain(text))
        )
    return int(text)


def score_field(default: str = "3.4") -> Typed[float]:
    """Return the parameter of a score, which takes the reader's comma; the link keeps the dot."""
    return Typed(
        key="score",
        label=_("Score above"),
        default=default,
        parse=as_score,
        respelled=lambda typed: typed.replace(",", ".", 1),
        width=160,
        help=_("Stars of 5; strictly more than this"),
    )


def as_score(typed: str) -> float:
    """Return a score typed with a comma or a dot; raises UnreadableError."""
    try:
        score = float(typed.strip().replace(",", ".", 1))
    except ValueError:
        score = math.nan
    if not math.isfinite(score):
        raise UnreadableError(
            _(
                "**{typed}** is not a score; it is written like {example}.",
                typed=plain(typed),
                example=formats.number(3.4, 1),
            )
        )
    return score


def platform_name(platform: str | None) -> str:
    """Name a platform as people do; None is all of them."""
    return called(platform) if platform else _("All platforms")
