"""How well the similar films agree with pairs that people judged: order by method, and examples."""

from dataclasses import asdict

import pandas as pd

import charts
from language import formats
from language.texts import _, ngettext, plain
from models.similar.measured import OURS, Judged, JudgedExample
from views import columns
from views.blocks import Card, Chart, Figure, Headline, Note, Table
from views.columns import Column
from views.links import Link
from views.models.similar_quality import method_names, with_error
from views.page import View


def answer(found: Judged) -> View:
    """Show how well our method orders the judged films, and what the best of the others reaches."""
    ours, best = found.ours, found.next_best
    yield Headline(
        [
            Figure(
                _("In the right order"),
                with_error(ours.auc, ours.auc_se),
                _("0.5 is chance, 1 always"),
                _("Of two films, one judged alike and one not: how often the first scores higher"),
            ),
            Figure(
                _("The best of the others"),
                with_error(best.auc, best.auc_se),
                method_names().get(best.method, best.method),
            ),
            Figure(_("Films asked about"), formats.number(found.films)),
            Figure(_("Pairs judged"), formats.number(found.pairs), _("by hand, in two passes")),
        ]
    )


def compare(found: Judged) -> View:
    """Show how well every method orders the judged films."""
    ordered, names = found.ranked(), method_names()
    labels = [names.get(one.method, one.method) for one in ordered]
    texts = [with_error(one.auc, one.auc_se) for one in ordered]
    yield Chart(
        "judged-methods",
        _finding(found),
        ngettext(
            "Share of pairs in the right order with its standard error, {n} film asked about",
            "Share of pairs in the right order with its standard error, {n} films asked about",
            found.films,
        ),
        lambda: charts.bars(labels, [one.auc for one in ordered], texts, chosen=[names[OURS]]),
        rows=_rows(found),
        columns=_columns(),
    )


def _finding(found: Judged) -> str:
    """Say whether ours and the best of the others differ by more than their errors."""
    ours, best = found.ours, found.next_best
    method = plain(method_names().get(best.method, best.method))
    if abs(ours.auc - best.auc) <= ours.auc_se + best.auc_se:
        return _("Butaca and “{method}” agree with people equally well", method=method)
    if ours.auc > best.auc:
        return _("Butaca agrees with people most, “{method}” comes next", method=method)
    return _("“{method}” agrees with people most", method=method)


def every_method(found: Judged) -> View:
    """List every method."""
    yield Table(
        "judged-table",
        _rows(found),
        _columns(),
        _("How well every method orders the judged films"),
        file="judged-methods",
    )


def _rows(found: Judged) -> pd.DataFrame:
    names = method_names()
    return pd.DataFrame(
        [{**asdict(one), "name": names.get(one.method, one.method)} for one in found.ranked()]
    )


def _columns() -> list[Column]:
    return [
        columns.text("name", _("Method")),
        columns.number("auc", _("In the right order"), _("Area under the curve"), decimals=3),
        columns.number("auc_se", "±", decimals=3),
    ]


def worked_examples(found: Judged) -> View:
    """Show good and bad orders, so that nobody need believe the figures alone."""
    yield Note(_("Two of the best orders, a middling one, and the two worst"), "heading")
    yield from (worked(place, one) for place, one in enumerate(found.examples, 1))


def worked(place: int, example: JudgedExample) -> Card:
    """Show one film asked about, and the films judged for it in our order."""
    title = f"{example.title} ({example.year})"
    lines = [
        f"{i}. {'✓' if film.alike else '✗'} {plain(film.title)} ({film.year})"
        for i, film in enumerate(example.judged, 1)
    ]
    area = formats.number(example.auc, 2)
    label = _("{film}: {share} in the right order", film=f"**{plain(title)}**", share=area)
    return Card(
        f"judged-{place}", Link("similar", label, {"film": title}), "\n".join(lines), spaced=True
    )


def protocol() -> str:
    """Say how the figures are measured."""
    return _(
        "Pairs of films were judged by hand in two passes that did not see each other: would "
        "somebody who asks for films like the first take the second? Half of them are hard: alike "
        "without a shared cast or director, or unlike although genre, era or fame are shared. For "
        "each film asked about, the share of its pairs, one film alike and one not, that a method "
        "puts in the right order (the area under the ROC curve); then the mean over the films. "
        "Weights were learnt on the other half of the films. Simulated ratings judge nothing: "
        "they are there to show For you at work."
    )
