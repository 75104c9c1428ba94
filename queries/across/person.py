"""A person: what somebody directed and acted in, over films and platforms' titles.

People are known by name. Those whom TMDB's numbers tell apart, where the credits have them, are
apart here too; what names nobody's number goes to the one of the name who has the most films.
"""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from catalogue import Catalogue, NotFoundError
from catalogue.names import key
from queries.films import people
from queries.films.cards import platforms_of
from queries.films.money import Money, money
from queries.names.index import nearest
from queries.platforms import title as platform_titles
from queries.platforms.actors import cast
from queries.platforms.directors import directing, spelled, titles_of
from queries.platforms.selection import Ints, arrays
from queries.recent import recent
from queries.rows import columns, of_film, picked

ROLES = ("director", "cast")
LONG = 70
"""Years between a name's first and last work from which it is likely to be several people's."""
FILM = ("film_id", "title", "year", "vote_count", "vote_average", "budget", "revenue", "roi")


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody else of the name: TMDB's number, how many films, and the best known of them."""

    person_id: int
    films: int
    title: str
    year: int


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody's works, the newest first, and the rows of those that are films, ascending.

    `works`: `film_id` (null for what platforms alone have), `title_id` (of those), `title`, `year`,
    `kind` (`film`, `series`), `role` and `platforms` (joined by `|`), and of films `vote_count`,
    `vote_average` (of 10), `budget`, `revenue` (US dollars) and `roi`, null where unknown.
    """

    name: str
    works: pd.DataFrame
    rows: Ints
    money: Money
    person_id: int | None
    """TMDB's number; None where the credits tell none, or several of an unknown one."""
    namesakes: tuple[Namesake, ...]

    @property
    def films(self) -> int:
        """How many of the works are in the film catalogue."""
        return len(self.rows)

    @property
    def titles(self) -> int:
        """How many of the works platforms alone have."""
        return len(self.works) - len(self.rows)

    def of_role(self, role: str) -> int:
        """Return how many works were directed, or acted in."""
        return sum(role in one.split("|") for one in self.works["role"])

    @property
    def years(self) -> tuple[int, int]:
        """The years of the first and of the last work."""
        return int(self.works["year"].min()), int(self.works["year"].max())

    @property
    def is_long(self) -> bool:
        """Whether the works span more years than one person's are likely to."""
        first, last = self.years
        return last - first >= LONG


def person(catalogue: Catalogue, typed: str, person_id: int | None = None) -> Person:
    """Find a person by name, or by the surname that one is known best by.

    `person_id` tells whom of the name is meant; with nothing typed it names somebody alone.

    Raises: NotFoundError: nobody is called so; carries the nearest of the best known.
    """
    told = _told(catalogue, typed, person_id)
    works = told.works.assign(**_sums(catalogue, told.works["film_id"]))
    return replace(told, works=works, money=money(catalogue, told.rows))


def _sums(catalogue: Catalogue, film_ids: pd.Series) -> dict[str, np.ndarray]:
    """Return budget and revenue of works, NaN of those that are no films."""
    filmed = film_ids.notna().to_numpy()
    ids = film_ids[filmed].to_numpy(dtype="int64")
    rows = catalogue.films["film_id"].to_numpy().searchsorted(ids)
    sums = {}
    for name in ("budget", "revenue"):
        sums[name] = np.full(len(filmed), np.nan)
        sums[name][filmed] = catalogue.films[name].to_numpy()[rows]
    return sums


