"""Words that say that nothing is known, alone in a cell: `Unknown`, `N/A`, `No Cast`, `nan`.

A film or a series may be called so: titles are never asked.
"""

import re
from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.names import key
from etl.report import Report, Rule

UNKNOWN_WORD = Rule(
    "word_for_unknown",
    "The cell holds a word for unknown (Unknown, Not Given, No Cast, N/A, nan), not a value.",
    "The value counts as unknown; the row stays.",
)
WORDS = {
    *("unknown", "not given", "not known", "not specified", "unspecified", "undefined"),
    *("missing", "no data", "no info", "no information", "data not available", "tba", "tbd"),
    *("n/a", "n/d", "n.a.", "n.d.", "#n/a", "nan", "-nan", "nat", "null", "nil", "<na>", "(null)"),
    *("\\n", "na", "-", "--", "—", "–", "?", "...", "…", "[]", "{}", "none", "not available"),
    *("inconnu", "inconnue", "non renseigne", "non specifie", "unbekannt", "keine angabe"),
    *("sconosciuto", "sconosciuta", "desconhecido", "desconhecida", "nao informado"),
    *("desconocido", "desconocida", "desconocidos", "sin datos", "sin dato", "sin informacion"),
    *("no disponible", "no especificado", "no aplica", "s/d", "sin especificar"),
}
"""The words, folded as `catalogue.names.key` does."""
NO_SUCH = re.compile(
    r"(?:no|unknown|sin) (?:cast|director|directors|country|countries|genres?|rating|company"
    r"|companies|collection|languages?|keywords?|date|date added|reparto|pais|genero|fecha)"
)
CODED = {"na"}
"""Words that are a code as well: Namibia's, Nauru's language."""


_BEGIN = (
    r"(?:un|no|n/|n\.|-?na|nã|nul|nil|miss|des|sin|s/|data|tb|inc|sco|kei|[-—–…?#<(\[{\\]|\.\.\.)"
)
_MAYBE = re.compile(r"\s*" + _BEGIN, re.I)
_MAYBE_BYTES = r"(?i)^[\s\x0b\x1c-\x1f\x{85}\p{Z}]*" + _BEGIN
"""How all of them begin: a quick look at tens of thousands of names; the same for Arrow."""
LONGEST = 40
"""Characters that none of them has."""


def is_word(cell: str, *, coded: bool = False) -> bool:
    """Tell whether a cell says that nothing is known; `coded` where codes such as NA stand."""
    folded = key(cell)
    if folded in WORDS:
        return not (coded and folded in CODED)
    return NO_SUCH.fullmatch(folded) is not None


def words_among(cells: Iterable[str] | pa.Array, *, coded: bool = False) -> set[str]:
    """Return which of the different cells say that nothing is known; quickest of Arrow's."""
    if isinstance(cells, pa.Array | pa.ChunkedArray):
        cells = cells.filter(pc.match_substring_regex(cells, _MAYBE_BYTES)).to_pylist()
    return {
        cell
        for cell in cells
        if len(cell) < LONGEST and _MAYBE.match(cell) and is_word(cell, coded=coded)
    }


def without_words(
    frame: pd.DataFrame, columns: Iterable[str], report: Report, *told: str
) -> pd.DataFrame:
    """Return the frame with such words as null, each reported with the columns `told`."""
    mended = {}
    for name in columns:
        words = words_among(pa.array(frame[name].dropna().unique(), pa.string()))
        if words:
            said = frame[name].isin(words)
            report.flag(UNKNOWN_WORD, frame, said, *told, column=name, before=frame[name])
            mended[name] = frame[name].where(~said)
    return frame.assign(**mended) if mended else frame
