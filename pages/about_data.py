"""Data: what was wrong with the data, and what was done about it?"""

from datetime import datetime

from language import formats
from language.texts import _
from queries.data.quality import quality
from resources.loaded import catalogue
from ui.about import rules, tables, updates
from ui.components import Figure, headline, page_header, tabs

page_header("data")
found = quality(catalogue())
manifest = catalogue().manifest
built = datetime.fromisoformat(manifest.built).date()
met = sum(1 for rule in found.rules if rule.count)
headline(
    Figure(_("Films in the answers"), formats.number(len(catalogue().films))),
    Figure(
        _("Films left out"),
        formats.number(len(found.undated) + len(found.stitched)),
        _("undated or torn in two"),
    ),
    Figure(_("Kinds of defect"), formats.number(met), _("met in these files")),
    Figure(
        _("Tables built"),
        formats.day(built),
        _("{year}, by version {version}", year=built.year, version=manifest.version),
    ),
)
match tabs(
    {
        "rules": _("What was wrong"),
        "update": _("Last update"),
        "examples": _("Before and after"),
        "undated": _("Without a date"),
        "dictionary": _("Dictionary"),
        "files": _("Downloads"),
        "source": _("Where from"),
    }
):
    case "rules":
        rules.draw(found)
    case "update":
        updates.draw()
    case "examples":
        rules.examples(found)
    case "undated":
        rules.undated(found)
    case "dictionary":
        tables.dictionary()
    case "files":
        tables.files()
    case "source":
        tables.provenance(manifest)
