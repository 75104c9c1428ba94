"""What the clean-up found wrong: each rule, its reason, its effect, its rows."""

import pandas as pd

from catalogue import Catalogue
from catalogue.quality import Finding, Quality
from language import formats
from language.spoken import spoken
from language.texts import _, ngettext, plain
from queries.data.quality import before_and_after, report, stitched, touched, undated_films
from views import columns
from views.blocks import Folded, Listing, Note, Table
from views.page import View
from views.parameters import Ask, Choice


def show(catalogue: Catalogue, found: Quality, ask: Ask) -> View:
    """Show every rule that was met, the rows of one of them, and the rules that nothing broke."""
    if not found.rules:
        yield Note(_("These tables come without a report of the clean-up."), kind="info")
        return
    if not found.met:
        yield Note(_("No defect was found in these files."), kind="info")
    else:
        yield from _met(catalogue, found, ask)
    never = [f"- {plain(_(rule.reason))}" for rule in found.rules if not rule.count]
    if never:
        yield Folded(_("Looked for and not found"), "\n".join(never))


def _met(catalogue: Catalogue, found: Quality, ask: Ask) -> View:
    """Show the rules that were met, and the rows of one of them."""
    yield Listing(
        "rules",
        spoken(catalogue, _all),
        [
            columns.number("count", _("Count")),
            columns.text("reason", _("What was found")),
            columns.text("effect", _("What it does to the answers")),
        ],
        _("What was wrong"),
    )
    yield from _rows(found.met, ask)


def _all(catalogue: Catalogue) -> pd.DataFrame:
    """Return every rule that was met, in words."""
    met = [(rule.count, _(rule.reason), _(rule.effect)) for rule in report(catalogue).met]
    return pd.DataFrame(met, columns=["count", "reason", "effect"])


def _rows(met: list[Finding], ask: Ask) -> View:
    """Show the rows that one rule touched."""
    rules = {rule.name: rule for rule in met if rule.rows}
    if not rules:
        return
    yield Note(_("The rows behind a rule"), kind="heading")
    options = {name: _(rule.reason) for name, rule in rules.items()}
    rule = rules[ask(Choice(key="rule", label=_("Rule"), options=options, many=True))]
    yield Note(_listed(rule))
    rows = touched(rule)
    heads = {"file": _("File"), "line": _("Line of the file"), "title": _("Title")}
    yield Table(
        "rule-rows",
        rows,
        [columns.text(str(name), heads.get(str(name), str(name))) for name in rows],
        _("The rows that the rule touched"),
        top=len(rows),
        file=rule.name,
    )


def _listed(rule: Finding) -> str:
    if len(rule.rows) == rule.count:
        return _("All rows, with the line of the file on which each begins.")
    return _(
        "{shown} of {all}, with the line of the file on which each begins; the report keeps no "
        "more.",
        shown=ngettext("The first {n} row", "The first {n} rows", len(rule.rows)),
        all=formats.number(rule.count),
    )


def examples(catalogue: Catalogue, found: Quality, _ask: Ask) -> View:
    """Show telling cells before and after, and the films that a line break tore in two."""
    yield Note(_("Before and after"), kind="heading")
    cells = catalogue.once(before_and_after)
    unknown = _("unknown")
    yield Table(
        "before-after",
        cells.replace({"before": {"": _("empty")}, "after": {"": unknown}}),
        [
            columns.text("title", _("Title")),
            columns.text("column", _("Column")),
            columns.text("before", _("In the source")),
            columns.text("after", _("In the tables")),
        ],
        _("Cells before and after the clean-up"),
    )
    if found.stitched:
        yield from _torn(found)


def _torn(found: Quality) -> View:
    yield Note(_("Films that a line break tore in two"), kind="heading")
    yield Note(
        _(
            "Their halves count in no answer, as in the published ones. Here they are stitched "
            "together again."
        )
    )
    yield Table(
        "stitched",
        stitched(found),
        [
            columns.text("title", _("Title")),
            columns.text("release_date", _("Release date")),
            columns.text("overview", _("Overview")),
            columns.number("line", _("Line of the file"), grouped=False),
        ],
        _("Films that a line break tore in two"),
    )


def any_undated(found: Quality) -> bool:
    """Tell whether any film has no date."""
    return bool(found.undated)


def undated(_catalogue: Catalogue, found: Quality, _ask: Ask) -> View:
    """Show the films that are in no answer, since they have no date."""
    yield Note(
        ngettext(
            "**{n}** film has no release date and is in no answer.",
            "**{n}** films have no release date and are in no answer.",
            len(found.undated),
        )
    )
    if found.undated:
        yield Table(
            "undated",
            undated_films(found),
            [
                columns.text("title", _("Title")),
                columns.number("film_id", _("Number at TMDB"), grouped=False),
                columns.text("original_language", _("Original language")),
                columns.number("line", _("Line of the file"), grouped=False),
            ],
            _("Films without a release date"),
        )
