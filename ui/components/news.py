"""What a new version of the data brought, for Home."""

from datetime import datetime
from typing import Any

import streamlit as st

from language import formats
from language.texts import _, ngettext, plain
from queries.data.changes import news
from queries.names.platforms import NAMES
from resources.loaded import fitted
from ui.components.links import link_to

Facts = dict[str, Any]


def what_changed() -> None:
    """Draw what is new since the version before, or that this is the first one."""
    found = fitted(news)
    if found is None:
        st.markdown(_("Nobody compared these data with earlier ones: `python -m publish` does."))
        return
    if not found.get("since"):
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
    biggest, best = st.columns(2)
    with biggest:
        _films(_("The biggest of the new films"), found["biggest"], "revenue")
    with best:
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
        label = f"{plain(film['title'])} ({film['year']}): {value}"
        link_to("return", label, film=film["title"], year=film["year"])


def _moved(step: Facts) -> str:
    """Return one answer's change as a sentence."""
    before, after, name = step["before"], step["after"], step["name"]
    if step["question"] == "franchise":
        names = {
            "before": plain(before) or formats.UNKNOWN,
            "after": plain(after) or formats.UNKNOWN,
        }
        return _("Franchise of the highest revenue: {before}, now {after}", **names)
    counts = {"before": formats.number(before), "after": formats.number(after)}
    if step["question"] == "months":
        return _(
            "Films released in {month}: {before}, now {after}", month=formats.month(name), **counts
        )
    platform = NAMES.get(name, plain(name))
    return _("Titles on {platform}: {before}, now {after}", platform=platform, **counts)
