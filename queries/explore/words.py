"""Which words the chosen films' texts use, and which films use a word."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from catalogue import Catalogue
from catalogue.foremost import foremost
from queries.films.filters import Rows, genre_films
from queries.names.index import film_rows

Field = Literal["title", "overview", "tagline", "keyword", "genre"]
FIELDS: tuple[Field, ...] = get_args(Field)
TEXTS = ("title", "overview", "tagline")
"""Fields of sentences; the others hold whole terms."""
SIZES = (1, 2, 3)
FILE = "words.parquet"
COUNTED = 512
"""Terms that are counted at first."""


@dataclass(frozen=True, slots=True)
class Index:
    """The terms of one field and the films of each.

    Term `i` is `terms[i]`, held by the films in the rows `films[bounds[i]:bounds[i + 1]]`.
    """

    terms: pa.Array
    films: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]

    def of(self, term: str) -> npt.NDArray[np.int32]:
        """Return the rows of the films that hold a term, none for an unknown one."""
        i = pc.index(self.terms, term).as_py()
        return self.films[self.bounds[i] : self.bounds[i + 1]] if i >= 0 else self.films[:0]


EMPTY = Index(pa.array([], pa.string()), np.empty(0, np.int32), np.zeros(1, np.int32))


def counts(
    catalogue: Catalogue, rows: Rows, field: Field, size: int = 1, top: int = 100
) -> pd.DataFrame | None:
    """Count the chosen films that hold each term: `term`, `films`, `share` (of 1), most first.

    `size` is the number of words in a term; keywords and genres are whole phrases and have one
    size. Returns None where the index has not been made, or for other tables than these.
    """
    index = find_index(catalogue, field, size)
    return None if index is None else counted(index, rows, len(catalogue.films), top)


def counted(index: Index, rows: npt.NDArray[np.integer], every: int, top: int) -> pd.DataFrame:
    """Count as `counts` does, with the index of a field of `every` films or titles."""
    inside = np.zeros(every + 1, dtype=np.int32)
    inside[rows] = 1
    held = _held(index, inside, top)
    best = foremost(held, top)
    best = best[np.argsort(-held[best], kind="stable")][:top]
    best = best[held[best] > 0]
    return pd.DataFrame(
        {
            "term": index.terms.take(pa.array(best)).to_pylist(),
            "films": held[best],
            "share": held[best] / max(len(rows), 1),
        }
    )


def _held(index: Index, inside: npt.NDArray[np.int32], top: int) -> npt.NDArray[np.int64]:
    """Return how many films that are `inside` hold each term, as far as any may be of the top.

    Terms stand the commonest first, and no more of some films hold one than of all films: of a
    million films a few hundred terms are counted and not the two million that there are.
    """
    uses = np.diff(index.bounds)
    most = np.append(np.maximum.accumulate(uses[::-1])[::-1], 0)
    held = np.zeros(len(uses), dtype=np.int64)
    first, last = 0, min(COUNTED, len(uses))
    while first < last:
        bounds = index.bounds[first : last + 1]
        sums = np.cumsum(inside[index.films[bounds[0] : bounds[-1]]])
        held[first:last] = np.diff(np.concatenate(([0], sums))[bounds - bounds[0]])
        if last >= top > 0 and np.partition(held[:last], last - top)[last - top] >= most[last]:
            break
        first, last = last, min(2 * last, len(uses))
    return held


def offered(catalogue: Catalogue) -> tuple[Field, ...]:
    """Return the fields that any film has words in."""
    tables = {"keyword": catalogue.film_keywords, "genre": catalogue.film_genres}
    held = {
        name: len(tables[name]) > 0 if name in tables else catalogue.films[name].notna().any()
        for name in FIELDS
    }
    return tuple(name for name in FIELDS if held[name])


def films_with(catalogue: Catalogue, rows: Rows, field: Field, term: str) -> Rows:
    """Return which of the chosen films hold a term, the most voted first.

    The index lacks what a single film says and the words that every text has; these are searched.
    """
    index = find_index(catalogue, field, len(term.split()))
    held = index.of(term) if index else rows[:0]
    if not len(held) and field in TEXTS:
        held = search(catalogue.films[field], term)
    found = np.intersect1d(rows, held)
    votes = catalogue.films["vote_count"].to_numpy()[found]
    return found[np.argsort(-votes, kind="stable")]


def folded(catalogue: Catalogue, typed: str, field: Field) -> str:
    """Return a word as the index of a field writes it, whatever its case and spaces."""
    word = " ".join(typed.casefold().split())
    if field in TEXTS:
        return word
    index = find_index(catalogue, field)
    terms = index.terms.to_pylist() if index else []
    return next((term for term in terms if term.casefold() == word), word)


def search(column: "pd.Series[str]", term: str) -> Rows:
    """Return the rows of the texts in which the words stand whole, one after another."""
    words = r"[\s-]+".join(re.escape(word) for word in term.split())
    whole = rf"(?i)(?:^|[^\p{{L}}\p{{M}}]){words}(?:[^\p{{L}}\p{{M}}]|$)"
    held = pc.match_substring_regex(pa.array(column, pa.string()), whole)
    return np.flatnonzero(held.fill_null(False).to_numpy(zero_copy_only=False))


def find_index(catalogue: Catalogue, field: Field, size: int = 1) -> Index | None:
    """Return the index of a field; None where it has not been made for these tables."""
    if field == "keyword":
        return catalogue.once(_keywords)
    if field == "genre":
        return catalogue.once(_genres)
    made = catalogue.once(texts)
    return made.get((field, size), EMPTY) if made else None


def texts(catalogue: Catalogue) -> dict[tuple[str, int], Index]:
    """Read the index of the texts, by field and size; empty if absent, damaged or stale."""
    try:
        with pq.ParquetFile(catalogue.file(FILE)) as file:
            identity = (file.schema_arrow.metadata or {}).get(b"identity", b"").decode()
            if identity != catalogue.manifest.identity:
                return {}
            groups = [file.read_row_group(i).combine_chunks() for i in range(file.num_row_groups)]
    except (OSError, pa.ArrowException):
        return {}
    return {
        (group["field"][0].as_py(), group["size"][0].as_py()): _index(group)
        for group in groups
        if len(group)
    }


def _index(group: pa.Table) -> Index:
    films = group["films"].combine_chunks()
    return Index(
        group["term"].combine_chunks(),
        films.flatten().to_numpy(),
        films.offsets.to_numpy() - films.offsets[0].as_py(),
    )


def _keywords(catalogue: Catalogue) -> Index:
    table = catalogue.film_keywords
    return _of_categories(table["keyword"], film_rows(catalogue, table["film_id"]))


def _genres(catalogue: Catalogue) -> Index:
    return _of_categories(catalogue.film_genres["genre"], genre_films(catalogue))


def _of_categories(names: "pd.Series[str]", films: npt.NDArray[np.integer]) -> Index:
    """Index a column of names; `films` are the rows of the films that bear them."""
    codes = names.cat.codes.to_numpy()
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(names.cat.categories) + 1))
    terms = pa.array(names.cat.categories.astype(str), pa.string())
    return Index(terms, films[order].astype(np.int32), bounds.astype(np.int32))
