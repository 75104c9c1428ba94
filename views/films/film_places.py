"""Where a film stands among the films of its genres, its decade and all, as its page tells it."""

import pandas as pd

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, plain
from language.variables import genre_name
from queries.across.works import Work
from queries.films import standing
from queries.films.film import Film
from queries.films.standing import Kind, Measure
from views import columns
from views.blocks import Chart, Note, Table
from views.dollars import dollars
from views.names import film_name
from views.page import View
from views.parameters import Ask, Choice


def placed(tables: Catalogue, film: Film, measure: Measure) -> str:
    """Say which place a film has among its first genre, or all; nothing where it has none."""
    places = standing.places(tables, film.film_id, measure, 1)
    if places.empty:
        return ""
    first = places.iloc[0]
    place, of = formats.number(first["place"]), formats.number(first["of"])
    group = plain(group_name(first["kind"], first["group"]))
    return _("Ranked {place} of {of} in {genre}", place=place, of=of, genre=group)


def group_name(kind: Kind, group: str) -> str:
    """Name a group that films are compared in."""
    if kind == "genre":
        return genre_name(group)
    return formats.decade(int(group)) if kind == "decade" else _("all films")


def votes(tables: Catalogue, found: Work, ask: Ask) -> View:
    """Show the mean vote among those of a group, and its place in each."""
    film = found.film
    if film is None:
        return
    kind, group = _group(film, ask)
    spread, name = standing.votes(tables, film.film_id, kind, group), group_name(kind, group)
    labels = [formats.number(low, 1) for low in spread.table["low"]]
    counts = spread.table["films"].tolist()
    if spread.films:
        yield Chart(
            "film-votes",
            _finding(film, spread, name),
            _(
                "Films of {group} by mean vote, those with {least} votes or more: {n}; each column "
                "is half a point wide",
                group=plain(name),
                least=formats.number(standing.VOTES),
                n=formats.number(spread.films),
            ),
            lambda: charts.columns(
                labels,
                counts,
                [formats.number(n) for n in counts],
                chosen=[] if spread.own is None else [labels[spread.own]],
            ),
            spread.table,
            [
                columns.number("low", _("From"), _("Of ten"), decimals=1),
                columns.number("high", _("To"), _("Of ten"), decimals=1),
                columns.number("films", _("Films")),
            ],
        )
    yield from _table(tables, film, "vote_average")


def _group(film: Film, ask: Ask) -> tuple[Kind, str]:
    """Ask among which films to look."""
    groups = {f"{kind} {name}".strip(): (kind, name) for kind, name in standing.names(film)}
    options = {code: plain(group_name(*group)) for code, group in groups.items()}
    return groups[ask(Choice(key="film_among", label=_("Among"), options=options))]


def _finding(film: Film, spread: standing.Votes, name: str) -> str:
    median = formats.number(spread.median, 1)
    if spread.own is None:
        return _(
            "Too few votes to compare; the median of {group} is {median}",
            group=plain(name),
            median=median,
        )
    own = formats.number(film.vote_average, 1)
    return _(
        "{own} of 10; the median of {group} is {median}", own=own, group=plain(name), median=median
    )


def money(tables: Catalogue, found: Work, ask: Ask) -> View:
    """Show the film's money beside the median of each group it belongs to."""
    film = found.film
    if film is None:
        return
    options = {"revenue": _("Revenue"), "budget": _("Budget"), "roi": _("Return")}
    measure = ask(Choice(key="film_measure", label=_("Measure"), options=options))
    chosen: Measure = "roi" if measure == "roi" else "budget" if measure == "budget" else "revenue"
    value = {"revenue": film.revenue, "budget": film.budget, "roi": film.roi}[chosen]
    places = standing.places(tables, film.film_id, chosen)
    if value is None or places.empty:
        yield Note(_no_place(options[measure], known=value is not None))
        return
    write = formats.times if chosen == "roi" else formats.short_money
    groups = [group_name(k, g) for k, g in zip(places["kind"], places["group"], strict=True)]
    names = [
        film_name(tables, film.film_id, film.title),
        *(_("Median of {group}", group=name) for name in groups),
    ]
    values = [value, *places["median"].tolist()]
    yield Chart(
        f"film-{chosen}",
        placed(tables, film, chosen),
        _(
            "{measure} of the film and medians of the films it belongs among, {dollars}",
            measure=options[measure],
            dollars=dollars(tables),
        ),
        lambda: charts.bars(names, values, [write(v) for v in values], chosen=names[:1]),
        pd.DataFrame({"name": names, "value": values}),
        [
            columns.text("name", _("Name")),
            (columns.times if chosen == "roi" else columns.money)("value", options[measure]),
        ],
    )
    yield from _table(tables, film, chosen)


def _no_place(measure: str, *, known: bool) -> str:
    """Say why a film has no place by a measure."""
    if known:
        return _(
            "{measure}: known, but too small to compare; most such sums are slips.", measure=measure
        )
    return _("{measure}: unknown, so that it has no place.", measure=measure)


def _table(tables: Catalogue, film: Film, measure: Measure) -> View:
    """Show the film's place in each group."""
    places = standing.places(tables, film.film_id, measure)
    if places.empty:
        return
    label = _("Median")
    sums = columns.times("median", label) if measure == "roi" else columns.money("median", label)
    votes = columns.number("median", label, decimals=1)
    groups = zip(places["kind"], places["group"], strict=True)
    yield Table(
        f"film-places-{measure}",
        places.assign(group=[group_name(k, g) for k, g in groups]),
        [
            columns.text("group", _("Among")),
            columns.number("place", _("Rank")),
            columns.number("of", _("Films compared")),
            votes if measure == "vote_average" else sums,
        ],
        _("Its rank in each group"),
    )
