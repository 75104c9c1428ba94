"""A film under all its names, and as each platform has it."""

import numpy as np
import pandas as pd

from catalogue import Catalogue
from language import formats
from language.platforms import called
from language.texts import _, language
from queries.across.works import Work
from queries.platforms import title as platform_titles
from views import columns
from views.blocks import Table
from views.names import with_title_names
from views.page import View
from views.parameters import Ask
from views.platform_titles import simulated, to_platform, to_title


def titles(_tables: Catalogue, found: Work, _ask: Ask) -> View:
    """List what the film is called, and where."""
    if found.film is None:
        return
    kinds = {
        "main": _("the usual one"),
        "original": _("the film's own"),
        "alternative": _("another in use"),
        "abbreviation": _("an abbreviation"),
    }
    rows = pd.DataFrame(
        [
            (
                one.title,
                formats.language_name(one.language) if one.language else None,
                one.region,
                kinds.get(one.kind, one.kind),
            )
            for one in found.film.titles
        ],
        columns=["title", "language", "region", "kind"],
    )
    shown = [
        columns.text("title", _("Title")),
        columns.text("language", _("Language")),
        columns.code("region", _("Where"), _("es-419 is Latin America; none: everywhere")),
        columns.text("kind", _("Kind")),
    ]
    yield Table("film-titles", rows, shown, _("What the film is called"))


def on_platforms(tables: Catalogue, found: Work, _ask: Ask) -> View:
    """List the titles of the platforms that are this work."""
    yield from simulated(tables)
    offers = [platform_titles.title(tables, row).offer for row in found.titles]
    rows = pd.DataFrame(
        {
            "platform": called(one.platform),
            "offered": one.platform,
            "title": one.title,
            "year": one.year,
            "release_year": one.year,
            "kind": _("series") if one.is_series else _("film"),
            "added": pd.Timestamp(one.added) if one.added else pd.NaT,
            "score": one.score,
        }
        for one in offers
    )
    spanish = language() == "es"
    if spanish:
        rows = with_title_names(tables, rows, np.array(found.titles, dtype=np.int64))
    own = [columns.text("own", _("Title"), link=to_title)] if spanish else []
    shown = [
        columns.text("platform", _("Platform"), link=to_platform),
        *own,
        columns.text("title", _("Title there"), link=None if spanish else to_title),
        columns.text("kind", _("Kind")),
        columns.year("year", _("Year")),
        columns.date("added", _("Added"), _("When the platform added it, where known")),
        columns.number("score", _("Score"), _("Stars of 5"), decimals=2),
    ]
    yield Table("film-platform-titles", rows, shown, _("This work on the platforms"))
