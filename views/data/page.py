"""Data: what was wrong with the data, and what was done about it?"""

from datetime import datetime

from catalogue import Catalogue
from catalogue.quality import Quality
from language import formats
from language.texts import _, plain
from queries.data.quality import report
from views import sitemap
from views.blocks import Figure, Headline, Note
from views.data import dirty, longtail, rules, tables, updates
from views.page import Page, Tab, View
from views.parameters import Ask
from views.reach import last_additions, last_release
from views.subjects import missing


def find(catalogue: Catalogue, _ask: Ask) -> Quality:
    """Return the report of the clean-up."""
    return report(catalogue)


def answer(catalogue: Catalogue, found: Quality, _ask: Ask) -> View:
    """Say how many films are in the answers and how many are not, how many defects, since when."""
    yield from missing(catalogue, sitemap.BOTH)
    manifest, additions = catalogue.manifest, last_additions(catalogue)
    built = datetime.fromisoformat(manifest.built).date()
    yield Headline(
        [
            Figure(_("Films in the answers"), formats.number(len(catalogue.films))),
            Figure(
                _("Films left out"),
                formats.number(len(found.undated) + len(found.stitched)),
                _("undated or torn in two"),
            ),
            Figure(_("Kinds of defect"), formats.number(len(found.met)), _("found in these files")),
            Figure(
                _("Tables built"),
                formats.day(built),
                _("{year}, by version {version}", year=built.year, version=manifest.version),
            ),
        ]
    )
    yield Note(_("How recent the films are: {release}.", release=plain(last_release(catalogue))))
    if additions:
        yield Note(
            _("How recent the platforms are, by their last addition: {dates}", dates=additions)
        )


PAGE = Page(
    path="data",
    find=find,
    answer=answer,
    tabs={
        "rules": Tab(lambda: _("What was wrong"), rules.show),
        "update": Tab(lambda: _("Last update"), updates.show),
        "changes": Tab(lambda: _("What changed"), updates.cells),
        "examples": Tab(lambda: _("Before and after"), rules.examples),
        "dirty": Tab(lambda: _("A dirty sample"), dirty.show),
        "undated": Tab(
            lambda: _("Without a date"), rules.undated, lambda found: bool(found.undated)
        ),
        "long-tail": Tab(lambda: _("Long tail"), longtail.show, longtail.any_counted),
        "dictionary": Tab(lambda: _("Dictionary"), tables.dictionary),
        "files": Tab(lambda: _("Downloads"), tables.files),
        "source": Tab(lambda: _("Sources"), tables.provenance),
    },
)
