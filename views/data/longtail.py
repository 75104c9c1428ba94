"""The long tail: how many films hardly anybody saw, and by what rule."""

import pandas as pd

from catalogue import Catalogue, longtail
from catalogue.quality import Quality
from language import formats
from language.spoken import spoken
from language.texts import _
from queries.data.quality import tail
from views import columns
from views.blocks import Note, Table
from views.page import View
from views.parameters import Ask


def any_counted(found: Quality) -> bool:
    """Tell whether the clean-up counted the long tail."""
    return bool(found.tail)


def show(catalogue: Catalogue, _found: Quality, _ask: Ask) -> View:
    """State the rule and count the films of the catalogue and, by reason, of the long tail."""
    yield Note(
        _(
            "A film is of the catalogue if it has {votes} votes or more, has been released, lasts "
            "{minutes} minutes or more where its length is known, and the source marks it neither "
            "as adult nor as a video. All others are the long tail. The rule only counts: every "
            "answer takes all films.",
            votes=formats.number(longtail.VOTES),
            minutes=formats.number(longtail.MINUTES),
        )
    )
    yield Table(
        "long-tail",
        spoken(catalogue, _told),
        [
            columns.text("reason", _("Which films")),
            columns.number("films", _("Films")),
            columns.share("share", _("Share of all films")),
        ],
        _("Catalogue and long tail"),
    )


def _told(catalogue: Catalogue) -> pd.DataFrame:
    """Return the counts, each with its reason in words."""
    words = {
        "": _("Catalogue"),
        "few_votes": _("Fewer votes"),
        "unreleased": _("Not released"),
        "short": _("Shorter"),
        "adult": _("Marked as adult"),
        "video": _("Marked as a video"),
    }
    found = tail(catalogue)
    return found.assign(reason=found["reason"].map(words))
