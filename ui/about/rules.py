"""What the clean-up found wrong: each rule, its reason, its effect, its rows."""

import pyarrow as pa
import streamlit as st

from catalogue import Catalogue
from language import formats
from language.spoken import spoken
from language.texts import _, ngettext, plain
from queries.data.quality import Found, Quality, before_and_after, quality
from resources import loaded as resources
from ui.components import columns, pick, table


def draw(found: Quality) -> None:
    """Draw every rule that was met, the rows of one of them, and the rules that nothing broke."""
    met = [rule for rule in found.rules if rule.count]
    if not met:
        st.info(_("No report of the clean-up lies beside these tables."))
        return
    every = spoken(resources.catalogue(), _all)
    st.table(every, border="horizontal", width="stretch", hide_index=True)
    _rows(met)
    never = [rule for rule in found.rules if not rule.count]
    if never:
        with st.expander(_("Looked for and not found")):
            st.markdown("\n".join(f"- {plain(_(rule.reason))}" for rule in never))


def _all(catalogue: Catalogue) -> pa.Table:
    """Return every rule that was met, in words."""
    met = [rule for rule in quality(catalogue).rules if rule.count]
    return pa.table(
        {
            _("Count"): [formats.number(rule.count) for rule in met],
            _("What was found"): [plain(_(rule.reason)) for rule in met],
            _("What it does to the answers"): [plain(_(rule.effect)) for rule in met],
        }
    )


def _rows(met: list[Found]) -> None:
    """Draw the rows that one rule touched."""
    rules = {rule.name: rule for rule in met if not rule.rows.empty}
    if not rules:
        return
    st.subheader(_("The rows behind a rule"), anchor=False)
    name = pick(_("Rule"), {name: _(rule.reason) for name, rule in rules.items()}, key="rule")
    rule = rules.get(name, met[0])
    st.markdown(
        _(
            "{shown} of {all}, with the line of the file on which each begins; the report keeps no "
            "more.",
            shown=ngettext("The first {n} row", "The first {n} rows", len(rule.rows)),
            all=formats.number(rule.count),
        )
        if len(rule.rows) < rule.count
        else _("All rows, with the line of the file on which each begins.")
    )
    texts = rule.rows.map(lambda cell: "" if cell is None or cell != cell else str(cell))
    heads = {"file": _("File"), "line": _("Line of the file"), "title": _("Title")}
    shown = {str(name): columns.text(heads.get(str(name), str(name))) for name in texts}
    table(
        texts,
        shown,
        key="rule-rows",
        alt=_("The rows that the rule touched"),
        top=len(texts),
        file=rule.name,
    )


def examples(found: Quality) -> None:
    """Draw telling cells before and after, and the films that a line break tore in two."""
    st.subheader(_("Before and after"), anchor=False)
    cells = resources.fitted(before_and_after)
    unknown = _("unknown")
    table(
        cells.replace({"before": {"": _("empty")}, "after": {"": unknown}}),
        {
            "title": columns.text(_("Title")),
            "column": columns.text(_("Column")),
            "before": columns.text(_("In the source")),
            "after": columns.text(_("In the tables")),
        },
        key="before-after",
        alt=_("Cells before and after the clean-up"),
    )
    if not found.stitched.empty:
        st.subheader(_("Films that a line break tore in two"), anchor=False)
        st.markdown(
            _(
                "Their halves count in no answer, as in the published ones. Here they are stitched "
                "together again."
            )
        )
        table(
            found.stitched,
            {
                "title": columns.text(_("Title")),
                "release_date": columns.text(_("Release date")),
                "overview": columns.text(_("Overview")),
                "line": columns.plain_number(_("Line of the file")),
            },
            key="stitched",
            alt=_("Films that a line break tore in two"),
        )


def undated(found: Quality) -> None:
    """Draw the films that are in no answer, since they have no date."""
    st.markdown(
        ngettext(
            "**{n}** film has no release date and is in no answer.",
            "**{n}** films have no release date and are in no answer.",
            len(found.undated),
        )
    )
    if found.undated.empty:
        return
    table(
        found.undated,
        {
            "title": columns.text(_("Title")),
            "film_id": columns.plain_number(_("Number at TMDB")),
            "original_language": columns.text(_("Original language")),
            "line": columns.plain_number(_("Line of the file")),
        },
        key="undated",
        alt=_("Films without a release date"),
    )
