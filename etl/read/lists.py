"""Lists written as words: `Drama, Comedy`, `Drama|Comedy`, `Drama; Comedy`, `Drama-Comedy`.

The mark that parts them is found for a column as a whole; a cell with another mark is parted
where all of its parts are names that the column has elsewhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from catalogue.names import key, keys
from etl.report import Rule

LIST_OF_WORDS = Rule(
    "list_of_words",
    "The list is written as words with a mark between them, not as a literal.",
    "Read by the mark that the column as a whole has; a name that holds it may be torn.",
)
AT_ONCE = 1 << 16
"""Cells that are Python's texts at a time."""
FIRM = ("\n", "|", ";", ",")
"""Marks that stand in few names, the surest first."""
LOOSE = ("/", "-")
"""Marks that stand within names, too: they part a column only where names show it."""
FEWEST = 0.2
"""Share of a column's cells that hold a loose mark if it parts them."""
COMPOUND = re.compile(
    r"\b(?:sci-fi|non-|co-|ex-|stand-up|rom-com|neo-|film-noir|semi-|anti-|bi-|pre-|post-|self-)",
    re.IGNORECASE,
)
"""Words that are written with a dash."""
GENRES = {
    *("action", "adventure", "animation", "biography", "comedy", "crime", "documentary", "drama"),
    *("family", "fantasy", "foreign", "history", "horror", "kids", "music", "musical", "mystery"),
    *("news", "reality", "romance", "science fiction", "short", "sport", "thriller", "tv movie"),
    *("war", "western"),
}
"""Genres as TMDB and IMDb name them, folded."""
SUFFIX = re.compile(
    r"(?:inc|llc|ltd|limited|co|corp|corporation|gmbh|sas|sarl|srl|s\.?a|s\.?l|s\.?p\.?a|l\.?p|plc|pty"
    r"|b\.?v|a\.?g|kg|jr|sr|ph\.?d|m\.?d|esq)\.?(?: ltd\.?)?",
    re.IGNORECASE,
)
"""What stands behind a comma and belongs to the name before it."""


def _nothing_known(_name: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Names:
    """How a column's words are told apart.

    `is_known` knows names from elsewhere (countries, languages). `single`: a cell is one name,
    whatever marks it holds. `suffixed`: `Inc.` and `Jr.` belong to the name before them.
    """

    is_known: Callable[[str], bool] = field(default=_nothing_known)
    single: bool = False
    suffixed: bool = True


def is_genre(name: str) -> bool:
    """Tell whether a name is a genre as TMDB and IMDb have them."""
    return key(name) in GENRES


def separated(cells: Sequence[str], names: Names, given: Iterable[str] = ()) -> list[list[str]]:
    """Return the names in each of a column's different cells; `given` are names known already."""
    found: list[list[str]] = separated_texts(pa.array(cells, pa.string()), names, given).to_pylist()
    return found


def separated_texts(cells: pa.StringArray, names: Names, given: Iterable[str] = ()) -> pa.ListArray:
    """Return the same of Arrow's texts, of which some at a time are Python's.

    A cell that its column's mark does not part is looked at again when all names are known.
    """
    main = None if names.single else main_mark(cells, names)
    found = [_names([_first(cell, main, names) for cell in some]) for some in in_blocks(cells)]
    if names.single or not found:
        return pa.concat_arrays([_names([]), *found])
    known = set(keys(list(given)))
    for some in found:
        known.update(keys(pc.unique(some.flatten())))
    return pa.concat_arrays([_again(some, names, known) for some in found])


def in_blocks(cells: pa.StringArray) -> Iterator[list[str]]:
    """Yield texts as Python's, some at a time."""
    for first in range(0, len(cells), AT_ONCE):
        yield cells.slice(first, AT_ONCE).to_pylist()


def _names(lists: Sequence[Sequence[str]]) -> pa.ListArray:
    return pa.array(lists, pa.list_(pa.string()))


def _first(cell: str, main: str | None, names: Names) -> list[str]:
    """Return what the mark of the column makes of a cell."""
    return parts(cell, main, names) if main else [cell.strip()]


def _again(found: pa.ListArray, names: Names, known: set[str]) -> pa.ListArray:
    """Part the cells of one name by another mark where all the parts are names."""
    alone = pc.equal(pc.list_value_length(found), 1).to_numpy(zero_copy_only=False)
    before = found.filter(pa.array(alone)).to_pylist()
    after = [_by_others(some, names, known) for some in before]
    if after == before:
        return found
    lists, others = found.to_pylist(), iter(after)
    return _names([next(others) if one else some for some, one in zip(lists, alone, strict=True)])


def main_mark(cells: pa.StringArray | Sequence[str], names: Names) -> str | None:
    """Return the mark that most of a column's cells hold between names; None where none does."""
    texts = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.string())
    counts = {
        mark: pc.sum(pc.match_substring(texts, mark)).as_py() or 0 for mark in (*FIRM, *LOOSE)
    }
    firm = max(FIRM, key=lambda mark: counts[mark])
    for mark in LOOSE:
        if counts[mark] > counts[firm] and counts[mark] >= FEWEST * len(texts):
            every = texts.to_pylist()
            holding = [p for cell in every if len(p := parts(cell, mark, names)) > 1]
            if _recur(holding, every, names):
                return mark
    return firm if counts[firm] else None


def _recur(holding: Sequence[Sequence[str]], cells: Sequence[str], names: Names) -> bool:
    """Tell whether the parts of most cells stand elsewhere in the column, or are known names."""
    uses = Counter(key(part) for some in holding for part in set(some))
    uses.update(key(cell) for cell in cells)
    told = sum(any(uses[key(p)] > 1 or names.is_known(p) for p in some) for some in holding)
    return bool(holding) and told >= 0.6 * len(holding)


def _by_others(cell: list[str], names: Names, known: set[str]) -> list[str]:
    """Part a cell by another mark than its column's if all the parts are names."""
    for mark in (*FIRM, *LOOSE) if cell and not names.is_known(cell[0]) else ():
        found = parts(cell[0], mark, names)
        if len(found) > 1 and all(key(part) in known or names.is_known(part) for part in found):
            return found
    return cell


def parts(cell: str, mark: str, names: Names) -> list[str]:
    """Return what stands between the marks of a cell, without blanks and quotes around it."""
    if names.is_known(cell.strip()):
        return [cell.strip()]
    text = COMPOUND.sub(lambda word: word[0].replace("-", "\0"), cell) if mark == "-" else cell
    found = [_bare(part.replace("\0", "-")) for part in text.split(mark)]
    whole: list[str] = []
    for part in found:
        if whole and names.suffixed and mark == "," and SUFFIX.fullmatch(part):
            whole[-1] += f", {part}"
        elif part:
            whole.append(part)
    return whole


def _bare(part: str) -> str:
    """Return a part without blanks and a pair of quotes around it."""
    text = part.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1].strip() if quoted else text
