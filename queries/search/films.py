"""Search films by title as people type it: case, accents, typos, word order, subtitles left out.

Two passes keep it fast on 45,000 titles: the letter pairs that a title shares with what was typed
pick a few hundred candidates, and rapidfuzz compares those letter by letter.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue, NotFoundError
from catalogue.fame import of_homonyms
from queries.names.folds import fold, respelt
from queries.recent import recent
from queries.rows import columns, director
from queries.search.index import RESPELT, known_words, make_index, split_year
from queries.search.letters import shared, to_the_letter
from queries.search.likeness import compare, other_numbers, other_sequels, other_words
from queries.search.parts import begins_sequels, of_the_year, parts_of_others
from queries.search.sequels import BETTER_KNOWN, BEYOND, says, sequel

LIKENESS, SHORT_LIKENESS, SHORT = 0.76, 0.81, 9
"""Under this likeness, of 1, a title is offered as "did you mean" and never taken; of what is
typed with so few letters, under the second."""
RESEMBLES = {1: 0.66, 2: 0.63}
"""Under this likeness a title is not even offered, by the number of words typed: of few letters
many words have a few."""
LONGER_RESEMBLES = 0.4
"""The same where more words are typed."""
OFFERED = 0.76
"""What a title counts for that says another word than was typed, however like it is."""
UNKNOWN = 0.1
"""How much more like what was typed a film has to be that nobody knows."""
OTHER_YEAR = 0.1
"""What a film of another year than the one asked for loses."""
TIE = 0.027
"""Titles this alike are told apart by votes: the most voted film gains this."""
FAMOUS, NEIGHBOUR, LIKE_ENOUGH = 0.38, 0.08, 0.86
"""Where no title is typed to the letter, a film that is so much better known, of 1, comes first, if
it is less like by this little and at least this like: inglorious bastards is the film of 2009."""
YEARS_APART = 1
"""Years by which two sources may date a film."""
SEQUEL = 0.96
"""What a film counts for whose number in its franchise is typed."""
LONGEST = 200
"""Characters of what was typed that are read."""


@dataclass(frozen=True, slots=True)
class Match:
    """One film found: `likeness` is 1 where the title reads as typed; `director` where known."""

    film_id: int
    title: str
    year: int
    votes: int
    likeness: float
    director: str | None = None

    @property
    def label(self) -> str:
        """The title with its year, and its director where known."""
        return f"{self.title} ({', '.join(filter(None, [str(self.year), self.director]))})"


def find_film(catalogue: Catalogue, typed: str, year: int | None = None) -> Match:
    """Find the one film that a typed title means; of homonyms the most voted, or that of `year`.

    Raises: NotFoundError: nothing is like it enough; it carries the three nearest titles.
    """
    row = _certain(catalogue, typed) if year is None else None
    if row is not None:
        return _match(catalogue, row, 1.0)
    return find_films(catalogue, typed, year, limit=1)[0]


def _certain(catalogue: Catalogue, typed: str) -> int | None:
    """Return the row of a film of exactly this title, if it is too well known to be overtaken.

    Any other film is less like than 1, by at least what `RESPELT` loses. Spares most requests the
    search.
    """
    index, readings = catalogue.once(make_index), _readings(typed[:LONGEST], None)
    row = to_the_letter(catalogue, typed) if len(readings) == 1 else None
    if row is None or TIE * (1 - index.fame[row]) >= 1 - RESPELT:
        return None
    texts = index.equal(readings[0][0])
    worth = index.weights(texts[index.rows[texts] == row]).max(initial=0)
    return row if worth == 1 else None


def find_called(catalogue: Catalogue, typed: str) -> npt.NDArray[np.int32]:
    """Return the rows of the films called so in any language, ascending; none where none is.

    Case, accents, punctuation, numerals, articles, blanks and the order of words never matter, a
    letter does; a part of a title is no title.
    """
    index = catalogue.once(make_index)
    rows = np.unique(index.rows[index.called(typed[:LONGEST])]).astype(np.int32)
    if not len(rows) and (found := sequel(catalogue, typed[:LONGEST])) not in (None, BEYOND):
        return np.array([found], dtype=np.int32)
    return rows


@recent
def find_films(
    catalogue: Catalogue, typed: str, year: int | None = None, limit: int = 5
) -> list[Match]:
    """Find the films that a typed title may mean, the likeliest first, at most `limit`.

    Raises: NotFoundError, as `find_film`.
    """
    ranked = _ranked(catalogue, typed, year)
    if meant := [one for one in ranked[:limit] if taken(catalogue, typed, *one)]:
        return [_match(catalogue, *one) for one in meant]
    raise NotFoundError("film", typed, near_titles(catalogue, typed, year))


def taken(catalogue: Catalogue, typed: str, row: int, likeness: float) -> bool:
    """Tell whether a film is so like what was typed that it is taken for what was meant."""
    floor = LIKENESS if len(fold(typed)) > SHORT else SHORT_LIKENESS
    return likeness >= floor + UNKNOWN * (1 - float(catalogue.once(make_index).fame[row]))


def near_titles(catalogue: Catalogue, typed: str, year: int | None = None) -> list[str]:
    """Return up to three titles that resemble what was typed, to be offered."""
    floor = RESEMBLES.get(len(typed.split()), LONGER_RESEMBLES)
    ranked = _ranked(catalogue, typed, year)[:10]
    near = [_match(catalogue, *one).title for one in ranked if one[1] >= floor]
    return list(dict.fromkeys(near))[:3]


def homonyms(catalogue: Catalogue, film_id: int) -> list[Match]:
    """Return all films that share a film's title, the most voted first, itself among them."""
    films = catalogue.films
    title_key = films["title_key"].array[int(films["film_id"].searchsorted(film_id))]
    rows = np.flatnonzero(films["title_key"].to_numpy() == title_key)
    by_votes = rows[np.argsort(-catalogue.once(of_homonyms)[rows], kind="stable")]
    return [_match(catalogue, int(row), 1.0) for row in by_votes]


