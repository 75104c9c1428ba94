"""The actor who appears most on a platform: names in lower case, as the mission's flat table has.

An appearance is a title with the name in its cast; a name once a title. Ties are the rule.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue, NotFoundError
from catalogue.names import key, keys
from catalogue.texts import Texts, pack
from queries.names.exact import Exact, exact
from queries.names.index import nearest
from queries.platforms.selection import (
    Ints,
    arrays,
    need_year,
    ordered,
    platform_named,
    platforms,
    rows,
    titles_at,
)
from queries.recent import recent

LEAD = 3
"""Titles of a year from which on who leads alone does so by more than chance."""


@dataclass(frozen=True, slots=True)
class TopActors:
    """The names that appear most: all that tie, alphabetical; none where no cast is known.

    `appearances` is how often each appears, `names` how many different names appear, `titles` how
    many titles were asked for and `with_cast` how many of them name any cast.
    """

    actors: tuple[str, ...]
    appearances: int
    names: int
    platform: str | None
    year: int | None
    titles: int
    with_cast: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in what: pairs of a row in titles (ascending) and a position in `names` (sorted).

    `spellings` are the names as the platforms spell them, `folded` as they are looked up.
    """

    row: npt.NDArray[np.int32]
    actor: npt.NDArray[np.int32]
    names: Texts
    spellings: Texts
    folded: Exact


@recent
def top_actors(catalogue: Catalogue, platform: str | None, year: int | None = None) -> TopActors:
    """Find who appears most on a platform, in titles released in a year.

    Raises: NotFoundError: no such platform, or no title of that year on it.
    """
    need_year(arrays(catalogue).year[rows(catalogue, platform)], year)
    found = rows(catalogue, platform, year)
    row, actor = _pairs(catalogue, found)
    counts = np.bincount(actor)
    most = int(counts.max(initial=0))
    tied = cast(catalogue).names.at(np.flatnonzero(counts == most)) if most else ()
    name = None if platform is None else platform_named(catalogue, platform)
    with_cast = int(np.count_nonzero(np.diff(row, prepend=-1)))  # rows ascend
    names = int(np.count_nonzero(counts))
    return TopActors(tuple(tied), most, names, name, year, len(found), with_cast)


def appearances(
    catalogue: Catalogue,
    platform: str | None = None,
    year: int | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Count the titles of every name: `actor`, `titles`, most first, then alphabetical."""
    counts = np.bincount(_pairs(catalogue, rows(catalogue, platform, year))[1])
    present = np.flatnonzero(counts)
    order = present[np.argsort(-counts[present], kind="stable")][:limit]
    return pd.DataFrame({"actor": cast(catalogue).names.at(order), "titles": counts[order]})


@recent
def leaders(
    catalogue: Catalogue, platform: str | None = None, year: int | None = None, limit: int = 15
) -> pd.DataFrame:
    """Return the first rows of `appearances`."""
    return appearances(catalogue, platform, year, limit)


def by_year(catalogue: Catalogue, platform: str | None) -> pd.DataFrame:
    """Return who appears most each year: `release_year`, `actor`, `titles`, `tied`.

    Of the `tied` names the first by alphabet stands in `actor`.
    """
    row, actor = _pairs(catalogue, rows(catalogue, platform))
    people = max(len(cast(catalogue).names), 1)
    pairs = arrays(catalogue).year[row].astype("int64") * people + actor
    found, counts = np.unique(pairs, return_counts=True)
    table = pd.DataFrame(
        {"release_year": found // people, "actor": found % people, "titles": counts}
    )
    most = table.groupby("release_year")["titles"].transform("max")
    top = table[table["titles"] == most]
    first = top.drop_duplicates("release_year")
    return first.assign(
        actor=cast(catalogue).names.at(first["actor"].to_numpy()),
        tied=top.groupby("release_year").size().to_numpy(),
    ).reset_index(drop=True)


def alone(years: pd.DataFrame) -> int:
    """Count the years of `by_year` in which a single name leads."""
    return int((years["tied"] == 1).sum())


def telling_year(catalogue: Catalogue, platform: str | None) -> int | None:
    """Return the year in which a name leads a platform alone by most titles, the newest of equals.

    None, for all years together, where nobody leads any year alone by `LEAD` titles.
    """
    return catalogue.once(_telling_years).get(platform)


def titles_with(
    catalogue: Catalogue, actor: str, platform: str | None = None, year: int | None = None
) -> pd.DataFrame:
    """Return the titles that an actor appears in, the newest first.

    Raises: NotFoundError: nobody of that name; carries the three nearest names.
    """
    everyone = cast(catalogue)
    position = everyone.folded.place(key(actor))
    if position is None:
        near = [everyone.folded.place(name) for name in nearest(actor, everyone.folded)]
        spelled = [everyone.spellings[place] for place in near if place is not None]
        raise NotFoundError("actor", actor, spelled)
    row, code = _pairs(catalogue, rows(catalogue, platform, year))
    found = row[code == position]
    newest = -arrays(catalogue).year[found].astype("float64")
    return titles_at(catalogue, ordered(catalogue, found, newest))


def spelled(catalogue: Catalogue, actors: Iterable[str]) -> list[str]:
    """Return names as the platforms spell them."""
    everyone = cast(catalogue)
    return [everyone.spellings[bisect_left(everyone.names, actor)] for actor in actors]


def cast(catalogue: Catalogue) -> Cast:
    """Return who is in what."""
    return catalogue.once(_cast)


def _pairs(catalogue: Catalogue, found: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of title and actor of some rows of titles."""
    everyone = cast(catalogue)
    asked = np.zeros(len(catalogue.titles), dtype=bool)
    asked[found] = True
    mask = asked[everyone.row]
    return everyone.row[mask], everyone.actor[mask]


def _telling_years(catalogue: Catalogue) -> dict[str | None, int]:
    """Return the telling year of each platform that has one, and of all together."""
    found: dict[str | None, int] = {}
    for platform in (*platforms(catalogue), None):
        years = by_year(catalogue, platform)
        telling = years[(years["tied"] == 1) & (years["titles"] >= LEAD)]
        if len(telling):
            ordered = telling.sort_values(["titles", "release_year"])
            found[platform] = int(ordered["release_year"].iloc[-1])
    return found


def _cast(catalogue: Catalogue) -> Cast:
    """Fold the names' case; the platforms' tables spell them, people type them."""
    actors = catalogue.title_actors
    codes = actors["actor"].cat.codes.to_numpy()
    spellings = actors["actor"].cat.categories.astype("str").array
    lower = np.array([name.lower() for name in spellings.tolist()], dtype=object)
    names, first, folded = np.unique(lower, return_index=True, return_inverse=True)
    row = catalogue.titles["title_id"].searchsorted(actors["title_id"])
    position = folded[codes] if len(codes) else codes
    return Cast(
        row=np.asarray(row, dtype=np.int32),
        actor=position.astype(np.int32),
        names=pack(names.tolist()),
        spellings=pack(spellings[first].tolist()),
        folded=exact(keys(names.tolist())),
    )
