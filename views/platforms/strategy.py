"""Strategies: what does each platform bet on?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from catalogue import Catalogue
from charts.strategy import ages, demand_and_supply, diverging, shared_part, signed
from language import formats
from language.texts import _, plain
from language.variables import genre_name
from queries.names.platforms import called
from queries.platforms import strategy
from queries.platforms.strategy import RECENT, strategies
from views import chosen, columns
from views.blocks import Beside, Block, Chart, Figure, Headline, Note, Table
from views.page import AbsentError, Page, Tab, View
from views.parameters import Ask, Choice
from views.sitemap import BOTH
from views.subjects import missing

NONE = "none"
PLACES = {
    "gap": "top left",
    "crowded": "top right",
    "quiet": "bottom left",
    "saturated": "bottom right",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The platform looked at and the one it is compared with, None for none."""

    platform: str
    other: str | None

    @property
    def both(self) -> list[str]:
        """The one or two platforms."""
        return [self.platform, *([self.other] if self.other else [])]


def find(tables: Catalogue, ask: Ask) -> Asked:
    """Return the platforms asked for: the two largest unless told otherwise."""
    largest = [str(code) for code in strategies(tables).table["code"]]
    if not largest:
        raise AbsentError(*missing(tables, ("titles",)))
    names = {code: called(code) for code in largest}
    with ask.row():
        first = ask(Choice(key="platform", label=_("Platform"), options=names))
        others = {code: name for code, name in names.items() if code != first}
        other = ask(
            Choice(
                key="strategy_other",
                label=_("Compared with"),
                options={**others, NONE: _("none")},
            )
        )
    return Asked(first, None if other == NONE else other)


