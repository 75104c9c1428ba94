"""What is remarkable, in sentences computed from the chosen films."""

from catalogue import Catalogue
from language import formats, variables
from language.texts import _, ngettext, plain
from queries.explore.findings import Asymmetry, Findings, findings
from queries.films.filters import Rows
from views import columns
from views.blocks import Method, Note, Sheet
from views.columns import Column
from views.explore.distributions import tail
from views.page import View
from views.parameters import Ask
from views.slips import slips_left_out


def show(tables: Catalogue, rows: Rows, _ask: Ask) -> View:
    """Say the findings."""
    found = findings(tables, rows)
    yield from _section(_("Asymmetry"), [_asymmetry(one) for one in found.asymmetries])
    yield from _section(_("Variables that go together"), _pairs(found))
    yield from _section(_("Unknown, written as 0"), _unknown(found))
    placeholders = [_january(found)] if found.january else []
    yield from _section(_("Placeholders for a date"), placeholders)
    table = found.table()
    shown = [column for column in _columns() if column.name in table]
    yield Sheet("findings", table, shown, _("The figures of all sentences"))
    told = _(
        "All sentences are computed from the films that the filters leave. A pair is told if "
        "Pearson's r is above 0.5 in size, over the films of which both values are known, 30 at "
        "least: fewer say little of r."
    )
    yield Method(f"{told} {slips_left_out()}")


def _columns() -> list[Column]:
    return [
        columns.text("finding", _("Finding")),
        columns.text("variable", _("Variable")),
        columns.number("films", _("Films")),
        columns.number("median", _("Median"), decimals=2),
        columns.number("mean", _("Mean"), decimals=2),
        columns.number("skewness", _("Skewness"), decimals=2),
        columns.text("with_zeros", _("Unknown counts as 0")),
        columns.text("with", _("Together with")),
        columns.number("r", "r", _("Pearson's coefficient, from -1 to 1"), decimals=4),
        columns.share("share", _("Share of the films")),
        columns.number("placeholders", _("Placeholders for a date")),
    ]


def _section(title: str, sentences: list[str]) -> View:
    yield Note(title, kind="heading")
    lines = [f"- {plain(sentence)}" for sentence in sentences]
    yield Note("\n".join(lines) or _("Nothing to tell of these films."))


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
