"""What a new version of the data brought, for Home."""

from datetime import datetime
from typing import Any

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.texts import _, ngettext, plain
from queries.data import changes
from queries.names.platforms import called
from views import columns
from views.blocks import Beside, Block, Note, Told
from views.columns import Column
from views.links import Link
from views.page import View

Facts = dict[str, Any]


def what_changed(tables: Catalogue) -> View:
    """Show what is new since the version before, or that this is the first one."""
    found = tables.once(changes.news)
    if found is None:
        yield Note(_("Nobody compared these data with earlier ones: `python -m publish` does."))
        return
    if not found.get("since"):
        yield Note(_("This is the first version of these data: there is none to compare with."))
        return
    since = formats.date(datetime.fromisoformat(found["since"]["built"]).date())
    yield Note(
        _(
            "Since the version of {date}: {films} and {titles}.",
            date=since,
            films=ngettext("{n} new film", "{n} new films", found["films"]["new"]),
            titles=ngettext("{n} new title", "{n} new titles", found["titles"]["new"]),
        )
    )
    revenue = columns.money("revenue", _("Revenue"))
    vote = columns.number("vote_average", _("Mean vote"), _("Of ten"), decimals=1)
    yield Beside(
        [
            _films("news-biggest", _("The biggest of the new films"), found["biggest"], revenue),
            _films("news-best", _("The best rated of the new films"), found["best"], vote),
        ]
    )
    if found["moved"]:
        yield _moved(found["moved"])


def _films(key: str, heading: str, films: list[Facts], by: Column) -> list[Block]:
    """Return links to films with the figure that they are listed for, nothing for none."""
    links = [_linked(film, film[by.name], by) for film in films]
    shown = [columns.text("title", _("Title")), columns.year("year", _("Year")), by]
    return [Told(key, heading, links, pd.DataFrame(films), shown)] if films else []


def _linked(film: Facts, value: float, by: Column) -> Link:
    written = formats.short_money(value) if by.kind == "money" else formats.number(value, 1)
    label = f"{plain(film['title'])} ({film['year']}): {written}"
    return Link("return", label, {"film": film["title"], "year": film["year"]})


def _moved(steps: list[Facts]) -> Told:
    """Show the answers that are others now, each in a sentence."""
    shown = [
        columns.text("question", _("Question")),
        columns.text("name", _("Name")),
        columns.text("before", _("Before")),
        columns.text("after", _("Now")),
    ]
    rows = pd.DataFrame(steps).astype("str")
    return Told(
        "news-moved", _("Answers that moved"), [_sentence(step) for step in steps], rows, shown
    )


def _sentence(step: Facts) -> str:
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
    return _("Titles on {platform}: {before}, now {after}", platform=plain(called(name)), **counts)