def search(
    catalogue: Catalogue, typed: str, limit: int = 10, year: int | None = None
) -> list[Match]:
    """Return the films whose titles are most like what was typed, at most `limit`.

    The most alike come first, among equals the most voted. A year at the end of what was typed,
    `matrix (1999)`, prefers films of that year. Titles of any likeness are returned: compare with
    `LIKENESS`. Nothing typed, or nothing in common with any title, gives an empty list.
    """
    return [_match(catalogue, *one) for one in _ranked(catalogue, typed, year)[:limit]]


@recent
def _ranked(catalogue: Catalogue, typed: str, year: int | None) -> list[tuple[int, float]]:
    """Return the rows of the films that are anything like what was typed, and how like, in order.

    A row's likeness is the best of its texts and of the readings of what was typed.
    """
    index = catalogue.once(make_index)
    readings = _readings(typed[:LONGEST], year)
    found = [_likenesses(catalogue, text, wanted) for text, wanted in readings]
    rows, likeness = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((rows, -likeness.astype(np.float32) - TIE * index.fame[rows]))
    best: dict[int, float] = {}
    for row, value in zip(rows[order].tolist(), likeness[order].tolist(), strict=True):
        best.setdefault(row, value)
    if not any(wanted for _text, wanted in readings):
        return _in_order(catalogue, typed[:LONGEST], best)
    return list(best.items()) if year else _of_its_year(catalogue, typed[:LONGEST], best)


def _of_its_year(
    catalogue: Catalogue, typed: str, best: dict[int, float]
) -> list[tuple[int, float]]:
    """Put under what is taken the films of other years than the one typed, in order.

    The number may stand in a title instead: Blade Runner 2049.
    """
    number = split_year(typed)[1] or 0
    years = catalogue.once(make_index).years
    other = {
        row: value
        for row, value in best.items()
        if value >= LIKENESS
        and abs(int(years[row]) - number) > YEARS_APART
        and not says(catalogue, row, str(number))
    }
    capped = {row: LIKENESS - 0.01 if row in other else value for row, value in best.items()}
    return sorted(capped.items(), key=lambda one: -one[1])


