"""Returns: what did a film cost, earn and return, and when?

Return is revenue / budget; both are nominal US dollars and unknown for most films. Budgets and
revenues of a few dollars are slips (millions, mostly), so that comparisons have a floor.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.films import breakdowns
from queries.films.comparable import FLOOR, SLIP, odd, sound_films
from queries.names.exact import Hashed, hashed
from queries.recent import recent
from queries.rows import of_film, picked
from queries.search.films import find_called, near_titles
from queries.search.index import split_year
from queries.search.letters import most_meant


@dataclass(frozen=True, slots=True)
class FilmReturn:
    """One film's money, US dollars; None is unknown.

    `flags` says what is odd, as `comparable.odd`. It was asked for as `called`, and so are
    `namesakes`, titles and years, the oldest first, itself among them; `by_fame` where no year told
    which of them is meant.
    """

    film_id: int
    title: str
    date: date
    budget: float | None
    revenue: float | None
    flags: tuple[str, ...]
    called: str
    by_fame: bool
    namesakes: tuple[tuple[str, int], ...]

    @property
    def year(self) -> int:
        """Year of release."""
        return self.date.year

    @property
    def homonyms(self) -> tuple[int, ...]:
        """The years of its namesakes and its own, ascending."""
        return tuple(dict.fromkeys(year for _title, year in self.namesakes))

    @property
    def roi(self) -> float | None:
        """Revenue / budget; None where either is unknown."""
        return self.revenue / self.budget if self.budget and self.revenue is not None else None

    @property
    def profit(self) -> float | None:
        """Revenue less budget, before all other costs; None where either is unknown."""
        known = self.budget is not None and self.revenue is not None
        return (self.revenue or 0.0) - (self.budget or 0.0) if known else None


@recent
def film_return(catalogue: Catalogue, title: str, year: int | None = None) -> FilmReturn:
    """Look up one film's money by its whole title: of homonyms the most voted, or that of `year`.

    `Hamlet (1948)` is understood too. Of films that share a translation, and are not called so
    themselves, the one that a search means answers.

    Raises: NotFoundError: no film of that title (with near titles), or none of it in that year
    (with the years that have one, `Hamlet (1948)`).
    """
    title, year = _split_year(catalogue, title, year)
    found = titled(catalogue, title)
    films = catalogue.once(_columns)
    years = tuple(sorted({int(y) for y in films["year"][found]}))
    chosen = found if year is None else found[films["year"][found] == year]
    if not len(chosen):
        raise NotFoundError("film", f"{title} ({year})", [f"{title} ({y})" for y in years[:3]])
    row = most_meant(catalogue, title, chosen)
    return _answer(catalogue, row, found, called=title, by_fame=year is None)


def _split_year(catalogue: Catalogue, title: str, year: int | None) -> tuple[str, int | None]:
    """Take the year off `Hamlet (1948)`, unless a film is called so."""
    name, typed = split_year(title.strip())
    return (title, year) if typed is None or len(_titled(catalogue, title)) else (name, typed)


def homonyms(catalogue: Catalogue, title: str) -> pd.DataFrame:
    """Return all films of one title, the most voted first, as `breakdowns.films_with_money`."""
    films = breakdowns.films_with_money(catalogue, titled(catalogue, title))
    return films.sort_values("vote_count", ascending=False, kind="stable").reset_index(drop=True)


def titled(catalogue: Catalogue, title: str) -> np.ndarray:
    """Return the rows of the films of exactly this title; case, accents and spaces aside.

    Where none is spelled so, of the films called so but for punctuation, or in another language.

    Raises: NotFoundError: none has it; carries the three nearest titles.
    """
    found = so_called(catalogue, title)
    if not len(found):
        raise NotFoundError("film", title, near_titles(catalogue, title))
    return found


def so_called(catalogue: Catalogue, title: str) -> np.ndarray:
    """Return the rows that `titled` returns; none where no film has the title."""
    found = _titled(catalogue, title)
    return found if len(found) else find_called(catalogue, title)


def places(catalogue: Catalogue, film_id: int, floor: float = FLOOR) -> pd.DataFrame:
    """Place a film's return among the films of each of its genres, and among all (`genre` null).

    Columns: `genre`, `place` (1 the highest return), `of`, `median` (return). Only films with a
    return and a budget of at least `floor` count; no rows if this film is not one of them.
    """
    films = catalogue.once(balanced)
    roi, enough = films["roi"].to_numpy(), sound_films(catalogue, films["row"].to_numpy(), floor)
    own = roi[enough & (films["film_id"].to_numpy() == film_id)]
    groups: dict[str | None, np.ndarray] = {}
    if len(own):
        members = catalogue.once(by_genre)
        groups = {genre: enough & members[genre] for genre in _genres(catalogue, film_id)}
        groups[None] = enough
    rows = [_place(genre, own[0], roi[group]) for genre, group in groups.items()]
    return pd.DataFrame(rows, columns=["genre", "place", "of", "median"])


@recent
def rivals(
    catalogue: Catalogue, film_id: int, floor: float = FLOOR, limit: int = 25
) -> pd.DataFrame:
    """Return the most voted films of a film's first genre; columns as `comparable`, itself not."""
    films, own = catalogue.once(balanced), _genres(catalogue, film_id)
    if not own:
        return films.iloc[:0]
    enough = sound_films(catalogue, films["row"].to_numpy(), floor)
    others = enough & (films["film_id"].to_numpy() != film_id)
    rows = np.flatnonzero(others & catalogue.once(by_genre)[own[0]])
    votes = films["vote_count"].to_numpy()[rows]
    return films.iloc[rows[np.argsort(-votes, kind="stable")[:limit]]]


