"""What to license: which films are on none of the platforms and worth buying?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from catalogue import Catalogue
from catalogue.money import FLOOR
from charts.license import parts_of_score
from language import formats
from language.platforms import called
from language.texts import _, plain
from models.license import PARTS, Ranking, Weights, ranking
from models.license.score import GROUP
from models.license.shelf import most_compared
from queries.films.dollars import dollars_of
from queries.platforms.license import Wanted, films_held, holders, linked, passing
from views import chosen, columns
from views.blocks import Chart, Figure, Headline, Links, Note, Table
from views.columns import Column
from views.dollars import dollars_column, dollars_told, in_dollars, marked
from views.links import Link
from views.names import film_columns, film_name, with_names
from views.page import Page, Tab, View
from views.parameters import Ask
from views.platforms.fields import platform_name
from views.platforms.license_fields import (
    WITHOUT,
    Asked,
    asked,
    filter_names,
    part_meanings,
    part_names,
    presets,
)
from views.sitemap import BOTH
from views.subjects import missing

DRAWN = 15
"""Films whose parts are drawn."""


@dataclass(frozen=True, slots=True)
class Found:
    """The films that pass, ranked; how many each filter hides alone; how many do not pass."""

    ranking: Ranking
    hidden: Mapping[str, int]
    out: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer."""

    question: Asked
    found: Found


def license(
    tables: Catalogue, wanted: Wanted, weights: Weights, platform: str | None = None
) -> Found:
    """Rank the films that pass; `platform` is who buys, None for all of them together."""
    rows, hidden = passing(tables, wanted)
    ranked = ranking(tables, rows, weights, platform)
    return Found(ranked, hidden, len(tables.films) - ranked.films)


def find(tables: Catalogue, ask: Ask) -> Answered:
    """Return what is asked for, answered once for all that the page shows."""
    question = asked(tables, ask)
    found = license(tables, question.wanted, question.weights, question.platform)
    return Answered(question, found)


def answer(tables: Catalogue, answered: Answered, _ask: Ask) -> View:
    """Show how many films pass and which comes first."""
    found = answered.found
    yield Links(
        "license-presets",
        [Link("license", name, choices) for name, choices in presets(tables).items()],
        _("For example:"),
    )
    yield from missing(tables, BOTH)
    yield from chosen.note(tables)
    yield Headline(_figures(tables, found.ranking))
    if found.ranking.films and not found.ranking.compared:
        yield Note(
            _(
                "Fit and novelty are unknown: no title of a platform is linked to a film, or "
                "`python -m models` has not run yet."
            ),
            kind="info",
        )


def _figures(tables: Catalogue, found: Ranking) -> Sequence[Figure]:
    of = formats.number(len(tables.films))
    shown = Figure(_("Films shown"), formats.number(found.films), _("of {n} films", n=of))
    if not found.films:
        return [shown]
    best = found.table.iloc[0]
    name = film_name(tables, int(best["film_id"]), best["title"])
    known = formats.number(found.money)
    money = _("Budget and revenue; an unknown one counts nowhere as zero")
    return [
        shown,
        Figure(
            _("Highest score"),
            formats.percent(best["score"]),
            f"{plain(name)} ({formats.year(best['year'])})",
        ),
        Figure(_("Money known"), known, formats.percent(found.money / found.films), money),
    ]


def hidden(tables: Catalogue, answered: Answered, _ask: Ask) -> View:
    """Show what each filter hides, to drop it."""
    if answered.found.hidden:
        yield Links("license-hidden", _dropped(tables, answered), _("Hidden by one filter alone:"))


def _dropped(tables: Catalogue, answered: Answered) -> list[Link]:
    """Return a link for each filter that hides films, to the same page without it."""
    names = filter_names()
    return [
        Link(
            "license",
            _("{n} by {filter}", n=formats.number(hidden), filter=names[name]),
            {**answered.question.choices, "dollars": dollars_of(tables), **WITHOUT[name]},
            icon="filter_list_off",
            help=_("Drop this filter: as many more films are shown"),
        )
        for name, hidden in answered.found.hidden.items()
    ]


