"""Strategies: what does each platform bet on?"""

from collections.abc import Callable

import pandas as pd

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, plain
from queries.platforms.license import linked
from queries.platforms.strategy import RECENT, strategies
from views import chosen
from views.blocks import Figure, Headline
from views.page import Page, Tab, View
from views.parameters import Ask
from views.platforms.strategy_fields import Asked, find
from views.platforms.strategy_genres import bets, demand
from views.platforms.strategy_measures import age, index_told, measures, overlap, years_told
from views.sitemap import BOTH
from views.subjects import missing


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what is nowhere else, how old its titles are, how many are recent, how focused it is."""
    found = strategies(tables, called)
    own = found.of(asked.platform)
    other = found.of(asked.other) if asked.other else None
    yield from missing(tables, BOTH)
    yield from chosen.note(tables)
    yield Headline(
        [
            Figure(
                _("Nowhere else"),
                formats.percent(own["exclusive"]),
                _beside(other, "exclusive", formats.percent),
            ),
            Figure(_("Median age"), years_told(own["age"]), _beside(other, "age", years_told)),
            Figure(
                _("Of the last {n} years", n=RECENT),
                formats.percent(own["recent"]),
                _beside(other, "recent", formats.percent),
            ),
            Figure(
                _("Concentration of genres"),
                index_told(own["genres"]),
                _beside(other, "genres", index_told),
                _("0: all genres alike; 1: a single genre"),
            ),
        ]
    )


def _beside(other: "pd.Series[float] | None", measure: str, write: Callable[[float], str]) -> str:
    if other is None:
        return ""
    return f"{plain(other['platform'])}: {write(other[measure])}"


def method(tables: Catalogue) -> str:
    """Say what the measures are, and what they cannot say."""
    links = linked(tables)
    return "\n\n".join(
        [
            "\n".join(
                f"- **{name}**: {text}."
                for name, text in {
                    _("Nowhere else"): _(
                        "share of the titles that no other of these platforms has; two titles are "
                        "one work where title and year agree"
                    ),
                    _("Overlap"): _(
                        "works on both of two platforms / works on either (Jaccard index)"
                    ),
                    _("Age"): _(
                        "years from release to the last year of the catalogues; recent are the "
                        "last {n} years",
                        n=RECENT,
                    ),
                    _("Concentration"): _(
                        "sum of the squared shares of genres or countries (Herfindahl index); a "
                        "title counts in equal parts in each of its own"
                    ),
                    _("Genres"): _(
                        "the platforms' words, translated into the twenty genres of films; a "
                        "share / the mean share of the platforms that have a word for it is 1 "
                        "where they are equal. Words differ: of a genre that a platform, or all "
                        "others, have no word for nothing is said"
                    ),
                }.items()
            ),
            _(
                "Demand is the mean number of votes of a genre's films with a vote, wherever they "
                "are; supply the titles that tell of the genre. {linked} of {titles} titles are "
                "linked to a film by name and year, {off} of them a year off where director or "
                "cast agree. Catalogues are a day's picture: what left them, and what people "
                "watched there, is unknown.",
                linked=formats.number(links.titles),
                off=formats.number(links.a_year_off),
                titles=formats.number(len(tables.titles)),
            ),
        ]
    )


PAGE = Page(
    path="strategy",
    find=find,
    answer=answer,
    tabs={
        "genres": Tab(lambda: _("Genres"), bets),
        "measures": Tab(lambda: _("Measures"), measures),
        "overlap": Tab(lambda: _("Overlap"), overlap),
        "age": Tab(lambda: _("Age"), age),
        "demand": Tab(lambda: _("Demand and supply"), demand),
    },
    method=method,
)