def _genres(catalogue: Catalogue, film_id: int) -> list[str]:
    return of_film(catalogue, "film_genres", "genre", film_id)


def by_genre(catalogue: Catalogue) -> dict[str, np.ndarray]:
    """Return which rows of `balanced` are films of each genre."""
    table, ids = catalogue.film_genres, catalogue.once(balanced)["film_id"]
    members = table["film_id"].groupby(table["genre"].astype("str"))
    return {str(genre): ids.isin(films).to_numpy() for genre, films in members}


@recent
def comparable(catalogue: Catalogue, floor: float = FLOOR) -> pd.DataFrame:
    """Return the films whose return is `sound` over a floor, highest return first.

    Columns: `film_id`, `title`, `year`, `budget`, `revenue`, `roi`, `vote_count`, `row`.
    """
    films = catalogue.once(balanced)
    return films[sound_films(catalogue, films["row"].to_numpy(), floor)]


LeftOut = Literal["unknown", "budget_unknown", "revenue_unknown", "budget", "revenue"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a film is left out of comparisons: what is unknown, or `budget` or `revenue` too small.

    `amount` is then what it says, and `floor` what it would need, both nominal US dollars.
    """

    why: LeftOut
    amount: float = 0.0
    floor: float = 0.0


def left_out(catalogue: Catalogue, film_id: int, floor: float = FLOOR) -> Reason | None:
    """Return why a film is not among `comparable`, None where it is."""
    films = catalogue.nominal_films
    row = int(films["film_id"].searchsorted(film_id))
    budget, revenue = (_known(films[name].array[row]) for name in ("budget", "revenue"))
    if budget is None or revenue is None:
        return Reason(_unknown(budget, revenue))
    if budget < floor:
        return Reason("budget", budget, floor)
    least = min(SLIP, floor)
    return Reason("revenue", revenue, least) if revenue < least else None


def _unknown(budget: float | None, revenue: float | None) -> LeftOut:
    if budget is None and revenue is None:
        return "unknown"
    return "budget_unknown" if budget is None else "revenue_unknown"


def among(films: pd.DataFrame, film_id: int) -> pd.DataFrame:
    """Return a film's own row of `films`; none if it is not there."""
    rows = np.flatnonzero(films["film_id"].to_numpy() == film_id)
    # A slice copies no titles, as a mask would.
    return films.iloc[rows[0] : rows[0] + 1] if len(rows) else films.iloc[:0]


def known(catalogue: Catalogue) -> int:
    """Return how many films have a return."""
    return len(catalogue.once(balanced))


def _titled(catalogue: Catalogue, title: str) -> np.ndarray:
    keys = catalogue.films["title_key"]
    return catalogue.once(title_hashes).find(key(title), lambda rows: keys.array[rows].tolist())


def _answer(
    catalogue: Catalogue, row: int, alike: np.ndarray, *, called: str, by_fame: bool
) -> FilmReturn:
    films, titles = catalogue.once(_columns), catalogue.films["title"].array
    namesakes = {(str(titles[one]), int(films["year"][one])) for one in alike.tolist()}
    budget, revenue = (_known(films[name][row]) for name in ("budget", "revenue"))
    return FilmReturn(
        int(films["film_id"][row]),
        str(titles[row]),
        films["date"][row].item().date(),
        budget,
        revenue,
        odd(catalogue, row),
        called,
        by_fame,
        tuple(sorted(namesakes, key=lambda one: one[::-1])),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _place(
    genre: str | None, own: float, returns: np.ndarray
) -> tuple[str | None, int, int, float]:
    return genre, int((returns > own).sum()) + 1, len(returns), float(np.median(returns))


def _columns(catalogue: Catalogue) -> dict[str, np.ndarray]:
    """Return the columns that an answer needs, as arrays: many times faster to pick one from."""
    names = ("film_id", "date", "year", "budget", "revenue", "vote_count")
    return {name: catalogue.films[name].to_numpy() for name in names}


def balanced(catalogue: Catalogue) -> pd.DataFrame:
    """Return the films of which budget and revenue are known, highest return first.

    `row` is that of the films table: a column, since the mapped form keeps no index of rows.
    """
    told = catalogue.once(returning)
    rows = told["row"].to_numpy()
    sums = picked(catalogue.films, ("budget", "revenue"), rows)
    return pd.concat([told.iloc[:, :3], sums, told.iloc[:, 3:]], axis=1)


def returning(catalogue: Catalogue) -> pd.DataFrame:
    """Return `balanced` without the sums: the same in any dollars."""
    rows = catalogue.once(by_return)
    columns = ("film_id", "title", "year", "roi", "vote_count")
    return picked(catalogue.films, columns, rows).assign(row=rows)


def by_return(catalogue: Catalogue) -> np.ndarray:
    """Return the rows of the films that have a return, the highest first."""
    roi = catalogue.films["roi"].to_numpy()
    rows = np.flatnonzero(~np.isnan(roi))
    ordered: np.ndarray = rows[np.argsort(-roi[rows], kind="stable")]
    return ordered


def title_hashes(catalogue: Catalogue) -> Hashed:
    """Index the folded titles."""
    return hashed(catalogue.films["title_key"].tolist())
