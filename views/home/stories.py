"""What may be told first of a catalogue: a finding of each section, all of them computed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

import charts
from catalogue import Catalogue
from language import formats, variables
from language.platforms import called
from language.texts import _, ngettext, plain
from language.variables import genre_name
from queries.across.front import Front
from views import columns
from views.blocks import Chart, Story
from views.columns import Column
from views.links import Link
from views.names import film_label, name_columns, shown_names, with_franchise_names

STORIES = 4
SHOWN = 5
"""Bars of a small chart."""
FEW = 0.5
"""Share of the films under which a column is hardly known."""
HEIGHT = 190
"""Pixels of a small chart."""
Told = Callable[[Catalogue, Front], Story | None]


def stories(tables: Catalogue, found: Front) -> list[Story]:
    """Return up to four findings: one of each section, then whatever else there is."""
    told = [[story for tell in tells if (story := tell(tables, found))] for tells in SECTIONS]
    first = [of_section[0] for of_section in told if of_section]
    more = [story for of_section in told for story in of_section[1:]]
    return [*first, *more][:STORIES]


def _genres(_tables: Catalogue, found: Front) -> Story | None:
    rows = found.genres
    if len(rows) < 2:  # of one there is nothing to tell
        return None
    names = [genre_name(name) for name in rows["genre"]]
    medians = rows["median"].tolist()
    chart = _bars(
        "front-genres",
        _(
            "{genre} returns most: {times} its cost",
            genre=plain(names[0]),
            times=formats.times(medians[0]),
            # Spanish says how many times in words.
            n=plain(formats.number(medians[0], 1)),
        ),
        _(
            "Median of revenue / budget over {n} films; {genre} comes last: {times} over {last}",
            n=plain(formats.number(rows["films"].iloc[0])),
            last=plain(formats.number(rows["films"].iloc[-1])),
            genre=plain(formats.inner(names[-1])),
            times=formats.times(medians[-1]),
        ),
        names,
        medians,
        [formats.times(value) for value in medians],
    )
    return _story(
        _("Films"),
        chart,
        rows,
        [
            columns.text("genre", _("Genre")),
            columns.number("films", _("Films"), _("Films whose budget and revenue are known")),
            columns.times("median", _("Median return")),
        ],
        Link("explore", _("All genres side by side"), {"variable": "roi", "by": "genre"}),
    )


def _franchises(tables: Catalogue, found: Front) -> Story | None:
    rows = found.franchises
    if rows.empty:
        return None
    rows = with_franchise_names(tables, rows)
    names, totals = shown_names(rows), rows["total"].tolist()
    chart = _bars(
        "front-franchises",
        _(
            "{franchise} earned most: {money}",
            franchise=plain(names[0]),
            money=formats.short_money(totals[0]),
        ),
        _("Revenue of all films of a franchise"),
        names,
        totals,
        [formats.short_money(value) for value in totals],
    )
    return _story(
        _("Films"),
        chart,
        rows,
        [
            *name_columns(rows),
            columns.number("films", _("Films")),
            columns.money("total", _("Revenue")),
        ],
        Link("franchises", _("The franchise, film by film"), {"franchise": rows["name"].iloc[0]}),
    )


def _watchable(tables: Catalogue, found: Front) -> Story | None:
    seen = found.watchable
    if seen is None or not tables.manifest.is_representative:
        return None
    films = seen.table["films"].tolist()
    names = [called(name) for name in seen.table["platform"]]
    chart = _bars(
        "front-watchable",
        ngettext(
            "Of the {of} best-known films, {n} is on a platform",
            "Of the {of} best-known films, {n} are on a platform",
            seen.some,
            of=formats.number(seen.films),
        ),
        _("How many of them each platform has"),
        names,
        films,
        [formats.number(value) for value in films],
    )
    return _story(
        _("Platforms"),
        chart,
        seen.table,
        [columns.text("platform", _("Platform")), columns.number("films", _("Films"))],
        Link("platforms", _("What the platforms have, and share")),
    )


def _exclusive(tables: Catalogue, found: Front) -> Story | None:
    rows = found.exclusive
    if len(rows) < 2 or not tables.manifest.is_representative:
        return None
    names, shares = [called(name) for name in rows["platform"]], rows["share"].tolist()
    chart = _bars(
        "front-exclusive",
        _(
            "{platform} shares least: {share} of its titles are nowhere else",
            platform=plain(names[0]),
            share=formats.percent(shares[0]),
        ),
        _("Share of titles that no other platform has"),
        names,
        shares,
        [formats.percent(value) for value in shares],
    )
    return _story(
        _("Platforms"),
        chart,
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Nowhere else")),
        ],
        Link("platforms", _("What the platforms share"), {"tab": "shared"}),
    )


def _busiest(tables: Catalogue, found: Front) -> Story | None:
    rows = found.busiest
    if rows.empty or not tables.manifest.is_representative:
        return None
    names, titles = [name.title() for name in rows["actor"]], rows["titles"].tolist()
    chart = _bars(
        "front-actors",
        ngettext(
            "{actor} appears in {n} title",
            "{actor} appears in {n} titles, more than anybody",
            titles[0],
            actor=plain(names[0]),
        ),
        _("Titles of all platforms"),
        names,
        titles,
        [formats.number(value) for value in titles],
    )
    return _story(
        _("Platforms"),
        chart,
        rows,
        [columns.text("actor", _("Actor")), columns.number("titles", _("Titles"))],
        Link("actors", _("Who appears most, by platform and year"), {"platform": "any"}),
    )


def _divisive(tables: Catalogue, found: Front) -> Story | None:
    film = found.divisive
    if film is None:
        return None
    name = film_label(tables, film.film_id, film.title)
    stars = [formats.number(value, 1) for value in film.stars["stars"]]
    ratings = film.stars["ratings"].tolist()
    simulated = tables.manifest.is_simulated("ratings")
    finding = (
        _("For you at work, for example on {film}", film=plain(name))
        if simulated
        else _("No film divides viewers more than {film}", film=plain(name))
    )
    subtitle = ngettext(
        "{n} rating, by stars; mean {mean}",
        "{n} ratings, by stars; mean {mean}",
        film.ratings,
        mean=formats.number(film.mean, 1),
    )
    chart = Chart(
        "front-divisive",
        finding,
        f"{subtitle} ({_('simulated ratings')})" if simulated else subtitle,
        lambda: charts.columns(stars, ratings, [formats.number(n) for n in ratings], height=HEIGHT),
        film.stars,
        [columns.number("stars", _("Stars"), decimals=1), columns.number("ratings", _("Ratings"))],
    )
    asked = {"for_you_who": "new", "film": film.title}
    return Story(_("For you"), chart, Link("for-you", _("Would I like it?"), asked))


def _known(_tables: Catalogue, found: Front) -> Story | None:
    rows = found.known
    if rows.empty:
        return None
    names = [formats.inner(variables.label(name)) for name in rows["column"]]
    shares = rows["share"].tolist()
    least = {"column": names[0], "share": formats.percent(shares[0])}
    chart = _bars(
        "front-known",
        _("The great unknown: {column}, known for only {share} of the films", **least)
        if shares[0] < FEW
        else _("Least known: {column}, for {share} of the films", **least),
        _("Share of films with a value"),
        names,
        shares,
        [formats.percent(value) for value in shares],
    )
    return _story(
        _("Data"),
        chart,
        rows,
        [columns.text("column", _("Column")), columns.share("share", _("Share known"))],
        Link("data", _("What was wrong with the data, and what was done")),
    )


def _bars(
    key: str, finding: str, subtitle: str, names: list[str], values: list[float], texts: list[str]
) -> Chart:
    """Return a small chart of the first bars, the first one stressed."""
    first = slice(SHOWN)
    return Chart(
        key,
        finding,
        subtitle,
        lambda: charts.bars(names[first], values[first], texts[first], chosen=names[:1]).change(
            height=HEIGHT
        ),
    )


def _story(
    section: str, chart: Chart, rows: pd.DataFrame, shown: Sequence[Column], more: Link
) -> Story:
    """Return a story whose chart has rows."""
    return Story(section, replace(chart, rows=rows, columns=shown), more)


SECTIONS: tuple[tuple[Told, ...], ...] = (
    (_genres, _franchises),
    (_watchable, _exclusive, _busiest),
    (_divisive,),
    (_known,),
)
"""What may be told of each section of the menu, the most telling first."""