@recent
def _told(catalogue: Catalogue, typed: str, person_id: int | None) -> Person:
    """Return a person, whose sums may be those of other dollars."""
    name = _numbered(catalogue, person_id) if person_id and not typed else None
    name = name or _named(catalogue, typed or str(person_id or ""))
    credited = _films(catalogue, name)
    groups = _groups(catalogue, credited)
    first = next(iter(groups), None)
    own = person_id if person_id in groups else first
    films = _roles(credited, {own} if own != first else {own, None})
    titles: dict[int, list[str]] = {}
    if own == first:
        _add_titles(catalogue, name, films, titles)
    rows = np.array(sorted(films), dtype=np.int64)
    works = [_film_works(catalogue, rows, films), _title_works(catalogue, titles)]
    every = pd.concat([one for one in works if len(one)], ignore_index=True)
    every = every.sort_values(["year", "title"], ascending=[False, True], kind="stable")
    others = tuple(one for number, one in groups.items() if number != own)
    return Person(name, every.reset_index(drop=True), rows, money(catalogue, rows), own, others)


def _add_titles(
    catalogue: Catalogue, name: str, films: dict[int, list[str]], titles: dict[int, list[str]]
) -> None:
    """Add somebody's roles in the platforms' titles: to their films, or to titles by row."""
    for role, everyone in zip(ROLES, (directing(catalogue), cast(catalogue)), strict=True):
        for row in titles_of(everyone, name).tolist():
            found = platform_titles.title(catalogue, row).film_id
            place = titles if found is None else films
            at = row if found is None else _row(catalogue, found)
            place[at] = list(dict.fromkeys([*place.get(at, []), role]))


def _named(catalogue: Catalogue, typed: str) -> str:
    """Return a person's name as the data spell it; raises NotFoundError."""
    known = catalogue.once(people.make_people)
    position = known.names.place(typed)
    if position is None and (there := spelled(catalogue, typed)):
        return there
    position = people.named(catalogue, typed)
    if position is None:
        best = known.names.folded.texts.at(known.known)
        near = [known.names.place(one) for one in nearest(typed, best)] if key(typed) else []
        names = [known.names.spellings[one] for one in near if one is not None]
        raise NotFoundError("person", typed, names)
    return str(known.names.spellings[position])


Credit = tuple[str, int | None]
"""A role, and TMDB's number of who has it."""


def _films(catalogue: Catalogue, name: str) -> dict[int, list[Credit]]:
    """Return the rows of the films whose credits name somebody, with what each says."""
    known = catalogue.once(people.make_people).names
    position, wanted = known.folded.place(key(name)), key(name)
    if position is None:
        return {}
    ids = catalogue.films["film_id"].to_numpy()
    table = catalogue.once(people.numbered)
    found: dict[int, list[Credit]] = {}
    for row in known.films(position).tolist():
        names, roles = (
            of_film(catalogue, "film_people", column, int(ids[row]))
            for column in ("person", "role")
        )
        told = zip(names, roles, table.of(int(ids[row])), strict=True)
        found[row] = [(role, number) for one, role, number in told if key(one) == wanted]
    return found


def _groups(catalogue: Catalogue, credited: dict[int, list[Credit]]) -> dict[int, Namesake]:
    """Return who the numbers of a name's credits tell apart, whoever has the most films first."""
    films: dict[int, list[int]] = {}
    for row, told in credited.items():
        for number in dict.fromkeys(number for _role, number in told if number):
            films.setdefault(number, []).append(row)
    votes = catalogue.films["vote_count"].to_numpy()
    order = sorted(films, key=lambda one: (-len(films[one]), -int(votes[films[one]].sum()), one))
    return {number: _namesake(catalogue, number, films[number]) for number in order}


def _namesake(catalogue: Catalogue, number: int, rows: list[int]) -> Namesake:
    table = catalogue.once(columns)
    best = max(rows, key=lambda row: int(table["vote_count"][row]))
    return Namesake(number, len(rows), str(table["title"][best]), int(table["year"][best]))


def _roles(credited: dict[int, list[Credit]], numbers: set[int | None]) -> dict[int, list[str]]:
    """Return the roles in each film that are of some numbers, by the film's row."""
    own = {
        row: [role for role, number in told if number in numbers] for row, told in credited.items()
    }
    return {row: list(dict.fromkeys(roles)) for row, roles in own.items() if roles}