def answer(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what is nowhere else, how old its titles are, how many are recent, how focused it is."""
    found = strategies(tables)
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
            Figure(_("Median age"), _years(own["age"]), _beside(other, "age", _years)),
            Figure(
                _("Of the last {n} years", n=RECENT),
                formats.percent(own["recent"]),
                _beside(other, "recent", formats.percent),
            ),
            Figure(
                _("Concentration of genres"),
                _index(own["genres"]),
                _beside(other, "genres", _index),
                _("0: all genres alike; 1: a single genre"),
            ),
        ]
    )


def _beside(other: "pd.Series[float] | None", measure: str, write: Callable[[float], str]) -> str:
    if other is None:
        return ""
    return f"{plain(other['platform'])}: {write(other[measure])}"


def _years(value: float) -> str:
    whole = float(value).is_integer()
    return _("{n} years", n=formats.number(value, 0 if whole else 1))


def _index(value: float) -> str:
    return formats.number(value, 3)


def bets(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show which genres a platform has more and less of than the platforms on average."""
    if len(strategies(tables).table) < 2:
        yield Note(_("A comparison needs two platforms."))
        return
    parts: list[list[Block]] = [[_bet(tables, code)] for code in asked.both]
    yield parts[0][0] if len(parts) == 1 else Beside(parts)


def _bet(tables: Catalogue, code: str) -> Chart | Note:
    rows = strategy.representation(tables, code)
    name = plain(called(code))
    if rows.empty:
        return Note(_("No genre of {platform} is known.", platform=name))
    rows = rows.assign(name=[genre_name(genre) for genre in rows["genre"]])
    first, last = rows.iloc[0], rows.iloc[-1]
    known = formats.number(strategies(tables).of(code)["genre_titles"])
    return Chart(
        f"strategy-genres-{code}",
        chosen.of_platforms(
            tables,
            _(
                "{platform} bets on {genre} ({more}) and shuns {other} ({less})",
                platform=name,
                genre=plain(formats.inner(first["name"])),
                more=signed(first["more"]),
                other=plain(formats.inner(last["name"])),
                less=signed(last["more"]),
            ),
        ),
        _(
            "Share of each genre against the mean share of the platforms that tell of it; "
            "{platform}, {n} titles of known genre",
            platform=name,
            n=known,
        ),
        lambda: diverging(rows["name"].tolist(), rows["more"].tolist()),
        rows,
        [
            columns.text("name", _("Genre")),
            columns.number("titles", _("Titles")),
            columns.share("share", _("Share"), _("Of its titles of known genre")),
            columns.share(
                "mean", _("Mean share"), _("Of the platforms that tell of it, each counting alike")
            ),
            columns.number("index", _("Index"), _("Share / mean share: 1 is equal"), decimals=2),
            columns.share("more", _("More or less"), _("Index less 1")),
        ],
    )


def measures(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """List the five measures of every platform."""
    found = strategies(tables)
    for sentence in _findings(tables):
        yield Note(f"- {sentence}")
    yield Table(
        "strategy-measures",
        found.table,
        [
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.share("exclusive", _("Nowhere else"), _("Titles on no other platform")),
            columns.share("shared", _("Overlap"), _("The greatest Jaccard index with another")),
            columns.number("age", _("Median age"), _("Years since release"), decimals=1),
            columns.share("recent", _("Recent"), _("Of the last {n} years", n=RECENT)),
            columns.number("genres", _("Genres"), _("Herfindahl index, 0 to 1"), decimals=3),
            columns.number("genre_titles", _("Genre known"), _("Titles behind it")),
            columns.number("countries", _("Countries"), _("Herfindahl index, 0 to 1"), decimals=3),
            columns.number("country_titles", _("Country known"), _("Titles behind it")),
            columns.share("linked", _("Linked"), _("Titles linked to a film")),
        ],
        _("The five measures of every platform"),
    )


def _findings(tables: Catalogue) -> Sequence[str]:
    if not tables.manifest.is_representative:
        return []
    found, said = strategies(tables), []
    texts = {
        "exclusive": _("{platform} has most that is nowhere else: {value} of its titles"),
        "recent": _("{platform} is the most recent: {value} of its titles are of the last years"),
        "age": _("{platform} holds the oldest titles: half of them are {value} old or older"),
        "genres": _("{platform} is the most focused on few genres: index {value}"),
        "countries": _("{platform} is the most focused on few countries: index {value}"),
    }
    write: dict[str, Callable[[float], str]] = {
        "exclusive": formats.percent,
        "recent": formats.percent,
        "age": _years,
    }
    for measure, text in texts.items():
        row = found.most(measure)
        if row is not None and len(found.table) > 1:
            value = write.get(measure, _index)(row[measure])
            said.append(text.format(platform=plain(row["platform"]), value=value))
    return said


def overlap(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """Show which share of their works each two platforms have in common."""
    pair = strategy.closest(tables)
    if pair is None:
        yield Note(_("A comparison needs two platforms."))
        return
    first, second, share = pair
    square = strategy.jaccard(tables)
    yield Chart(
        "strategy-overlap",
        chosen.of_platforms(
            tables,
            _(
                "{a} and {b} have most in common: {share} of their works",
                a=plain(first),
                b=plain(second),
                share=formats.percent(share, 1),
            ),
        ),
        _("Works on both, of the works on either (Jaccard index), by title and year"),
        lambda: shared_part(square),
        square.reset_index,
        [
            columns.text("platform", _("Platform")),
            *(columns.share(str(name), called(str(name))) for name in square),
        ],
    )


def age(tables: Catalogue, _asked: Asked, _ask: Ask) -> View:
    """Show how old the platforms' titles are."""
    rows = strategy.ages(tables)
    young = rows.iloc[0]
    yield Chart(
        "strategy-age",
        chosen.of_platforms(
            tables,
            _(
                "The youngest is {platform}: half its titles are {years} old or less",
                platform=plain(young["platform"]),
                years=_years(young["median"]),
            ),
        ),
        _(
            "Years from release to {year}, the catalogues' last: median, quartiles and nine "
            "titles of ten; {n} titles",
            year=formats.year(strategies(tables).year),
            n=formats.number(len(tables.titles)),
        ),
        lambda: ages(rows),
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.number("titles", _("Titles")),
            columns.number("low", _("5th of 100"), decimals=1),
            columns.number("lower_quartile", _("Lower quartile"), decimals=1),
            columns.number("median", _("Median"), decimals=1),
            columns.number("upper_quartile", _("Upper quartile"), decimals=1),
            columns.number("high", _("95th of 100"), decimals=1),
        ],
    )


def demand(tables: Catalogue, asked: Asked, _ask: Ask) -> View:
    """Show what of each genre is asked for against what the platform holds."""
    rows = strategy.demand_and_supply(tables, asked.platform)
    if rows.empty:
        yield Note(_("No genre of {platform} is known.", platform=plain(called(asked.platform))))
        return
    names, words = [genre_name(genre) for genre in rows["genre"]], corner_words()
    gaps = [formats.inner(n) for n, c in zip(names, rows["corner"], strict=True) if c == "gap"]
    rows = rows.assign(name=names, said=[words[corner] for corner in rows["corner"]])
    yield Chart(
        "strategy-demand",
        chosen.of_platforms(
            tables,
            _("Much voted, little held: {genres}", genres=plain(formats.listed(gaps)))
            if gaps
            else _("What is much voted is held as much"),
        ),
        _(
            "Each genre by titles of {platform} and by votes a film of the film catalogue; dashed: "
            "the medians",
            platform=plain(called(asked.platform)),
        ),
        lambda: demand_and_supply(rows, names, [(PLACES[c], words[c]) for c in words]),
        rows,
        [
            columns.text("name", _("Genre")),
            columns.number("titles", _("Titles held")),
            columns.number("votes", _("Votes a film"), decimals=1),
            columns.number("vote", _("Mean vote"), decimals=2),
            columns.number("films", _("Films"), _("Of the film catalogue, with a vote")),
            columns.text("said", _("Corner")),
        ],
    )


def corner_words() -> Mapping[str, str]:
    """Say what the four corners of demand and supply mean."""
    return {
        "gap": _("much voted, little held"),
        "crowded": _("much voted, much held"),
        "quiet": _("little voted, little held"),
        "saturated": _("little voted, much held"),
    }


def method(tables: Catalogue) -> str:
    """Say what the measures are, and what they cannot say."""
    found = strategies(tables)
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
                "linked to a film by title and year. Catalogues are a day's picture: what left "
                "them, and what people watched there, is unknown.",
                linked=formats.number(found.linked),
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
