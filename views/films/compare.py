"""Two to five franchises, companies or countries side by side."""

from collections.abc import Callable, Sequence
from itertools import compress

import charts
from catalogue import Catalogue
from language import formats
from language.texts import _, plain
from queries.films.breakdowns import COUNTED, Comparison
from views.blocks import Chart, Links, Note
from views.films.rankings import PATHS, measures, sorted_second, told, written
from views.films.tables import ranked, ranking_table
from views.links import Link
from views.missing import elsewhere, not_found
from views.names import name_columns, shown_names, with_franchise_names
from views.page import View
from views.parameters import Ask, Choice, Names

MOST = 5
"""What can be compared at once."""
OFFERED = 300
"""Names that are suggested as one types: those of the greatest revenue, or of most films."""
SAID = 3
"""Names whose figures the finding tells."""


def side_by_side(
    tables: Catalogue,
    ask: Ask,
    parameter: str,
    compare: Callable[[Sequence[str], str], Comparison],
    *,
    own: str,
    leading: Sequence[str],
    offered: Sequence[str],
) -> View:
    """Show the names that are chosen; `parameter` is `franchise`, `company` or `country`.

    `compare` takes names and a measure. Without a choice `own`, the page's, stands beside the
    `leading` ones; one name alone is compared with it. `offered` are suggested as one types.
    """
    others = [name for name in leading if name != own]
    chips = Names(
        key=f"{parameter}_compare",
        label=_("Compared, up to {n}", n=MOST),
        offered=offered,
        default=[own, *others][: MOST - 1],
        most=MOST,
        help=_("Any name can be typed; Enter adds it."),
        also=f"{parameter}_others",
    )
    names = ask(chips)
    by = ask(Choice(key=f"{parameter}_compared", label=_("Measure"), options=measures()))
    found = compare(names if len(names) > 1 else [own, *names], by)
    yield from _shown(tables, found, parameter, by, own)
    for place, missing in enumerate(found.missing):
        yield Note(not_found(missing), kind="warning")
        near = [
            Link(
                PATHS[parameter],
                plain(near),
                {
                    parameter: own,
                    "tab": "compare",
                    f"{parameter}_compared": by,
                    chips.key: [near if name == missing.name else name for name in names],
                },
            )
            for near in missing.suggestions
        ]
        if near:
            yield Links(f"{parameter}-near-{place}", near, before=_("Did you mean"))
        yield from elsewhere(tables, missing, f"{parameter}-elsewhere-{place}")


def _shown(tables: Catalogue, found: Comparison, parameter: str, by: str, own: str) -> View:
    rows = found.rows
    if parameter == "franchise":
        rows = with_franchise_names(tables, rows)
    if rows.empty:
        return
    if "code" in rows:
        rows = rows.assign(name=[formats.country(code) for code in rows["code"]])
    names = shown_names(rows)
    cells = zip(rows[by], rows[COUNTED[by]], strict=True)
    texts = [told(value, int(films), by) for value, films in cells]
    heads = {column.name: column for column in ranked()}
    chosen = set(compress(names, rows["name"] == own))
    yield Chart(
        f"{parameter}-compare",
        finding(names, [written(value, by) for value in rows[by].dropna()]),
        f"{measures()[by]} · " + _("number of films of which it is known"),
        lambda: charts.bars(names, rows[by].fillna(0).tolist(), texts, chosen=chosen),
        rows=rows,
        columns=[*name_columns(rows), *(heads[n] for n in sorted_second(by)[:2])],
    )
    yield ranking_table(
        rows,
        path=PATHS[parameter],
        parameter=parameter,
        key=f"{parameter}-compared",
        alt=_("Side by side"),
        measures=sorted_second(by),
    )


def finding(names: Sequence[str], texts: Sequence[str]) -> str:
    """Say the figures of the first names: Star Wars 8.2 x, James Bond 6.1 x; unknown ones last."""
    pairs = [f"{plain(name)} {plain(text)}" for name, text in zip(names, texts, strict=False)]
    return formats.listed(pairs[:SAID]) or _("Of none of these is the measure known")
