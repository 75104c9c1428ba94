"""Franchises, companies and well-known people that a typing mistake may mean."""

from collections.abc import Callable, Iterator

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from catalogue import Catalogue
from catalogue.fame import of_homonyms
from catalogue.names import key
from queries.across.hits import UNKNOWN, Hit, Kind, Scored, gained, known_by_films, known_by_votes
from queries.films import companies, franchises, people
from queries.names.folds import fold
from queries.names.index import Names
from queries.names.loosely import COLLECTION
from queries.search.index import make_index

MISTYPED, NAME, SURNAME = 0.85, 0.95, 0.9
"""What a name has to be like, of 1, that a typing mistake may mean, and what a mistyped name and
surname count for."""
LIKE_WORD, LONG = 0.75, 4
"""What each word of so many letters has to be like, of 1: Phoenix Animation Studios are not Pixar.
"""
LIKE_OTHER = 0.64
"""What the others have to be like where one of them is typed to the letter: angelina joly."""
BORNE = 0.4
"""How well known somebody has to be, of 1, whose surname a typing mistake may mean."""
SPELT = 7
"""Letters from which a word for a franchise is known with a slip: collectipn, trilogy, not saga."""
MADE = 3
"""Films from which a company is known enough to be meant by a typing mistake: many a film has one
of its own, so that distrito 9 is no company."""
SHORT = 4
"""Letters up to which nothing is taken for a typing mistake."""


def mistyped(catalogue: Catalogue, typed: str) -> Iterator[Scored]:
    """Yield what is nearest to what was typed of each kind, if it is near enough."""
    if len(fold(typed)) <= SHORT:
        return
    known = catalogue.once(people.make_people)
    yield from _person(known, typed)
    if " " not in typed.strip():
        yield from _surname(known, typed)
    said = _said(key(typed))
    for score, hit in _by_films("franchise", catalogue, franchises.index, " ".join(said)):
        named = len(said) < len(key(typed).split())  # the mayrix collection is no film
        yield (score, hit) if named else (score, _film(catalogue, hit.name) or hit)
    yield from _of_said(catalogue, typed, said)
    yield from _by_films("company", catalogue, companies.index, typed)


def _person(known: people.People, typed: str) -> Iterator[Scored]:
    names, (first, _space, last) = (
        known.names.folded.texts.at(known.known),
        key(typed).partition(" "),
    )
    near = _nearest(key(typed), names) or _nearest(f"{last} {first}".strip(), names)
    if near is not None:
        place = int(known.known[near[1]])
        yield from _scored(
            NAME, near[0], "person", known.names, place, known_by_votes(known, place)
        )


def _surname(known: people.People, typed: str) -> Iterator[Scored]:
    near = _nearest(key(typed), known.surnames.texts[:])
    if near is not None:
        place = int(known.bearers[near[1]])
        fame = known_by_votes(known, place)
        if fame >= BORNE:
            yield from _scored(SURNAME, near[0], "person", known.names, place, fame)


def _by_films(
    kind: Kind, catalogue: Catalogue, index: Callable[[Catalogue], Names], typed: str
) -> Iterator[Scored]:
    names = catalogue.once(index)
    wanted, every = key(typed), names.folded.texts[:]
    if kind == "franchise":
        wanted, every = _plain(wanted), [_plain(name) for name in every]
    near = _nearest(wanted, every)
    if near is not None and (kind != "company" or len(names.films(near[1])) >= MADE):
        yield from _scored(NAME, near[0], kind, names, near[1], known_by_films(names, near[1]))


def _said(typed: str) -> list[str]:
    """Return the words typed but for those that say, mistyped or not, that it is a franchise."""
    words = typed.split()
    return [word for word in words if not _says_franchise(word)] or words


def _says_franchise(word: str) -> bool:
    if word in COLLECTION:
        return True
    long = [one for one in COLLECTION if len(one) >= SPELT and one[0] == word[0]]
    return len(word) >= SPELT - 1 and any(OSA.distance(word, one) <= 1 for one in long)


def _of_said(catalogue: Catalogue, typed: str, said: list[str]) -> Iterator[Scored]:
    """Yield the franchise of exactly this name, of which only the word "collection" is mistyped."""
    names = catalogue.once(franchises.index)
    place = names.place(" ".join(said)) if len(said) < len(key(typed).split()) else None
    if place is not None:
        name = names.spellings[place]
        yield NAME + gained(known_by_films(names, place)), Hit("franchise", name, id=name)


def _film(catalogue: Catalogue, franchise: str) -> Hit | None:
    """Return the best-known film that is called as its franchise is, as if typed to the letter."""
    index, films = catalogue.once(make_index), catalogue.films
    rows = np.unique(index.rows[index.called(_plain(key(franchise)))])
    if not len(rows):
        return None
    row = rows[np.argmax(catalogue.once(of_homonyms)[rows])]
    title, year, film_id = (films[name].array[row] for name in ("title", "year", "film_id"))
    return Hit("film", str(title), year=int(year), id=int(film_id))


def _plain(name: str) -> str:
    """Leave out the words that only say that a name is a franchise's."""
    return " ".join(word for word in name.split() if word not in COLLECTION)


def _scored(
    worth: float, likeness: float, kind: Kind, names: Names, place: int, known: float
) -> Iterator[Scored]:
    """Yield a name, if it is so like what was typed as one has to be that is known so well."""
    loss = UNKNOWN * (1 - known)
    if likeness - loss >= MISTYPED - UNKNOWN / 2:
        name = names.spellings[place]
        yield likeness * worth + gained(known) - loss, Hit(kind, name, id=name)


def _nearest(wanted: str, names: list[str]) -> tuple[float, int] | None:
    """Return the likeness and place of the nearest name that is like what was typed word by word.

    What was typed to the letter is no mistake.
    """
    near = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=MISTYPED * 100)
    if near is None or near[0] == wanted or not _word_by_word(wanted.split(), near[0].split()):
        return None
    return near[1] / 100, int(near[2])


def _word_by_word(typed: list[str], name: list[str]) -> bool:
    """Tell whether each long word is like the one typed in its place, where they are as many.

    A number has no typing mistakes, and neither has the first letter of a single word: marte, arte.
    """
    if {word for word in typed if word.isdecimal()} != {word for word in name if word.isdecimal()}:
        return False
    if len(typed) == len(name) == 1 and typed[0][0] != name[0][0]:
        return False
    pairs = list(zip(typed, name, strict=False)) if len(typed) == len(name) else []
    pairs = [(one, other) for one, other in pairs if max(len(one), len(other)) >= LONG]
    floor = LIKE_OTHER if any(one == other for one, other in pairs) else LIKE_WORD
    return all(fuzz.ratio(one, other) >= floor * 100 for one, other in pairs)
