"""From a name, whatever it is the name of, to what bears it: the frame's search and the API's.

A hit has a likeness, 1 for the letters typed, and a fame that decides between equals. A country, a
month, a weekday or a platform of exactly this name comes first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue, NotFoundError
from catalogue.fame import of_films
from catalogue.names import key
from catalogue.texts import Texts, pack
from queries.across.hits import (
    MANY,
    TIE,
    UNKNOWN,
    Hit,
    Kind,
    Scored,
    film_hit,
    gained,
    known_by_films,
    known_by_votes,
    title_hit,
)
from queries.across.mistyped import mistyped
from queries.films import companies, countries, franchises, people
from queries.names import calendar
from queries.names.folds import fold
from queries.names.index import Names
from queries.names.loosely import Loosely, loosely
from queries.platforms import actors, selection
from queries.platforms.names import spanish
from queries.search.films import search, taken
from queries.search.index import FAMILIAR, make_index
from queries.search.sequels import franchise_called

EACH = 2
"""Franchises, and companies, that may hold what was typed."""
SURE, CALLED, SURNAME, HELD, BEGUN = 1.05, 0.975, 0.95, 0.8, 0.78
"""What it counts for to be a place, time or platform; a franchise, company, person or title so
called; a person known by the surname; to hold the name as whole words; to begin so."""
HELD_BY, ALONE = 0.25, 2
"""Votes of its films that a company or franchise needs to be meant by a part of its name, as a
share of the best-known film's, and a franchise as a multiple of the next that holds the part."""
OFTEN, FILMS = 0.15, 5
"""What a name gains at most that holds what was typed: half of it with so many films."""
TRANSLATED = 0.93
"""What a franchise counts for that is called so in another language: less than a film, more than
one of which it is a part of the title."""
FRANCHISE = 0.983
"""What a franchise counts for that is called so: more than a film before whose colon it stands."""
DOUBTFUL = 0.93
"""Under this score of the best, typing mistakes in other names than films' are thought of."""
CODE = 3
"""Letters up to which a country is taken for its code."""
WHOLE, EXACT = 0.965, 0.984
"""Under this likeness a film's title was not typed whole, and not as it stands."""


ELSEWHERE, LONGEST = 0.88, 200
"""Score from which something of another kind is named where nothing of the kind asked for is so
called, and the letters of a name that are looked at then."""
NAMED = ("film", "title", "franchise", "company", "country", "platform", "person", "actor")
"""Kinds of things that bear names."""
SAME = {"title": "film", "actor": "person"}
"""Kinds that one page answers for as well as another."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something of another kind than was asked for; `films`, how many it has, where they count."""

    hit: Hit
    films: int | None


def find(catalogue: Catalogue, typed: str, limit: int = 8) -> list[Hit]:
    """Return what bears a name or nearly, at most `limit`, the likeliest first.

    Nothing is returned that what was typed is not like.
    """
    if not fold(typed):
        return []
    found = _called_so(catalogue, typed)
    if max((score for score, _hit in found), default=0) < DOUBTFUL:
        found += mistyped(catalogue, typed)
    found.sort(key=lambda one: -one[0])
    return list(dict.fromkeys(hit for _score, hit in found))[:limit]


def namesakes(catalogue: Catalogue, typed: str, hit: Hit) -> list[Hit]:
    """Return the other films that are called as typed in any language, the best known first.

    None where the hit is not called so itself: then nothing says that another was meant.
    """
    if hit.kind != "film":
        return []
    index = catalogue.once(make_index)
    rows = np.unique(index.rows[index.called(typed)])
    best = rows[np.argsort(-index.fame[rows], kind="stable")]
    films = [film_hit(catalogue, int(row)) for row in best]
    others = [one for one in films if one.id != hit.id]
    return others if len(others) < len(films) else []


