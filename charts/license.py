"""Figures of what to license."""

from collections.abc import Mapping

import pandas as pd

from charts.drawing import Drawing
from charts.marks import heatmap, percents
from charts.style import short
from language import formats
from language.texts import _


def parts_of_score(films: pd.DataFrame, parts: Mapping[str, str]) -> Drawing:
    """Draw the score of films and its parts as shades with their numbers, a row a film.

    `own` is a film's name; `parts` names the columns of parts; what is unknown stays blank.
    """
    shown = films[["score", *parts]]
    names = [f"{short(t, 28)} ({y})" for t, y in zip(films["own"], films["year"], strict=True)]
    across = [_("Score"), *parts.values()]
    texts = [
        ["" if value != value else formats.percent(value) for value in line]
        for line in shown.to_numpy().tolist()
    ]
    hover = [
        [f"{name}, {part}: {text}" for part, text in zip(across, line, strict=True)]
        for name, line in zip(names, texts, strict=True)
    ]
    return heatmap(shown, names, across, hover, texts=texts, colorbar=percents(), zmin=0, zmax=1)
