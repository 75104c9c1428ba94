"""How much of what people like next is among the ten of For you, baselines beside."""

import pandas as pd

import charts
from language import formats
from language.texts import _
from models.ratings.measured import TopTen
from views import columns
from views.blocks import Chart, Note, Table
from views.page import View

OURS = "ours"


def names() -> dict[str, str]:
    """Name the methods for readers."""
    return {
        "popularity": _("Liked by most"),
        "user + item bias": _("User + title"),
        "predicted rating": _("Predicted rating"),
        OURS: _("Butaca"),
    }


def compare(found: TopTen) -> View:
    """Show what each method finds, and how many titles, and how famous, it puts first."""
    called = names()
    ranked = found.ranked()
    labels = [called.get(name, name) for name, _of in ranked]
    values = [of.ndcg for _name, of in ranked]
    texts = [f"{formats.number(of.ndcg, 3)} ± {formats.number(of.ndcg_se, 3)}" for _, of in ranked]
    rows = pd.DataFrame(
        {
            "method": labels,
            "ndcg": values,
            "recall": [of.recall for _name, of in ranked],
            "distinct": [of.distinct for _name, of in ranked],
            "famous": [of.famous for _name, of in ranked],
        }
    )
    told = [
        columns.text("method", _("Method")),
        columns.number("ndcg", "nDCG@10", decimals=4),
        columns.share("recall", _("Found"), _("Share of the last five likes among the ten")),
        columns.number("distinct", _("Titles"), _("Distinct titles in the tens of all users")),
        columns.share("famous", _("Best known"), _("Share of the hundred most rated titles")),
    ]
    yield Chart(
        "models-ten",
        _("{method} finds most of what people like next", method=labels[0]),
        _("nDCG@10 of the last five likes with its standard error"),
        lambda: charts.bars(labels, values, texts, chosen=[called[OURS]]),
        rows=rows,
        columns=told,
    )
    yield Table("models-ten-table", rows, told, _("Every method's ten"))
    yield from _interviews(found)


def _interviews(found: TopTen) -> View:
    """Say what answers of newcomers are worth."""
    for of in found.interviews:
        yield Note(
            _(
                "After {given} answers to the questions of For you a newcomer's nDCG@10 is {ours}; "
                "asked about the most rated titles it is {popular}.",
                given=of.given,
                ours=formats.number(of.ndcg, 3),
                popular=formats.number(of.popular, 3),
            )
        )


def protocol() -> str:
    """Say how the figures are measured."""
    return _(
        "The last five likes (4 stars or more) of each user who has more are left out. Every "
        "method orders all titles that the user has not rated, and its ten are compared with the "
        "five. EASE is a linear model in closed form, its penalty chosen on the likes before "
        "those. `python -m models evaluate-for-you FILE.csv` measures the same on any file of "
        "ratings."
    )
