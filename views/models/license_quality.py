"""How good the score of what to license is: what it foretold of what platforms came to hold."""

import charts
from language import formats
from language.platforms import called
from language.texts import _, plain
from models.license.evaluation import ALL, FIRST, MEAN, SCORE, VOTES, YEARS, Measured
from views import columns
from views.blocks import Chart, Figure, Headline, Note, Table
from views.page import View


def answer(found: Measured) -> View:
    """Show the score beside votes alone, on all platforms together."""
    score, votes = found.one(SCORE), found.one(VOTES)
    yield Headline(
        [
            Figure(
                _("AUC of the score"),
                f"{formats.number(score['auc'], 3)} ± {formats.number(score['auc_se'], 3)}",
                _("votes alone {auc}", auc=formats.number(votes["auc"], 3)),
                _("How often a film that was to be held stands above one that was not; chance 0.5"),
            ),
            Figure(
                _("Held of the first {n}", n=FIRST),
                formats.percent(score["precision"]),
                _("votes alone {share}", share=formats.percent(votes["precision"])),
            ),
            Figure(
                _("By chance"),
                formats.percent(score["chance"], 1),
                _(
                    "{held} of {films} films",
                    held=formats.number(score["held"]),
                    films=formats.number(score["films"]),
                ),
            ),
        ]
    )


def compare(found: Measured) -> View:
    """Show how well each way of ranking finds the films, and which parts add nothing."""
    rows, names = found.of(ALL), method_names()
    labels = [names[str(method)] for method in rows["method"]]
    texts = [
        f"{formats.number(auc, 3)} ± {formats.number(error, 3)}"
        for auc, error in zip(rows["auc"], rows["auc_se"], strict=True)
    ]
    yield Chart(
        "license-methods",
        _finding(found),
        _(
            "AUC with its standard error, all platforms together: {n} films of {first} to {last}; "
            "0.5 is chance",
            n=formats.number(rows["films"].iloc[0]),
            first=YEARS[0],
            last=YEARS[1],
        ),
        lambda: charts.bars(labels, rows["auc"].tolist(), texts, chosen=[names[SCORE]]),
        rows.assign(name=labels),
        [
            columns.text("name", _("Way of ranking")),
            columns.number("auc", _("AUC"), decimals=3),
            columns.number("auc_se", "±", decimals=3),
            columns.share("precision", _("Held of the first {n}", n=FIRST)),
        ],
    )
    if found.useless:
        parts = formats.listed([formats.inner(names[part]) for part in found.useless])
        yield Note(
            _(
                "By these parts the score finds nothing more: {parts}. They weigh nothing unless "
                "asked to.",
                parts=parts,
            )
        )


def _finding(found: Measured) -> str:
    score, votes = found.one(SCORE), found.one(VOTES)
    held, alone = (formats.number(FIRST * row["precision"]) for row in (score, votes))
    if score["precision"] > votes["precision"]:
        return _(
            "Of the score's first {n} films {held} were to be held, of the most voted {alone}",
            n=FIRST,
            held=held,
            alone=alone,
        )
    return _("The score finds no more of the films that were to be held than votes alone")


def every_figure(found: Measured) -> View:
    """List every way of ranking on every platform."""
    names = method_names()
    rows = found.table.assign(
        name=[names[str(method)] for method in found.table["method"]],
        platform=[
            _("All platforms") if code == ALL else plain(called(str(code)))
            for code in found.table["platform"]
        ],
    )
    yield Table(
        "license-figures",
        rows,
        [
            columns.text("platform", _("Platform")),
            columns.text("name", _("Way of ranking")),
            columns.number("auc", _("AUC"), decimals=3),
            columns.number("auc_se", "±", decimals=3),
            columns.share("precision", _("Held of the first {n}", n=FIRST)),
            columns.share("chance", _("By chance")),
            columns.number("adds", _("AUC gained"), _("By the score, with this part"), decimals=3),
            columns.number(
                "adds_precision", _("Share gained"), _("Of the first {n}", n=FIRST), decimals=2
            ),
            columns.number("films", _("Films")),
            columns.number("held", _("Held")),
        ],
        _("Ways of ranking films by what platforms were to hold"),
    )


def method_names() -> dict[str, str]:
    """Name the ways of ranking."""
    return {
        SCORE: _("The score"),
        "quality": _("Quality"),
        "demand": _("Demand"),
        "return": _("Return"),
        "fit": _("Fit"),
        "novelty": _("Novelty"),
        VOTES: _("Votes alone"),
        MEAN: _("Mean vote alone"),
    }


def protocol() -> str:
    """Say how it was measured."""
    return _(
        "Films of {first} to {last} are ranked by their votes, money and contents alone; asked is "
        "which of them a platform holds in its later catalogue, by title and year, some a year "
        "off when director or cast agree. Likeness is to the platform's films of before {first}. "
        "AUC is how often a film that is held stands above one that is not, ties half, with Hanley "
        "and McNeil's standard error. A part that is unknown stands in the middle where it ranks "
        "alone. A platform needs ten such films. The score's weights were chosen on these same "
        "films, so its figures are a little too good. What this cannot say: whether a film was "
        "offered, for how much, and what came and left in between.",
        first=YEARS[0],
        last=YEARS[1],
    )
