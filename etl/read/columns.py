"""Columns by the names that people give them: case, blanks, underscores and accents never matter.

The owner of what counts as the same name; which columns a kind of file has stands in
`etl.read.layouts`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

FIRST = 6
"""Rows among which a header is looked for: titles and notes may stand above it."""
UNITS = {
    *("usd", "us", "dollar", "dollars", "dolares", "min", "mins", "minute", "minutes", "minutos"),
    *("10", "en", "english"),
}
"""Words behind a name that say a unit which the column has anyway: `Runtime (min)`."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What tells a kind of file: a name for people and its columns.

    A file has the `required` columns and one of each group of `either`; the `optional` ones are
    missed where they are absent, the `welcome` ones are not. `near` are further names of a column,
    the likeliest first; `unused` are columns that only tell how complete a row is. `foreign` names,
    spelled just so, are another kind's: MovieLens's `movieId` is no `movie_id` of TMDB's.
    """

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    welcome: tuple[str, ...] = ()
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Every column, the required ones first."""
        names = [*self.required, *chain(*self.either), *self.optional, *self.welcome]
        return list(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Match:
    """A file's columns as a layout's: the position of each one found, and what is left over.

    `unread` are the file's own names that nobody reads, `lacking` the layout's that it lacks.
    """

    found: dict[str, int]
    unread: tuple[str, ...]
    lacking: tuple[str, ...]

    def missing(self, layout: Layout) -> list[str]:
        """Return the columns without which the file is none of this layout."""
        lacking = [name for name in layout.required if name not in self.found]
        groups = [names for names in layout.either if not any(n in self.found for n in names)]
        return [*lacking, *(names[0] for names in groups)]


@lru_cache(maxsize=4096)  # the names of all layouts, asked of each file again
def fold(name: str) -> str:
    """Return what has to agree of two columns' names: small letters and digits."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def without_unit(name: str) -> str:
    """Return a folded name without a unit behind it: `budget` of `Budget ($ USD)`."""
    words = re.findall(r"\w+", name.replace("_", " "))
    while len(words) > 1 and fold(words[-1]) in UNITS:
        words.pop()
    return fold("".join(words))


def match(names: Sequence[str], layout: Layout) -> Match:
    """Find a layout's columns among a file's; of two of one name the first.

    A column under its own name goes before one under a near name.
    """
    found: dict[str, int] = {}
    own = ["" if name.strip() in layout.foreign else name for name in names]
    for spelled in ([fold(name) for name in own], [without_unit(name) for name in own]):
        for rank in range(1 + max((len(near) for near in layout.near.values()), default=0)):
            for name in layout.names:
                _take(name, (name, *layout.near.get(name, ()))[rank : rank + 1], spelled, found)
    read = {place for name, place in found.items() if name not in layout.unused}
    return Match(
        found,
        tuple(name.strip() or "(no name)" for i, name in enumerate(names) if i not in read),
        tuple(name for name in _missed(layout) if name not in found),
    )


def needed(layout: Layout) -> list[str]:
    """Return the columns without which a file is none of the layout."""
    return [*layout.required, *(names[0] for names in layout.either)]


def _missed(layout: Layout) -> list[str]:
    """Return the columns that a file of the layout is expected to have."""
    return list(dict.fromkeys([*needed(layout), *layout.optional]))


def _take(name: str, wanted: Sequence[str], spelled: list[str], found: dict[str, int]) -> None:
    """Note the first free place that bears a wanted name."""
    for near in wanted if name not in found else ():
        free = (i for i, folded in enumerate(spelled) if i not in found.values())
        place = next((i for i in free if spelled[i] == fold(near)), None)
        if place is not None:
            found[name] = place


def best(names: Sequence[str], layouts: Sequence[Layout]) -> Layout | None:
    """Return the layout that has most of a file's columns, None where none has what it requires."""
    whole = [(len(m.found), x) for x in layouts if not (m := match(names, x)).missing(x)]
    return max(whole, key=lambda pair: pair[0])[1] if whole else None


def above(rows: Sequence[Sequence[str]], layouts: Sequence[Layout]) -> int:
    """Return how many of a file's first rows stand above its header; 0 where none is known."""
    return next((i for i, names in enumerate(rows[:FIRST]) if best(names, layouts)), 0)


def nearest(names: Sequence[str], layouts: Sequence[Layout]) -> Layout:
    """Return the layout of whose required columns a file has the greatest share."""

    def share(layout: Layout) -> float:
        return 1 - len(match(names, layout).missing(layout)) / len(needed(layout))

    return max(layouts, key=share)
