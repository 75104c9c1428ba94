"""Where predicted ratings err, whether they may be trusted, and what a threshold gives."""

from collections.abc import Mapping, Sequence

from charts.drawing import Drawing
from charts.lines import lines
from charts.marks import points
from charts.style import REST
from language import formats
from language.texts import _
from models.ratings.measured import Calibration, Group
from models.ratings.metrics import Verdict


def errors(groups: Sequence[Group], series: Mapping[str, Sequence[float]], across: str) -> Drawing:
    """Draw each method's error by groups of ratings; `across` says what the groups are made by."""
    labels = [f"{group.least}–{group.most}" for group in groups]
    drawn = lines(labels, series, from_zero=False)
    return drawn.change(xaxis={"type": "category", "title": {"text": across}})


def calibration(found: Calibration) -> Drawing:
    """Draw what was given where about the same was predicted, beside perfect agreement."""
    predicted, given = found.predicted, found.given
    hover = [
        _("predicted {p}, given {g}", p=formats.number(p, 2), g=formats.number(g, 2))
        for p, g in zip(predicted, given, strict=True)
    ]
    drawn = points(
        predicted, given, hover, x_title=_("Predicted rating"), y_title=_("Mean rating given")
    )
    ends = [min(predicted), max(predicted)]
    line = {"color": REST, "dash": "dot"}
    return drawn.add(type="scatter", x=ends, y=ends, mode="lines", line=line, hoverinfo="skip")


def thresholds(
    curve: Sequence[Verdict], series: Mapping[str, Sequence[float]], learnt: float
) -> Drawing:
    """Draw shares of verdicts at every threshold, the learnt one upright."""
    at = [one.threshold for one in curve]
    upright = {"type": "line", "x0": learnt, "x1": learnt, "yref": "y domain", "y0": 0, "y1": 1}
    dotted = {**upright, "line": {"color": REST, "dash": "dot"}}
    ends = [min(at), max(at)]
    drawn = lines(at, series)
    return drawn.change(shapes=[dotted], xaxis={"range": ends}, yaxis={"tickformat": ".0%"})
