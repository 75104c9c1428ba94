"""Scores: how many titles of a platform score above a mark in a year?"""

import charts
from catalogue import Catalogue
from charts.titles import score_histogram
from language import formats
from language.platforms import called
from language.texts import _, ngettext
from queries.platforms import examples, scores
from queries.platforms.scores import Noise, ScoreCount
from views import columns
from views.blocks import Chart, Figure, Headline, Note
from views.page import AbsentError, Page, Tab, View
from views.parameters import Ask
from views.platform_titles import simulated, titles_table
from views.platforms.fields import platform_asked, platform_name, score_field, year_field
from views.subjects import unscored


def find(tables: Catalogue, ask: Ask) -> ScoreCount:
    """Return how many titles score above the mark that is asked for."""
    first = examples.year(tables, 2018, "netflix", rated=True)
    if first is None:
        raise AbsentError(unscored())
    with ask.row():
        platform = platform_asked(tables, ask, "netflix")
        score = ask(score_field())
        year = ask(year_field(str(first)))
    return scores.score_count(tables, platform, score, year)


def answer(tables: Catalogue, found: ScoreCount, _ask: Ask) -> View:
    """Show the count and what it is of."""
    yield from simulated(tables)
    yield Headline(
        [
            Figure(
                ngettext(
                    "Title above {score}",
                    "Titles above {score}",
                    found.count,
                    score=mark(found.scored),
                ),
                formats.number(found.count),
                platform_name(found.platform),
            ),
            Figure(
                _("Share of rated titles"),
                formats.percent(found.share),
                _("of {n} titles", n=formats.number(found.rated)),
            ),
            Figure(_("Year of release"), formats.year(found.year) if found.year else _("all")),
        ]
    )


def mark(score: float) -> str:
    """Write the mark in as many decimals as it needs, at most two."""
    return formats.number(score, 2 if round(score, 1) != score else 1)


def distribution(tables: Catalogue, found: ScoreCount, _ask: Ask) -> View:
    """Show how the scores are distributed beside what chance alone would draw."""
    counts = scores.distribution(tables, found.platform, found.year)
    if counts.empty:
        yield Note(_("No title asked for is rated."))
        return
    noise = scores.noise(tables)
    chance = (scores.mean(counts), noise.expected) if noise else None
    yield Chart(
        "scores-distribution",
        _(
            "Half of the titles score between {low} and {high}",
            low=_quantile(tables, found, 0.25),
            high=_quantile(tables, found, 0.75),
        ),
        _(
            "Titles by score; those above {score} in the accent, n = {n}",
            score=mark(found.scored),
            n=formats.number(found.rated),
        ),
        lambda: score_histogram(counts, found.scored, chance, _("chance alone")),
        counts,
        [
            columns.number("score", _("Score"), decimals=2, unit="star"),
            columns.number("titles", _("Titles")),
            columns.number("above", _("Above"), _("Titles that score more")),
        ],
    )
    if noise:
        yield Note(caution(noise))


def _quantile(tables: Catalogue, found: ScoreCount, share: float) -> str:
    return formats.number(scores.quantile(tables, share, found.platform, found.year), 2)


def caution(noise: Noise) -> str:
    """Say how little scores tell, in the data's own numbers."""
    sentences = [
        _(
            "The scores of all titles differ by {observed} stars (standard deviation). Means of "
            "{ratings} ratings each would differ by {expected} by chance alone, if all titles were "
            "equally good.",
            observed=formats.number(noise.observed, 3),
            ratings=formats.number(noise.ratings),
            expected=formats.number(noise.expected, 3),
        ),
        _(
            "So at most {signal} of the differences says anything of the titles.",
            signal=formats.percent(noise.signal),
        ),
    ]
    if noise.estimated:
        sentences.append(
            _(
                "Only the means are known: the number of ratings is read off their fractions, and "
                "single ratings are taken to differ by {spread} stars, as they usually do.",
                spread=formats.number(noise.spread, 2),
            )
        )
    return " ".join(sentences)


def by_platform(tables: Catalogue, found: ScoreCount, _ask: Ask) -> View:
    """Show the same question for every platform."""
    rows = scores.by_platform(tables, found.scored, found.year)
    if rows.empty:
        yield Note(_("No rows to show."))
        return
    names = [called(name) for name in rows["platform"]]
    texts = [
        f"{formats.percent(share)} ({formats.number(count)})"
        for share, count in zip(rows["share"], rows["count"], strict=True)
    ]
    chosen = {called(found.platform)} if found.platform else set()
    score = mark(found.scored)
    yield Chart(
        "scores-platforms",
        _("{platform} has the largest share above {score}", platform=names[0], score=score),
        _("Share of the rated titles above the mark, and their number"),
        lambda: charts.bars(names, rows["share"].tolist(), texts, chosen=chosen),
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.number("count", _("Above"), _("Titles that score more than the mark")),
            columns.number("rated", _("Rated"), _("Titles with a score")),
            columns.share("share", _("Share"), _("Of the rated titles")),
        ],
    )


def above(tables: Catalogue, found: ScoreCount, _ask: Ask) -> View:
    """List the titles above the mark."""
    rows = scores.titles_above(tables, found.platform, found.scored, found.year)
    yield titles_table(tables, rows, key="scores-titles", file="scores")


def method(_tables: Catalogue) -> str:
    """Say how it is computed."""
    return _(
        "A title's score is the mean of its users' ratings, rounded to two decimals; those "
        "strictly above the mark count, films and series alike, by their year of release. Titles "
        "that nobody rated take no part. A score of 100 that some editions carry is not this score."
    )


PAGE = Page(
    path="scores",
    find=find,
    answer=answer,
    tabs={
        "chart": Tab(lambda: _("Chart"), distribution),
        "platforms": Tab(lambda: _("Platforms"), by_platform),
        "table": Tab(lambda: _("Table"), above),
    },
    method=method,
)
