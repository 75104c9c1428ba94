"""What a new version of the data brought, for Home."""

from datetime import datetime
from typing import Any

import streamlit as st

from queries.changes import news
from queries.selection import NAMES
from ui import formats
from ui.components.links import link_to
from ui.resources import fitted
from ui.texts import _, ngettext, plain

Facts = dict[str, Any]


def what_changed() -> None:
    """Draw what is new since the version before, or that this is the first one."""
    found = fitted(news)
    if found is None:
        st.markdown(_("This is the first version of these data: there is none to compare with."))
        return
    since = formats.date(datetime.fromisoformat(found["since"]["built"]).date())
    st.markdown(
        _(
            "Since the version of {date}: {films} and {titles}.",
            date=since,
            films=ngettext("{n} new film", "{n} new films", found["films"]["new"]),
            titles=ngettext("{n} new title", "{n} new titles", found["titles"]["new"]),
        )
    )
    _films(_("The biggest of the new films"), found["biggest"], "revenue")
    _films(_("The best rated of the new films"), found["best"], "vote_average")
    if found["moved"]:
        st.markdown(f"**{_('Answers that moved')}**")
        st.markdown("\n".join(f"- {_moved(step)}" for step in found["moved"]))


def _films(heading: str, films: list[Facts], column: str) -> None:
    if not films:
        return
    st.markdown(f"**{heading}**")
    for film in films:
        value = (
            formats.short_money(film[column])
            if column == "revenue"
            else formats.number(film[column], 1)
        )
        link_to("return", f"{plain(film['title'])} ({film['year']}): {value}", film=film["title"])


def _moved(step: Facts) -> str:
    """Return one answer's change as a sentence."""
    before, after = step["before"], step["after"]
    if step["question"] == "franchise":
        names = {"before": plain(before), "after": plain(after)}
        return _("Franchise of the highest revenue: {before}, now {after}", **names)
    name = (
        formats.month(step["name"])
        if step["question"] == "months"
        else NAMES.get(step["name"], plain(step["name"]))
    )
    return f"{name}: {formats.number(before)} → {formats.number(after)}"