def elsewhere(catalogue: Catalogue, missing: NotFoundError) -> Elsewhere | None:
    """Return what of another kind bears the name that was looked for in vain, None where nothing.

    Marvel is no franchise, but a company's name holds it. A typing mistake is not thought of.
    """
    typed = missing.name[:LONGEST]
    if missing.kind not in NAMED or not fold(typed):
        return None
    asked = SAME.get(missing.kind, missing.kind)
    found = [
        (score, hit)
        for score, hit in _called_so(catalogue, typed)
        if score >= ELSEWHERE and hit.kind in NAMED and SAME.get(hit.kind, hit.kind) != asked
    ]
    if not found:
        return None
    hit = max(found, key=lambda one: one[0])[1]
    return Elsewhere(hit, _count(catalogue, hit))


def _count(catalogue: Catalogue, hit: Hit) -> int | None:
    """Return the number of films of a franchise, company or person; None of anything else."""
    if hit.kind == "person":
        names = catalogue.once(people.make_people).names
    elif hit.kind in ("franchise", "company"):
        of_kind = franchises.index if hit.kind == "franchise" else companies.index
        names = catalogue.once(of_kind)
    else:
        return None
    return len(names.films(names.find(hit.name)))


def _called_so(catalogue: Catalogue, typed: str) -> list[Scored]:
    """Return what bears a name, of all kinds, without typing mistakes but in films' titles."""
    makers = list(_named("company", catalogue, catalogue.once(companies.index), typed))
    return [
        *_places_and_times(catalogue, typed),
        *_films(catalogue, typed),
        *_franchise(catalogue, typed),
        *makers,
        *_people(catalogue, typed, [hit.name for _score, hit in makers]),
        *_streamed(catalogue, typed),
    ]


def _places_and_times(catalogue: Catalogue, typed: str) -> Iterator[Scored]:
    """Yield the platform, month, weekday or country of exactly this name."""
    try:
        platform = selection.platform_named(catalogue, typed)
        yield SURE, Hit("platform", platform, id=platform)
    except NotFoundError:
        pass
    for kind, number in (("month", calendar.month), ("day", calendar.weekday)):
        try:
            place = number(typed)
        except NotFoundError:
            continue
        yield SURE, Hit("month" if kind == "month" else "day", typed, number=place, id=place)
    country = countries.so_called(catalogue, typed)
    if country is not None:
        score = SURE if len(key(typed)) > CODE else HELD  # films are called It and E.T.
        yield score, Hit("country", country.name, id=country.codes[0])


def _films(catalogue: Catalogue, typed: str) -> Iterator[Scored]:
    """Yield the films whose titles are like what was typed, in their order."""
    least, fame = 2.0, catalogue.once(make_index).fame
    for match in search(catalogue, typed, limit=4):
        row = int(catalogue.films["film_id"].searchsorted(match.film_id))
        if taken(catalogue, typed, row, match.likeness):
            whole = WHOLE if fame[row] >= FAMILIAR else EXACT  # El Deseo is a company, no "Deseo"
            loss = UNKNOWN * (1 - float(fame[row])) if match.likeness < whole else 0
            least = min(least, match.likeness - loss)  # what comes first is no less like
            yield least, Hit("film", match.title, year=match.year, id=match.film_id)


def _franchise(catalogue: Catalogue, typed: str) -> Iterator[Scored]:
    known = catalogue.once(franchises.index)
    translated = franchise_called(catalogue, typed)
    if translated is not None and known.place(typed) is None:
        place = known.find(translated)
        yield TRANSLATED, Hit("franchise", known.spellings[place], id=known.spellings[place])
    yield from _named("franchise", catalogue, known, typed)


def _named(kind: Kind, catalogue: Catalogue, names: Names, typed: str) -> Iterator[Scored]:
    """Yield the name so called, and the best known that hold what was typed."""
    place = names.place(typed)
    if place is not None:
        yield _called(kind, names, place)
    for i in [i for i in _holding(kind, catalogue, names, typed) if i != place][:EACH]:
        count, name = len(names.films(i)), names.spellings[i]
        yield HELD + OFTEN * count / (count + FILMS), Hit(kind, name, id=name)


