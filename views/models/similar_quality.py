"""How good the similar films are: the evaluation's table, by how known a film is, and examples."""

from collections.abc import Callable
from dataclasses import asdict

import pandas as pd

import charts
from charts.drawing import Drawing
from language import formats
from language.texts import _, ngettext, plain
from models.similar.measured import OURS, Decile, Example, Measured, Neighbour
from views import columns
from views.blocks import Card, Chart, Figure, Headline, Note, Table
from views.columns import Column
from views.links import Link
from views.page import View


def answer(found: Measured) -> View:
    """Show the four figures to judge by, together."""
    ours = found.ours
    yield Headline(
        [
            Figure(
                _("nDCG of five films"),
                with_error(ours.ndcg, ours.ndcg_se),
                _("1 would be the best order"),
            ),
            Figure(
                _("Films with a hit"),
                formats.percent(ours.hit),
                _("one of five among the truth's first twenty"),
            ),
            Figure(_("Coverage"), formats.percent(ours.coverage), _("different films among all")),
            Figure(
                _("Hardly rated"),
                formats.percent(ours.unrated, 1),
                _("films with under 5 ratings"),
            ),
        ]
    )


def with_error(mean: float, error: float | None) -> str:
    """Return a metric with its standard error."""
    return f"{formats.number(mean, 3)} ± {formats.number(error, 3)}"


def compare(found: Measured) -> View:
    """Show every method's nDCG."""
    ordered, names = found.ranked(), method_names()
    labels = [names.get(one.method, one.method) for one in ordered]
    texts = [with_error(one.ndcg, one.ndcg_se) for one in ordered]
    yield Chart(
        "similar-methods",
        _("No single number decides: look at order, hits, tags and coverage together"),
        ngettext(
            "nDCG of five films with its standard error, {n} film asked about",
            "nDCG of five films with its standard error, {n} films asked about",
            found.queries,
        ),
        lambda: charts.bars(labels, [one.ndcg for one in ordered], texts, chosen=[names[OURS]]),
        columns=[columns.text("name", _("Method")), *metrics()[:2]],
    )


def every_metric(found: Measured) -> View:
    """List every method with all its metrics."""
    names = method_names()
    rows = [{**asdict(one), "name": names.get(one.method, one.method)} for one in found.methods]
    yield Table(
        "similar-table",
        pd.DataFrame(rows),
        [columns.text("name", _("Method")), *metrics()],
        _("Metrics of every method"),
        file="similar-methods",
    )


def metrics() -> list[Column]:
    """Return the columns of the table of methods; no two labels are the same."""
    lift = _("Powers of two above what activity and popularity explain")
    return [
        *estimated("ndcg", _("nDCG")),
        *estimated("hit", _("Hits")),
        *estimated("lift", _("Lift"), lift),
        *estimated("tag", _("Tags"), _("Likeness of users' tags")),
        columns.number("franchise", _("Franchise"), _("Share of a franchise found"), decimals=3),
        columns.number("coverage", _("Coverage"), decimals=3),
        columns.number("unrated", _("Hardly rated"), decimals=3),
    ]


def estimated(name: str, label: str, meaning: str = "") -> list[Column]:
    """Return the columns of a metric and of its standard error, `name` and `name_se`."""
    error = columns.number(f"{name}_se", f"{label} ±", _("Standard error"), decimals=3)
    return [columns.number(name, label, meaning, decimals=3), error]


def method_names() -> dict[str, str]:
    """Name the methods."""
    return {
        "random": _("random"),
        "popularity": _("popularity"),
        "TF-IDF of overview": _("TF-IDF of the overview"),
        "BM25 of overview, tagline, keywords": _("BM25 of overview, tagline, keywords"),
        "genre Jaccard, ties by votes": _("genres in common, ties by votes"),
        "Banik soup": _("Banik's soup of words"),
        "Banik improved": _("Banik's soup, best rated first"),
        "fields, weights set by hand": _("fields, weights set by hand"),
        "fields, published weights C": _("fields, published weights C"),
        "fields, published weights B": _("fields, published weights B"),
        "B + 0.3 collaborative": _("B + 0.3 collaborative"),
        "collaborative alone": _("collaborative alone"),
        "Butaca, first weights": _("Butaca, first weights"),
        "Butaca without ratings": _("Butaca without ratings"),
        "Butaca by theme": _("Butaca by theme"),
        "Butaca by taste": _("Butaca by taste"),
        OURS: OURS,
    }


def by_fame(found: Measured) -> View:
    """Show nDCG by tenth of the films' votes."""
    least, most = found.deciles[0].ndcg, found.deciles[-1].ndcg
    yield Chart(
        "similar-deciles",
        _(
            "From {least} for the least voted tenth of films to {most} for the most voted",
            least=formats.number(least, 2),
            most=formats.number(most, 2),
        ),
        _("nDCG of five films by tenth of the films asked about; the median of their votes"),
        _tenths(found.deciles),
        rows=pd.DataFrame([asdict(one) for one in found.deciles]),
        columns=[
            columns.number("decile", _("Tenth"), _("The first is the least voted")),
            columns.number("votes", _("Votes"), _("The median of the tenth")),
            columns.number("queries", _("Films asked about")),
            columns.number("ndcg", _("nDCG"), decimals=3),
            columns.number("hit", _("Hits"), decimals=3),
        ],
    )


def _tenths(deciles: list[Decile]) -> Callable[[], Drawing]:
    names = [_("{n} votes", n=formats.number(one.votes)) for one in deciles]
    texts = [formats.number(one.ndcg, 2) for one in deciles]
    return lambda: charts.columns(names, [one.ndcg for one in deciles], texts)


def worked_examples(found: Measured) -> View:
    """Show good and bad answers, so that nobody need believe the figures alone."""
    yield Note(_("Two of the best answers, a middling one, and the two worst"), "heading")
    yield from (worked(place, one) for place, one in enumerate(found.examples, 1))


def worked(place: int, example: Example) -> Card:
    """Show one example: the film, its five, and how many held-out viewers like both."""
    film, ndcg = f"**{_titled(example)}**", formats.number(example.ndcg, 2)
    lines = [
        ngettext(
            "{film}: {n} viewer likes both",
            "{film}: {n} viewers like both",
            like.together,
            film=_titled(like),
        )
        for like in example.five
    ]
    return Card(
        f"example-{place}",
        Link(
            "similar",
            _("{film}: nDCG {ndcg}", film=film, ndcg=ndcg),
            {"film": f"{example.title} ({example.year})"},
        ),
        "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1)),
        spaced=True,
    )


def _titled(film: Example | Neighbour) -> str:
    return f"{plain(film.title)} ({film.year})"


def protocol() -> str:
    """Say how the figures are measured."""
    return _(
        "Half of the viewers and half of the films are kept apart from all learning; on them every "
        "method is judged. The truth is what the held-out viewers like together (4 stars and "
        "more): the cosine over viewers, damped by their activity, times n / (n + 10) for the n "
        "who like both. Films that nobody judged count as wrong. Only films are asked about that "
        "15 of those viewers like."
    )
