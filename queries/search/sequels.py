"""Sequels by their number: harry potter 4, star wars episode iv, x-men 2.

A film that says the number itself, in any language, is the one meant (Star Wars: Episodio V); else
the number counts the films of the franchise by release.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from catalogue.fame import of_films
from catalogue.texts import Texts, pack
from queries.names.folds import bare, fold, respelt
from queries.names.loosely import COLLECTION, FRANCHISE, Loosely, loosely
from queries.search.index import TRANSLATED, make_index

BETTER_KNOWN = 20
"""How many times the votes of a film of exactly the title typed another needs to come first."""
BEYOND = -1
"""Stands for a film that a franchise does not have."""
_NUMBERED = re.compile(r"(.*\S) (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Series:
    """The franchises: film rows `rows[bounds[i]:bounds[i + 1]]` of franchise i, by release.

    `names` are their names, found by `alike`; `member` (films,) is each film's franchise, or -1.
    """

    names: Texts
    alike: Loosely
    rows: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]
    member: npt.NDArray[np.int32]

    def films(self, franchise: int) -> npt.NDArray[np.int32]:
        """Return the rows of a franchise's films, the oldest first."""
        return self.rows[self.bounds[franchise] : self.bounds[franchise + 1]]


def sequel(catalogue: Catalogue, typed: str) -> int | None:
    """Return the row of the film that a name with a number means, `BEYOND` where there is none.

    None where no number is typed, or no franchise is called so.
    """
    parts = _NUMBERED.fullmatch(respelt(fold(typed)))
    if not parts:
        return None
    base, number = parts[1], int(parts[2])
    franchise = _franchise(catalogue, base)
    if franchise is None:
        return None
    rows = catalogue.once(make_series).films(franchise)
    titled = _titled(catalogue, rows, franchise, base, number)
    if titled is not None:
        return titled
    return int(rows[number - 1]) if 0 < number <= len(rows) else BEYOND


def says(catalogue: Catalogue, row: int, typed: str) -> bool:
    """Tell if a title of a film, in any language, holds every word and number typed."""
    wanted, titles = set(respelt(fold(typed)).split()), catalogue.once(make_index).titles(row)
    return any(wanted.issubset(respelt(one).split()) for one in titles)


def franchise_name(catalogue: Catalogue, row: int) -> str:
    """Return the folded name of a film's franchise, empty where it has none."""
    series = catalogue.once(make_series)
    franchise = int(series.member[row])
    return fold(series.names[franchise]) if franchise >= 0 else ""


def follows(catalogue: Catalogue, row: int, begun: str) -> bool:
    """Tell if a film is not the first of its franchise, and a title of it begins so.

    Then that is the name of the franchise or of its first film: los juegos del hambre.
    """
    series = catalogue.once(make_series)
    franchise = int(series.member[row])
    if franchise < 0 or series.films(franchise)[0] == row:
        return False
    titles = catalogue.once(make_index).titles(row)
    return begun not in titles and any(title.startswith(f"{begun} ") for title in titles)


def called_so(catalogue: Catalogue, row: int, text: str) -> bool:
    """Tell if a whole title of a film, in any language, is a folded text."""
    return text in catalogue.once(make_index).titles(row)


def franchise_called(catalogue: Catalogue, typed: str) -> str | None:
    """Return the franchise that is called so by a translated title, None where none is.

    Its first film is called so in another language (El padrino), or several of its films are before
    their colon (El señor de los anillos).
    """
    words = fold(typed).split()
    wanted = [word for word in words if word not in COLLECTION]
    if wanted == words and _NUMBERED.fullmatch(respelt(fold(typed))):
        return None  # one of its films
    if wanted != words and words[0] in COLLECTION and wanted[:1] in (["de"], ["of"]):
        wanted = wanted[1:]  # la saga de piratas del caribe
    series, index = catalogue.once(make_series), catalogue.once(make_index)
    texts = index.alike.find(" ".join(wanted), index.folded)
    texts = texts[series.member[index.rows[texts]] >= 0]
    found = series.member[index.rows[texts]]
    firsts = np.isin(index.rows[texts], series.rows[series.bounds[:-1]])
    whole = firsts & ~index.part[texts] & (index.weights(texts) <= TRANSLATED)
    shared = np.bincount(found, minlength=1)[found] > 1
    named = np.unique(found[whole | (index.part[texts] & shared)]).tolist()
    votes = catalogue.once(of_films)
    known = sorted(named, key=lambda i: -int(votes[series.films(i)].sum()))
    return series.names[known[0]] if known else None


def make_series(catalogue: Catalogue) -> Series:
    """Index the franchises of at least two films."""
    films = catalogue.films
    ids = films["franchise_id"].fillna(BEYOND).to_numpy(dtype=np.int64)
    kept, counts = np.unique(ids[ids >= 0], return_counts=True)
    kept = kept[counts > 1]
    own = np.flatnonzero(np.isin(ids, kept))
    franchise = np.searchsorted(kept, ids[own])
    order = np.lexsort((films["date"].to_numpy()[own], franchise))
    member = np.full(len(films), -1, dtype=np.int32)
    member[own] = franchise
    named = catalogue.franchises.set_index("franchise_id")["franchise"].reindex(kept).fillna("")
    names = named.astype("str").tolist()
    bounds = np.searchsorted(franchise[order], np.arange(len(kept) + 1))
    rows = own[order].astype(np.int32)
    return Series(pack(names), loosely(names, FRANCHISE), rows, bounds.astype(np.int32), member)


def _franchise(catalogue: Catalogue, base: str) -> int | None:
    """Return the franchise so called in any language, or that of the best-known film so called."""
    series, index = catalogue.once(make_series), catalogue.once(make_index)
    votes = catalogue.once(of_films)
    named: list[int] = series.alike.find(base, series.names, FRANCHISE).tolist()
    if named:
        return max(named, key=lambda i: int(votes[series.films(i)].sum()))
    rows = np.unique(index.rows[index.called(base)])
    least = votes[rows].max(initial=0) / BETTER_KNOWN  # deadpool 2 is no sequel of The Dead Pool
    rows = rows[(series.member[rows] >= 0) & (votes[rows] >= least)]
    if len(rows):
        return int(series.member[rows[np.argmax(votes[rows])]])
    translated = franchise_called(catalogue, base)  # las crónicas de Narnia 2
    return None if translated is None else series.names[:].index(translated)


def _titled(
    catalogue: Catalogue, rows: npt.NDArray[np.int32], franchise: int, base: str, number: int
) -> int | None:
    """Return the film of a franchise whose title begins with the name and the number."""
    name = bare(respelt(fold(catalogue.once(make_series).names[franchise]))).split()
    called = {bare(base), " ".join(word for word in name if word not in FRANCHISE)}
    beginnings = tuple(f"{one} {number} " for one in called)
    index = catalogue.once(make_index)
    for row in rows.tolist():
        for title in index.titles(row):
            if f"{bare(respelt(title))} ".startswith(beginnings):
                return int(row)
    return None
