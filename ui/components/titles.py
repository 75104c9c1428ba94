"""What the pages of the streaming platforms share: their fields, their titles, links to films."""

import math
from typing import NoReturn

import pandas as pd
import streamlit as st

from catalogue import NotFoundError
from language import formats
from language.texts import _, ngettext, plain
from queries.names.platforms import NAMES
from queries.platforms.selection import platform_named, platforms
from queries.platforms.sizes import where_to_watch
from resources.loaded import catalogue
from ui.components import legacy_tables as columns
from ui.components.choices import choice, recall
from ui.components.legacy_tables import table
from ui.components.links import link_to
from ui.failures import end_page
from views.links import address


def platform_field(default: str = "any") -> str | None:
    """Draw the platforms at hand and all of them together; return the chosen one, None for all."""
    options = {name: NAMES[name] for name in platforms(catalogue())} | {"any": _("All platforms")}
    known = default if default in options else "any"
    recall("platform", options, _platform_spelled)
    chosen = choice(_("Platform"), options, key="platform", default=known)
    return None if chosen == "any" else chosen


def _platform_spelled(typed: str) -> str | None:
    """Read a link's platform as people write it: `amazon prime`, `disney plus`."""
    try:
        return platform_named(catalogue(), typed)
    except NotFoundError:
        return None


def year_field(default: str = "") -> int | None:
    """Draw the year of release, empty for all years; a text that is no year ends the page."""
    typed = st.text_input(
        _("Year of release"),
        default,
        key="year",
        bind="query-params",
        width=160,
        help=_("Empty: all years together"),
    ).strip()
    if typed and not (typed.isascii() and typed.isdecimal() and len(typed) == 4):
        refuse(_("**{typed}** is not a year; a year is written like 2018.", typed=plain(typed)))
    return int(typed) if typed else None


def score_field(default: str = "3.4") -> float:
    """Draw the score, which takes the reader's comma; the address keeps the dot."""
    typed = st.text_input(
        _("Score above"),
        default,
        key="score",
        bind="query-params",
        width=160,
        on_change=_write_with_dot,
        help=_("Stars of 5; strictly more than this"),
    )
    score = as_score(typed)
    if score is None:
        example = formats.number(3.4, 1)
        refuse(
            _(
                "**{typed}** is not a score; it is written like {example}.",
                typed=plain(typed),
                example=example,
            )
        )
    return score


def as_score(typed: str) -> float | None:
    """Return a score typed with a comma or a dot; None for anything else."""
    try:
        score = float(typed.strip().replace(",", ".", 1))
    except ValueError:
        return None
    return score if math.isfinite(score) else None


def _write_with_dot() -> None:
    st.session_state["score"] = str(st.session_state["score"]).replace(",", ".", 1)


def refuse(sentence: str) -> NoReturn:
    """Say what is wrong with a field and end the page."""
    st.markdown(sentence)
    end_page()


def platform_name(platform: str | None) -> str:
    """Name a platform as people do; None is all of them."""
    return NAMES[platform] if platform else _("All platforms")


def length(number: float, unit: str) -> str:
    """Write a length: 177 min, 3 seasons."""
    if unit == "min":
        return _("{n} min", n=formats.number(number))
    return ngettext("{n} season", "{n} seasons", number)


def simulated_note() -> None:
    """Say that the scores are simulated, where they are."""
    if catalogue().manifest.provenance.get("scores", {}).get("source") == "simulated":
        st.badge(
            _("simulated scores"),
            color="orange",
            help=_("Drawn at random: nobody rated these titles."),
        )


def titles_table(titles: pd.DataFrame, *, key: str, file: str) -> None:
    """Draw titles with a link to the film where the film catalogue has it."""
    units = zip(titles["duration_int"], titles["duration_type"], strict=True)
    table(
        titles.assign(
            platform=[NAMES[name] for name in titles["platform"]],
            type=[_("film") if kind == "movie" else _("series") for kind in titles["type"]],
            length=["" if pd.isna(n) else length(int(n), str(unit)) for n, unit in units],
            film=pd.Series(film_links(titles), index=titles.index, dtype="str"),
        ),
        {
            "title": columns.text(_("Title")),
            "platform": columns.text(_("Platform")),
            "type": columns.text(_("Kind")),
            "release_year": columns.plain_number(_("Year")),
            "length": columns.text(_("Length")),
            "score": columns.number(_("Score"), 2),
            "film": columns.link(_("Its film")),
        },
        key=key,
        alt=_("Titles of the platforms"),
        file=file,
    )


def film_links(titles: pd.DataFrame) -> list[str]:
    """Return the address of each title's film, empty where the film catalogue lacks it."""
    facts = zip(titles["film_id"], titles["title"], titles["release_year"], strict=True)
    return [
        "" if pd.isna(film) else f"{address('return', film=title, year=year)}#{title}"
        for film, title, year in facts
    ]


def where_to_watch_links(film_id: int) -> None:
    """Draw where a film of the film catalogue can be watched; nothing where nobody offers it."""
    titles = where_to_watch(catalogue(), film_id).drop_duplicates("platform")
    if titles.empty:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"watch-{film_id}"):
        st.markdown(_("Where to watch:"), width="content")
        for platform, title in zip(titles["platform"], titles["title"], strict=True):
            link_to("platforms", NAMES[platform], platform=platform, title=title, tab="titles")
