"""How good the similar films are where credits, keywords, overviews or ratings are missing."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from language.texts import _
from models.similar.measured import Lack, Poorer
from views import columns
from views.blocks import Table
from views.columns import Column
from views.models.similar_quality import estimated, metrics
from views.page import View


def table(found: Sequence[Poorer]) -> View:
    """List the figures of the whole catalogue, and of each that lacks something."""
    yield Table(
        "models-poorer",
        pd.DataFrame([_row(one) for one in found]),
        _columns(found),
        _("Similar films where the catalogue lacks something"),
    )


def _row(one: Poorer) -> dict[str, Any]:
    likes = asdict(one.likes) if one.likes else {}
    pairs = asdict(one.pairs) if one.pairs else {}
    return {**likes, **pairs, "lack": lack_names()[one.lack]}


def _columns(found: Sequence[Poorer]) -> list[Column]:
    """Return the columns of the judges at hand."""
    judged = estimated("auc", _("Pairs in order"), _("0.5 is chance, 1 always"))
    first = columns.text("lack", _("Without"))
    of_likes = metrics() if found[0].likes else []
    return [first, *(judged if found[0].pairs else []), *of_likes]


def lack_names() -> dict[Lack, str]:
    """Name what a catalogue may lack."""
    return {
        "nothing": _("nothing: the whole catalogue"),
        "credits": _("cast and directors"),
        "keywords": _("keywords"),
        "overviews": _("overviews and taglines"),
        "ratings": _("viewers' ratings"),
    }


def protocol() -> str:
    """Say how the figures are measured."""
    return _(
        "Each time the recommender is fitted anew on the same films without what is named, and "
        "judged by the same viewers and by the same pairs of films as the whole catalogue."
    )
