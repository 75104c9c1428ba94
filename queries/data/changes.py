"""What a new version of the tables brought, in a stakeholder's terms: `changes.json`."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from catalogue import Catalogue, DataError, artefacts
from catalogue.platforms import country_of

FILE = "changes.json"
FORMAT = 1
"""Raised when a figure is renamed or means something else."""
COMMAND = "python -m publish"
SHOWN = 3
"""Films listed as the biggest and the best rated."""
NAMED = 5
"""Titles named of those that came to a platform and of those that left it."""
VOTES = 50
"""Votes a film needs to count among the best rated."""


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier version: its identity, and when it was built (ISO, UTC)."""

    identity: str
    built: str


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are, and how many of them are new."""

    total: int
    new: int


@dataclass(frozen=True, slots=True)
class NewFilm:
    """A new film and the figure it is listed for: revenue (US dollars) or mean vote (of ten)."""

    film_id: int
    title: str
    year: int
    value: float


@dataclass(frozen=True, slots=True)
class MonthMoved:
    """The films released in a month (1 to 12), before and now."""

    month: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PlatformMoved:
    """The titles of a platform, before and now."""

    platform: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TitlesMoved:
    """How many titles came to a platform of a country and how many left it; the first of both."""

    platform: str
    arrivals: int
    departures: int
    came: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FranchiseMoved:
    """The franchise of the highest total revenue, before and now; empty where there is none."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since the earlier version, None in the first, and the answers that moved.

    `biggest`, `best`: the new films of the highest revenue and the best mean vote.
    """

    since: Since | None
    films: Size
    titles: Size
    biggest: tuple[NewFilm, ...] = ()
    best: tuple[NewFilm, ...] = ()
    months: tuple[MonthMoved, ...] = ()
    platforms: tuple[PlatformMoved, ...] = ()
    franchise: FranchiseMoved | None = None
    moves: tuple[TitlesMoved, ...] = ()
    format: int = field(default=FORMAT, kw_only=True)

    @property
    def is_news(self) -> bool:
        """Whether anything is new, or an answer moved."""
        moved = self.months or self.platforms or self.franchise or self.moves
        return bool(self.films.new or self.titles.new or moved)


def what_changed(before: Catalogue | None, after: Catalogue) -> Changes:
    """Compare two versions of the tables.

    Where nothing is new and no answer moved (a rebuild, a corrected text), what the earlier version
    told stays the news.
    """
    if before is None:
        films, titles = len(after.films), len(after.titles)
        return Changes(None, Size(films, films), Size(titles, titles))
    new = after.films[~after.films["film_id"].isin(before.films["film_id"])]
    voted = new[new["vote_count"] >= VOTES]
    found = Changes(
        Since(before.manifest.identity, before.manifest.built),
        _size(before.films, after.films, "film_id"),
        _size(before.titles, after.titles, "title_id"),
        _top(new, "revenue"),
        _top(voted, "vote_average"),
        _months(before, after),
        _platforms(before, after),
        _franchise(before, after),
        _moves(before, after),
    )
    return found if found.is_news else (_told_before(before) or found)


def _size(before: pd.DataFrame, after: pd.DataFrame, key: str) -> Size:
    return Size(len(after), int((~after[key].isin(before[key])).sum()))


def _top(films: pd.DataFrame, column: str) -> tuple[NewFilm, ...]:
    """Return the first films by a column, those that have it."""
    best = films.dropna(subset=[column]).nlargest(SHOWN, column)
    return tuple(
        NewFilm(int(row["film_id"]), str(row["title"]), int(row["year"]), float(row[column]))
        for row in best.to_dict(orient="records")
    )


def _months(before: Catalogue, after: Catalogue) -> tuple[MonthMoved, ...]:
    was, now = (np.bincount(c.films["month"], minlength=13).tolist() for c in (before, after))
    steps = (MonthMoved(month, was[month], now[month]) for month in range(1, 13))
    return tuple(step for step in steps if step.before != step.after)


def _platforms(before: Catalogue, after: Catalogue) -> tuple[PlatformMoved, ...]:
    was, now = (c.titles["platform"].astype("str").value_counts() for c in (before, after))
    steps = (
        PlatformMoved(str(name), int(was.get(name, 0)), int(now[name]))
        for name in sorted(now.index)
    )
    return tuple(step for step in steps if step.before != step.after)


def _moves(before: Catalogue, after: Catalogue) -> tuple[TitlesMoved, ...]:
    """Return what came and left on each platform of a country that both versions have."""
    found = []
    for platform in sorted(after.titles["platform"].astype("str").unique()):
        was, now = (c.titles[c.titles["platform"] == platform] for c in (before, after))
        came = now.loc[~now["title_id"].isin(was["title_id"]), "title"].tolist()
        left = was.loc[~was["title_id"].isin(now["title_id"]), "title"].tolist()
        if country_of(platform) and len(was) and (came or left):
            first = tuple(came[:NAMED]), tuple(left[:NAMED])
            found.append(TitlesMoved(platform, len(came), len(left), *first))
    return tuple(found)


def _franchise(before: Catalogue, after: Catalogue) -> FranchiseMoved | None:
    was, now = _first_franchise(before), _first_franchise(after)
    return FranchiseMoved(was, now) if was != now else None


def _first_franchise(catalogue: Catalogue) -> str:
    """Return the franchise of the highest total revenue, empty where there is none."""
    total = catalogue.films.groupby("franchise_id")["revenue"].sum()
    if not (total > 0).any():
        return ""
    named = catalogue.franchises.set_index("franchise_id")["franchise"]
    return str(named.to_dict()[total.idxmax()])


def moved_answers(found: Changes) -> pd.DataFrame:
    """Return the answers that moved, a row each, all as text: question, name, before, after."""
    rows = [
        *(("months", str(m.month), str(m.before), str(m.after)) for m in found.months),
        *(("platforms", p.platform, str(p.before), str(p.after)) for p in found.platforms),
        *(("arrivals", m.platform, "", str(m.arrivals)) for m in found.moves),
        *(("departures", m.platform, str(m.departures), "") for m in found.moves),
        *(("franchise", "", f.before, f.after) for f in [found.franchise] if f),
    ]
    return pd.DataFrame(rows, columns=["question", "name", "before", "after"], dtype="str")


def write(changes: Changes, version: Path) -> None:
    """Write what changed into a version's folder."""
    artefacts.write(version / FILE, changes, indent=1)


def news(catalogue: Catalogue) -> Changes | None:
    """Return what `what_changed` found when this version was published; None where it was not.

    Raises: DataError: it was written by another version of the program.
    """
    try:
        return artefacts.read(catalogue.file(FILE), Changes, FORMAT, COMMAND)
    except (OSError, ValueError):
        return None


def _told_before(catalogue: Catalogue) -> Changes | None:
    """Return the news of the version that is about to be replaced, None where none is readable."""
    try:
        return news(catalogue)
    except DataError:
        return None