def listed(tables: Catalogue, answered: Answered, _ask: Ask) -> View:
    """List the films, the best first, with every part of their score."""
    found = answered.found.ranking
    if not found.films:
        yield _nothing()
        return
    yield Table(
        "license-films",
        found.table,
        [
            *film_columns(),
            columns.year("year", _("Year")),
            columns.share("score", _("Score"), _("Weighted mean of the parts that are known")),
            *_part_columns(),
            columns.number("vote_count", _("Votes")),
            columns.number("vote_average", _("Mean vote"), decimals=1),
            columns.money("budget", _("Budget")),
            columns.money("revenue", _("Revenue")),
            columns.times("roi", _("Return")),
            *dollars_column(tables),
            columns.text("platforms", _("On"), _("Platforms that have it")),
        ],
        _("Films to license, the highest score first"),
        adding=partial(_told, tables),
        file="license",
    )


def _told(tables: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add what the table tells of each film by itself: names, dollars, platforms that have it."""
    on = holders(tables, films["film_id"].tolist(), called)
    return with_names(tables, marked(tables, films)).assign(platforms=on)


def _nothing() -> Note:
    return Note(_("No film passes all of the filters; dropping one below brings some back."))


def _part_columns() -> list[Column]:
    meanings = part_meanings()
    labels = {**part_names(), "return": _("Return, by rank")}
    return [columns.share(part, labels[part], meanings[part]) for part in PARTS]


def drawn(tables: Catalogue, answered: Answered, _ask: Ask) -> View:
    """Show what the scores of the first films are made of."""
    found = answered.found.ranking
    if not found.films:
        yield _nothing()
        return
    first = with_names(tables, found.table.head(DRAWN))
    yield Chart(
        "license-parts",
        _finding(first),
        _(
            "Parts of the score of the first {n} films, {least} to {most} by rank among the films "
            "shown; bought for: {platform}",
            n=len(first),
            least=formats.percent(0),
            most=formats.percent(1),
            platform=platform_name(answered.question.platform),
        ),
        lambda: parts_of_score(first, part_names()),
        first,
        [
            *film_columns(link=None),
            columns.year("year", _("Year")),
            columns.share("score", _("Score")),
            *_part_columns(),
        ],
    )


def _finding(first: pd.DataFrame) -> str:
    best = first.iloc[0]
    title = plain(best["called"])
    parts = {name: best[part] for part, name in part_names().items() if best[part] >= 0.9}
    if not parts:
        return _("{title} comes first, and leads in no single part", title=title)
    names = formats.listed([formats.inner(name) for name in parts])
    return _("{title} comes first: strong in {parts}", title=title, parts=names)


def method(tables: Catalogue) -> str:
    """Say how it is computed."""
    links = linked(tables)
    return "\n\n".join(
        [
            _(
                "A film is on a platform where a title there is linked to it: by name and year, "
                "some a year off when director or cast agree. {linked} titles are linked, {off} "
                "of them a year off; a title that is not may hide a film that is shown here. "
                "Catalogues are a day's picture, and say nothing of rights or price.",
                linked=formats.number(links.titles),
                off=formats.number(links.a_year_off),
            ),
            _(
                "Each part of the score is a rank among the films shown: {least} is the lowest, "
                "{most} the highest, equals share the middle. The score is the mean of the parts "
                "that are known, by their weights; an unknown one is left out, never zero.",
                least=formats.percent(0),
                most=formats.percent(1),
            ),
            "\n".join(f"- **{part_names()[p]}**: {text}." for p, text in part_meanings().items()),
            _(
                "Demand compares within one language where at least {n} films of the decade are "
                "in it. Returns count from a budget of {floor} on. Likeness is that of Similar "
                "films by texts, keywords, genres, franchise, people, companies, countries and "
                "language, with the same weights; the film itself does not count.",
                n=GROUP,
                floor=plain(formats.money(FLOOR)),
            ),
            *_spread(tables),
            _(
                "Its weights were chosen on the films on which Models measures it, so the figures "
                "there are a little too good."
            ),
            _(
                "Return and novelty weigh nothing until asked to: they do not foretell what "
                "platforms came to hold, as Models shows. A filter hides a film alone where it "
                "passes all the others."
            ),
            dollars_told(tables),
        ]
    )


def _spread(tables: Catalogue) -> list[str]:
    """Say so where platforms hold more films than are compared."""
    on, most = films_held(tables), most_compared(len(tables.films))
    if on <= most:
        return []
    return [
        _(
            "Platforms hold {n} of the films, too many to compare each with every film: likeness "
            "looks at {most} of them, spread evenly from old to new.",
            n=formats.number(on),
            most=formats.number(most),
        )
    ]


PAGE = Page(
    path="license",
    find=find,
    answer=answer,
    tabs={
        "list": Tab(lambda: _("List"), listed),
        "parts": Tab(lambda: _("What the score is made of"), drawn),
    },
    method=method,
    related=hidden,
    given=in_dollars,
)
