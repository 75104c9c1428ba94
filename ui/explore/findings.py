"""The view that says in sentences what is remarkable, computed from the chosen films."""

from dataclasses import asdict

import pandas as pd
import streamlit as st

from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.findings import Asymmetry, Findings, findings
from queries.films.filters import Rows
from resources.loaded import catalogue
from ui.components import csv_button, explained
from ui.explore.distributions import tail


def draw(rows: Rows) -> None:
    """Write the findings."""
    found = findings(catalogue(), rows)
    _section(_("Asymmetry"), [_asymmetry(one) for one in found.asymmetries])
    _section(_("Variables that go together"), _pairs(found))
    _section(_("Unknown, written as 0"), _unknown(found))
    _section(_("Placeholders for a date"), [_january(found)] if found.january else [])
    csv_button(_figures(found), "findings")
    explained(
        _(
            "All sentences are computed from the films that the filters leave. A pair is told if "
            "Pearson's r is above 0.5 in size, over the films of which both values are known."
        )
    )


def _figures(found: Findings) -> pd.DataFrame:
    """Return the figures of all sentences as one table, for the download."""
    january = {"finding": "placeholders", "variable": "january", "films": found.january}
    asymmetries = pd.DataFrame([asdict(one) for one in found.asymmetries])
    return pd.concat(
        [
            asymmetries.assign(finding="asymmetry"),
            found.pairs.rename(columns={"x": "variable", "y": "with"}).assign(finding="pair"),
            found.unknown.assign(finding="unknown"),
            pd.DataFrame([{**january, "placeholders": found.placeholders}]),
        ],
        ignore_index=True,
    ).pipe(lambda table: table[["finding", *table.columns.drop("finding")]])


def _section(title: str, sentences: list[str]) -> None:
    st.subheader(title, anchor=False)
    lines = [f"- {plain(sentence)}" for sentence in sentences]
    st.markdown("\n".join(lines) or _("Nothing to tell of these films."))


def _asymmetry(found: Asymmetry) -> str:
    name = variables.label(found.variable)
    if found.with_zeros:
        name = _("{variable}, its unknown counted as 0", variable=name)
    return _(
        "{variable}: {tail} (skewness {skewness}); median {median}, mean {mean}, over {films} "
        "films",
        variable=name,
        tail=tail(found.skewness),
        skewness=formats.number(found.skewness, 2),
        median=variables.write(found.variable, found.median),
        mean=variables.write(found.variable, found.mean),
        films=formats.number(found.films),
    )


def _pairs(found: Findings) -> list[str]:
    return [
        _(
            "{x} and {y}: r = {r} over {films} films",
            x=variables.label(pair["x"]),
            y=formats.inner(variables.label(pair["y"])),
            r=formats.number(pair["r"], 2),
            films=formats.number(pair["films"]),
        )
        for pair in found.pairs.to_dict("records")
    ]


def _unknown(found: Findings) -> list[str]:
    return [
        _(
            "{variable}: unknown in {share} of the films ({films})",
            variable=variables.label(row["variable"]),
            share=formats.percent(row["share"], 1),
            films=formats.number(row["films"]),
        )
        for row in found.unknown.to_dict("records")
    ]


def _january(found: Findings) -> str:
    share = found.placeholders / found.january if found.january else None
    return ngettext(
        "{n} film is dated 1 January, a placeholder for a year without a known day: {share} of the "
        "{january} films of January",
        "{n} films are dated 1 January, a placeholder for a year without a known day: {share} of "
        "the {january} films of January",
        found.placeholders,
        share=formats.percent(share),
        january=formats.number(found.january),
    )
