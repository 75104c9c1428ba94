"""Dirty rows of our own, cleaned before the reader's eyes."""

import pandas as pd

from catalogue import Catalogue
from catalogue.quality import Quality
from language.texts import _, ngettext
from queries.data import dirty
from views import columns
from views.blocks import Note, Table
from views.page import View
from views.parameters import Ask, Choice

ALL = "all"


def show(_catalogue: Catalogue, _found: Quality, ask: Ask) -> View:
    """Show each dirty row, the rules that it broke, and what became of it."""
    rows = dirty.cleaned()
    if not rows:
        yield Note(_("No rows to show."))
        return
    rules = {ALL: _("every rule")} | {name: _(why) for name, why in dirty.broken(rows).items()}
    wanted = ask(Choice(key="dirty_rule", label=_("Rule"), options=rules, many=True))
    shown = [row for row in rows if wanted == ALL or wanted in {rule.rule for rule in row.found}]
    yield Note(
        ngettext(
            "**{n}** row as it stood in a file of our own that has every usual defect, what was "
            "found wrong with it, and what the tables hold of it. The same in a terminal:",
            "**{n}** rows as they stood in files of our own that have every usual defect, what "
            "was found wrong with them, and what the tables hold of them. The same in a terminal:",
            len(shown),
        )
    )
    yield Note(dirty.COMMAND, kind="command")
    told = [
        (
            row.file,
            row.line,
            row.row,
            " ".join(dict.fromkeys(_(rule.reason) for rule in row.found)) or _("Nothing."),
            row.kept or _("Left out."),
        )
        for row in shown
    ]
    names = ["file", "line", "row", "found", "kept"]
    yield Table(
        "dirty-rows",
        pd.DataFrame(told, columns=names),
        [
            columns.text("file", _("File")),
            columns.number("line", _("Line of the file"), grouped=False),
            columns.text("row", _("In the source")),
            columns.text("found", _("What was found")),
            columns.text("kept", _("In the tables")),
        ],
        _("Dirty rows before and after the clean-up"),
        file="dirty",
    )