def _in_order(catalogue: Catalogue, typed: str, best: dict[int, float]) -> list[tuple[int, float]]:
    """Put first what the letters alone do not: an exact title, a sequel, a film far better known.

    What comes first is at least as like as the one that it overtakes.
    """
    ranked = list(best.items())
    exact = to_the_letter(catalogue, typed)
    meant = sequel(catalogue, typed) if exact is None else None
    if meant == BEYOND:  # the franchise has no such film: no other is meant that is not called so
        return [
            (row, value if says(catalogue, row, typed) else min(value, LIKENESS - 0.01))
            for row, value in ranked
        ]
    if meant is not None:
        return _first(meant, max(SEQUEL, ranked[0][1] if ranked else 0), ranked)
    if not ranked:
        return ranked
    votes = catalogue.once(of_homonyms)
    top, likest = ranked[0]
    if exact is not None:
        overtakes = votes[top] >= BETTER_KNOWN * max(votes[exact], 1)
        return ranked if overtakes else _first(exact, max(best.get(exact, 1), likest), ranked)
    if (meant := shared(catalogue, typed, [row for row, value in ranked if value == likest])) >= 0:
        return _first(meant, likest, ranked)
    floor, fame = max(likest - NEIGHBOUR, LIKE_ENOUGH), catalogue.once(make_index).fame
    for row, value in ranked[1:]:
        if value >= floor and fame[row] - fame[top] >= FAMOUS:
            return _first(row, likest, ranked)
    return ranked


def _first(row: int, likeness: float, ranked: list[tuple[int, float]]) -> list[tuple[int, float]]:
    return [(row, likeness), *(one for one in ranked if one[0] != row)]


def _readings(typed: str, year: int | None) -> list[tuple[str, int | None]]:
    """Return what was typed, folded, and the year asked for: as it stands, and read otherwise.

    A year at its end may be the film's, a number in words digits, and single letters initials.
    """
    text, typed_year = split_year(typed)
    found = [(fold(typed), year)]
    if typed_year is not None:
        found.append((fold(text), year or typed_year))
    return list(dict.fromkeys(found + [(respelt(text), wanted) for text, wanted in found]))


def _likenesses(
    catalogue: Catalogue, query: str, year: int | None
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Return the candidates' rows of films, one maybe several times, and their likeness, 0 to 1."""
    index = catalogue.once(make_index)
    candidates = index.candidates(query)
    rows = index.rows[candidates].astype(np.int32)
    if not len(candidates):
        return rows, np.array([])
    texts = index.texts(candidates)
    values = compare(query, texts) * index.weights(candidates) - other_numbers(query, texts)
    doubtful = np.flatnonzero(values >= LIKENESS)
    near = [texts[place] for place in doubtful.tolist()]
    numbered = doubtful[other_sequels(query, near)]
    values[numbered] = np.minimum(values[numbered], LIKENESS - 0.01)
    known = catalogue.once(known_words)
    other = other_words(query, near, {word for word in query.split() if word in known})
    other |= parts_of_others(catalogue, query, near, rows[doubtful])
    other |= begins_sequels(catalogue, near, candidates[doubtful])
    if year is not None:
        other &= ~of_the_year(catalogue, query, near, rows[doubtful], year)
    values[doubtful[other]] *= OFFERED
    if year is not None:
        values = values - OTHER_YEAR * (index.years[rows] != year)
    return rows, np.maximum(values, 0)


def _match(catalogue: Catalogue, row: int, likeness: float) -> Match:
    films = catalogue.once(columns)
    film_id, title, year, votes = (
        films[name][row] for name in ("film_id", "title", "year", "vote_count")
    )
    by = director(catalogue, int(film_id))
    return Match(int(film_id), title, int(year), int(votes), likeness, by)