def telling(catalogue: Catalogue, film_id: int, name: str) -> int | None:
    """Return the number of somebody in a film's credits, where the name alone may mean another."""
    table = catalogue.once(people.numbered)
    told = zip(of_film(catalogue, "film_people", "person", film_id), table.of(film_id), strict=True)
    own = next((number for one, number in told if number and one == name), None)
    return own if own in table.several.tolist() else None


def _numbered(catalogue: Catalogue, person_id: int) -> str | None:
    """Return the name of the person of a number; None where the credits know nobody's."""
    row = catalogue.once(people.numbered).row(person_id)
    return None if row is None else str(catalogue.film_people["person"].array[row])


def _row(catalogue: Catalogue, film_id: int) -> int:
    return int(catalogue.films["film_id"].to_numpy().searchsorted(film_id))


def _film_works(catalogue: Catalogue, rows: Ints, roles: dict[int, list[str]]) -> pd.DataFrame:
    films = picked(catalogue.films, FILM, rows)
    offered = catalogue.once(platforms_of)
    return films.assign(
        film_id=films["film_id"].astype("Int64"),
        title_id=None,
        kind="film",
        role=["|".join(roles[row]) for row in rows.tolist()],
        platforms=["|".join(offered.get(int(one), [])) for one in films["film_id"]],
    )


def _title_works(catalogue: Catalogue, roles: dict[int, list[str]]) -> pd.DataFrame:
    """Return the works that platforms alone have, those of one title and year as one."""
    works: dict[int, list[int]] = {}
    for row in roles:
        works.setdefault(int(arrays(catalogue).work[row]), []).append(row)
    table = []
    for rows in works.values():
        offers = [platform_titles.title(catalogue, row).offer for row in rows]
        first, said = offers[0], {role for row in rows for role in roles[row]}
        table.append(
            {
                "film_id": pd.NA,
                "title_id": first.title_id,
                "title": first.title,
                "year": first.year,
                "kind": "series" if first.is_series else "film",
                "role": "|".join(role for role in ROLES if role in said),
                "platforms": "|".join(sorted({one.platform for one in offers})),
            }
        )
    frame = pd.DataFrame(table, columns=[*FILM, "title_id", "kind", "role", "platforms"])
    numbers = {name: "float64" for name in FILM if name not in ("film_id", "title", "year")}
    return frame.astype({"film_id": "Int64", **numbers})


def best_known(found: Person, limit: int = 5) -> pd.DataFrame:
    """Return the works with the most votes, the newest of those without."""
    votes = found.works["vote_count"].to_numpy(dtype="float64", na_value=np.nan)
    return found.works.iloc[np.argsort(-votes, kind="stable")[:limit]]


def partners(catalogue: Catalogue, found: Person) -> pd.DataFrame:
    """Return who shares works with somebody, the closest first: `name`, `works`."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for names in _credits(catalogue, found):
        folded = {key(name): name for name in names}
        counts.update(folded.keys() - {key(found.name)})
        spellings = folded | spellings
    table = [(spellings[one], count) for one, count in counts.items()]
    frame = pd.DataFrame(table, columns=["name", "works"])
    return frame.sort_values(["works", "name"], ascending=[False, True], ignore_index=True)


def _credits(catalogue: Catalogue, found: Person) -> list[list[str]]:
    """Return the names in the credits of each work."""
    films, titles = found.works["film_id"], found.works["title_id"]
    ids = [int(one) for one in films if not pd.isna(one)]
    rows = catalogue.titles["title_id"].searchsorted([one for one in titles if one is not None])
    told = [platform_titles.title(catalogue, int(row)) for row in rows]
    return [
        *(of_film(catalogue, "film_people", "person", one) for one in ids),
        *([*one.directors, *one.cast] for one in told),
    ]


def anybody(catalogue: Catalogue) -> str:
    """Return the name of the best-known person; empty where the tables name none."""
    known = catalogue.once(people.make_people)
    if len(known.known):
        return str(known.names.spellings[int(known.known[0])])
    everyone = cast(catalogue)
    return str(everyone.spellings[0]) if len(everyone.names) else ""
