"""What a new version of the data brought, for Home."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, ngettext, plain
from queries.data.changes import Changes, NewFilm, moved_answers, news
from views import columns
from views.blocks import Beside, Block, Links, Note, Told
from views.columns import Column
from views.links import Link
from views.names import film_columns, film_label, with_names
from views.page import View


def what_changed(tables: Catalogue) -> View:
    """Show what is new since the version before, or that this is the first one."""
    found = tables.once(news)
    if found is None:
        yield Note(_("Nobody compared these data with earlier ones: `python -m publish` does."))
        return
    if not found.since:
        yield Note(_("This is the first version of these data: there is none to compare with."))
        return
    since = formats.date(datetime.fromisoformat(found.since.built).date())
    yield Note(
        _(
            "Since the version of {date}: {films} and {titles}.",
            date=since,
            films=ngettext("{n} new film", "{n} new films", found.films.new),
            titles=ngettext("{n} new title", "{n} new titles", found.titles.new),
        )
    )
    revenue = columns.money("revenue", _("Revenue"))
    vote = columns.number("vote_average", _("Mean vote"), _("Of ten"), decimals=1)
    yield Beside(
        [
            _films(
                tables, "news-biggest", _("The biggest of the new films"), found.biggest, revenue
            ),
            _films(tables, "news-best", _("The best rated of the new films"), found.best, vote),
        ]
    )
    if sentences := list(_sentences(found)):
        yield _moved(found, sentences)


def in_a_line(tables: Catalogue) -> Iterator[Block]:
    """Yield what is new since the version before, in one line that leads to all of it."""
    found = tables.once(news)
    if found is None or not found.since or not found.is_news:
        return
    told = _(
        "New since {date}: {films} and {titles}",
        date=formats.date(datetime.fromisoformat(found.since.built).date()),
        films=ngettext("{n} film", "{n} films", found.films.new),
        titles=ngettext("{n} title", "{n} titles", found.titles.new),
    )
    yield Links("front-news", [Link("", told, {"tab": "news"}, icon="fiber_new")])


def _films(
    tables: Catalogue, key: str, heading: str, films: Sequence[NewFilm], by: Column
) -> list[Block]:
    """Return links to films with the figure that they are listed for, nothing for none."""
    if not films:
        return []
    links = [_linked(tables, film, by) for film in films]
    shown = [*film_columns(link=None), columns.year("year", _("Year")), by]
    rows = pd.DataFrame([asdict(film) for film in films]).rename(columns={"value": by.name})
    return [Told(key, heading, links, with_names(tables, rows), shown)]


def _linked(tables: Catalogue, film: NewFilm, by: Column) -> Link:
    money = by.kind == "money"
    written = formats.short_money(film.value) if money else formats.number(film.value, 1)
    label = f"{plain(film_label(tables, film.film_id, film.title))} ({film.year}): {written}"
    return Link("film", label, {"film": film.title, "year": film.year})


def _moved(found: Changes, sentences: list[str]) -> Told:
    """Show the answers that are others now, each in a sentence."""
    shown = [
        columns.text("question", _("Question")),
        columns.text("name", _("Name")),
        columns.text("before", _("Before")),
        columns.text("after", _("Now")),
    ]
    return Told("news-moved", _("Answers that moved"), sentences, moved_answers(found), shown)


def _sentences(found: Changes) -> Iterator[str]:
    """Yield each answer's change as a sentence."""
    for step in found.months:
        yield _(
            "Films released in {month}: {before}, now {after}",
            month=formats.month(step.month),
            before=formats.number(step.before),
            after=formats.number(step.after),
        )
    for size in found.platforms:
        yield _(
            "Titles on {platform}: {before}, now {after}",
            platform=plain(called(size.platform)),
            before=formats.number(size.before),
            after=formats.number(size.after),
        )
    for move in found.moves:
        yield _(
            "{platform}: {came}; {left}",
            platform=plain(called(move.platform)),
            came=_named(ngettext("{n} title came", "{n} titles came", move.arrivals), move.came),
            left=_named(ngettext("{n} left", "{n} left", move.departures), move.left),
        )
    if first := found.franchise:
        yield _(
            "Franchise of the highest revenue: {before}, now {after}",
            before=plain(first.before) or formats.UNKNOWN,
            after=plain(first.after) or formats.UNKNOWN,
        )


def _named(counted: str, titles: Sequence[str]) -> str:
    """Return how many titles moved, with the first of them."""
    return f"{counted} ({plain(', '.join(titles))})" if titles else counted