def _holding(kind: Kind, catalogue: Catalogue, names: Names, typed: str) -> list[int]:
    """Return the names that hold what was typed as whole words and may be meant, the known first.

    What few know is not meant by a part of its name, nor one of several franchises, nor a company
    of few films by how its name ends: bergman is no Ram Bergman Productions.
    """
    wanted, votes = f" {fold(typed)} ", catalogue.once(of_films)
    known, least = {}, HELD_BY * votes.max(initial=0)
    for i in names.folded.texts.holding(key(typed)).tolist():
        films, name = names.films(i), f" {fold(names.spellings[i])} "
        begins = kind != "company" or name.startswith(wanted) or len(films) >= MANY
        if wanted in name and begins and (total := float(votes[films].sum())) >= least:
            known[i] = total
    places = sorted(known, key=lambda i: -known[i])
    several = kind == "franchise" and len(places) > 1
    return [] if several and known[places[0]] < ALONE * known[places[1]] else places


def _called(kind: Kind, names: Names, place: int) -> Scored:
    name = names.spellings[place]
    called = FRANCHISE if kind == "franchise" else CALLED
    return called + gained(known_by_films(names, place)), Hit(kind, name, id=name)


def _people(catalogue: Catalogue, typed: str, makers: list[str]) -> Iterator[Scored]:
    """Yield the person of this name, or whom the surname means.

    A surname counts less where films of a company of this name have more votes: Marvel.
    """
    place = people.named(catalogue, typed)
    if place is None:
        return
    known = catalogue.once(people.make_people)
    name = known.names.spellings[place]
    whole = known.names.place(typed) == place
    outdone = not whole and _votes(catalogue, makers) > known.fame[place]
    score = CALLED if whole else HELD if outdone else SURNAME
    yield score + gained(known_by_votes(known, place)), Hit("person", name, id=name)


def _votes(catalogue: Catalogue, makers: list[str]) -> float:
    """Return the votes of the films of the best-known of some companies."""
    votes, names = catalogue.once(of_films), catalogue.once(companies.index)
    return max((float(votes[names.films(names.find(one))].sum()) for one in makers), default=0.0)


def _streamed(catalogue: Catalogue, typed: str) -> Iterator[Scored]:
    """Yield the actor of exactly this name, and platform titles so called or that begin so."""
    everyone, folded = actors.cast(catalogue), key(typed)
    position = everyone.folded.place(folded)
    if position is not None and folded not in catalogue.once(people.make_people).names.folded:
        name = everyone.spellings[position]
        yield CALLED, Hit("actor", name, id=name)
    titles = catalogue.titles
    named = catalogue.once(spanish)
    same = named.rows[named.forms.find(typed, pack(named.folded))]
    own = catalogue.once(title_forms).find(typed, catalogue.once(title_texts))
    called = np.concatenate([own, same])
    is_film = titles["film_id"].notna().to_numpy()
    begun = _begun(catalogue, folded)
    rows = [row for row in dict.fromkeys([*called.tolist(), *begun]) if not is_film[row]]
    for row in rows[:EACH]:
        yield (CALLED - TIE if row in called else BEGUN), title_hit(catalogue, row)


def _begun(catalogue: Catalogue, folded: str) -> list[int]:
    """Return the rows of the one title of which what was typed begins at least half; else none.

    That a title begins with la guerra, or that one of several does, says nothing.
    """
    keys, named = catalogue.titles["title_key"], catalogue.once(spanish)
    told = {int(row): key(named.names[int(row)]) for row in named.beginning(folded)}
    own = np.flatnonzero(keys.str.startswith(folded).to_numpy()).tolist()
    told |= {row: keys.array[row] for row in own if row not in told}
    one = len({keys.array[row] for row in told}) == 1
    return [row for row, name in told.items() if one and 2 * len(folded) >= len(name)]


def title_texts(catalogue: Catalogue) -> Texts:
    """Return the platforms' folded titles."""
    return pack(catalogue.titles["title_key"].tolist())


def title_forms(catalogue: Catalogue) -> Loosely:
    """Index the platforms' titles by their forms."""
    return loosely(catalogue.titles["title_key"].tolist())
