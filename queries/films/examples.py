"""The first example of each page of films: one worth seeing if the catalogue has it, else its own.

What a catalogue's own example is, is what most of its films name, or the film of most votes.
"""

import numpy as np

from catalogue import Catalogue
from catalogue.foremost import foremost
from queries.films import companies, countries, franchises
from queries.names.index import Names


def franchise(catalogue: Catalogue) -> str | None:
    """Return the name of a franchise, None where there is none."""
    return _name(catalogue.once(franchises.index), "Toy Story Collection")


def company(catalogue: Catalogue) -> str | None:
    """Return the name of a company, None where there is none."""
    return _name(catalogue.once(companies.index), "Walt Disney Pictures")


def country(catalogue: Catalogue) -> str | None:
    """Return the name of a country in the data, None where there is none."""
    return _name(catalogue.once(countries.index), "Argentina")


def rivals(catalogue: Catalogue) -> list[str]:
    """Return the names of franchises to compare, those of the first that there are."""
    known = catalogue.once(franchises.index)
    wanted = ["Star Wars Collection", "James Bond Collection", "Harry Potter Collection"]
    at_hand = [name for name in wanted if known.place(name) is not None]
    return at_hand or [str(known.spellings[place]) for place in _most(known)[1:4]]


def earner(catalogue: Catalogue) -> str:
    """Return the title of a film that many know, whose money is worth a look."""
    return catalogue.once(_earner)


def liked(catalogue: Catalogue) -> str:
    """Return the title of a film that many know, and like others."""
    return catalogue.once(_liked)


def month(catalogue: Catalogue) -> int:
    """Return January, or the month of most films where that has none."""
    return catalogue.once(_month)


def weekday(catalogue: Catalogue) -> int:
    """Return Monday (0), or the weekday of most films where that has none."""
    return catalogue.once(_weekday)


def _name(known: Names, wanted: str) -> str | None:
    if known.place(wanted) is not None:
        return wanted
    most = _most(known)
    return str(known.spellings[most[0]]) if most else None


def _most(known: Names) -> list[int]:
    """Return the positions of the names of most films, the first of equals first."""
    films = np.diff(known.bounds)
    places = foremost(films, 4)
    return [int(place) for place in places[np.argsort(-films[places], kind="stable")[:4]]]


def _earner(catalogue: Catalogue) -> str:
    return _film(catalogue, "Titanic")


def _liked(catalogue: Catalogue) -> str:
    return _film(catalogue, "Toy Story")


def _film(catalogue: Catalogue, wanted: str) -> str:
    titles = catalogue.films["title"]
    if titles.empty or (titles == wanted).any():
        return wanted
    votes = catalogue.films["vote_count"].fillna(0).to_numpy("float64")
    return str(titles.iloc[int(votes.argmax())])


def _month(catalogue: Catalogue) -> int:
    return _commonest(catalogue.films["date"].dt.month.dropna().to_numpy("int64"), 1)


def _weekday(catalogue: Catalogue) -> int:
    return _commonest(catalogue.films["date"].dt.day_of_week.dropna().to_numpy("int64"), 0)


def _commonest(numbers: np.ndarray, wanted: int) -> int:
    """Return the number wanted if it is among them, else the one that most are."""
    if not len(numbers) or (numbers == wanted).any():
        return wanted
    return int(np.bincount(numbers).argmax())
