"""What the front page tells of a catalogue: names worth a search, what is remarkable, what is good.

Each answer is None or empty where the catalogue has nothing to tell it from. None looks at a month
or a day, which placeholders would fill.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from catalogue import Catalogue
from queries.across.anything import find
from queries.across.hits import Hit
from queries.explore import coverage
from queries.explore.distributions import by_group
from queries.films import franchises, people
from queries.platforms import actors, sizes
from queries.rows import picked

EXAMPLES, TRIED = 3, 5
"""Names that are offered to search; candidates of each kind that are tried."""
LEAST = 30
"""Films of a genre, and ratings of a film, from which a figure is more than chance."""
BEST_KNOWN = 100
"""Films, the most voted, that are looked for on the platforms."""
GOOD = 6
"""Films named as good."""
PRIOR = 25
"""Ratings at the mean of all that a film's own are weighed against."""
TELLING = ("revenue", "budget", "runtime", "vote_average", "overview", "genres")
"""Columns whose gaps change answers."""


@dataclass(frozen=True, slots=True)
class Watchable:
    """Of the `films` best known, how many are on `some` platform; `table`: `platform`, `films`."""

    films: int
    some: int
    table: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Divisive:
    """The film whose viewers agree least: `spread` is their ratings' standard deviation, in stars.

    `stars`: one row a rating given, `stars` and `ratings` (how often), ascending.
    """

    film_id: int
    title: str
    year: int
    ratings: int
    mean: float
    spread: float
    stars: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Good:
    """One of the films that viewers rate best."""

    film_id: int
    title: str
    year: int


@dataclass(frozen=True, slots=True)
class Front:
    """All that the front page tells.

    `examples` are names that the search answers first with what bears them. `genres`: `genre`,
    `films` and `median` return, the highest first; `franchises`: `name`, `films` and `total`
    revenue (US dollars), the highest first; `known`: `column`, `share` of films that have it, the
    least known first; `exclusive`: `platform`, `titles` and `share` of them on no other, the
    highest first; `busiest`: `actor`, `titles`.
    """

    examples: tuple[Hit, ...]
    genres: pd.DataFrame
    franchises: pd.DataFrame
    watchable: Watchable | None
    exclusive: pd.DataFrame
    divisive: Divisive | None
    known: pd.DataFrame
    busiest: pd.DataFrame
    good: tuple[Good, ...]


def front(catalogue: Catalogue) -> Front:
    """Compute all that the front page tells."""
    return Front(
        examples=tuple(_examples(catalogue)),
        genres=_genres(catalogue),
        franchises=_franchises(catalogue),
        watchable=_watchable(catalogue),
        exclusive=_exclusive(catalogue),
        divisive=_divisive(catalogue),
        known=_known(catalogue),
        busiest=actors.appearances(catalogue, limit=5),
        good=_good(catalogue),
    )


def _examples(catalogue: Catalogue) -> Iterator[Hit]:
    """Yield a name of each of the first kinds that have one which the search finds first."""
    kinds = (_film_names, _person_names, _franchise_names, _actor_names, _title_names)
    found = (_answered(catalogue, names(catalogue)) for names in kinds)
    yield from [hit for hit in found if hit][:EXAMPLES]


def _answered(catalogue: Catalogue, names: list[tuple[str, str]]) -> Hit | None:
    """Return the first name, with its kind, that the search answers with what is meant."""
    for kind, name in names:
        hits = find(catalogue, name, 1)
        if hits and (hits[0].kind, hits[0].name) == (kind, name):
            return hits[0]
    return None


def _film_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    best = catalogue.films.nlargest(TRIED, "vote_count")
    return [("film", str(title)) for title in best["title"]]


def _person_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return those who are best known for what they directed, else for their parts."""
    known = catalogue.once(people.make_people)
    best = [known.names.spellings[int(place)] for place in known.known[: 20 * TRIED]]
    table = catalogue.film_people
    directors = set(table.loc[table["role"] == "director", "person"].astype("str"))
    names = [name for name in best if name in directors] or best
    return [("person", name) for name in names[:TRIED]]


def _franchise_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [("franchise", str(name)) for name in _franchises(catalogue)["name"]]


def _actor_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    names = actors.appearances(catalogue, limit=TRIED)["actor"]
    return [("actor", name) for name in actors.spelled(catalogue, names)]


def _title_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [("title", str(title)) for title in sizes.shared_titles(catalogue)["title"][:TRIED]]


def _genres(catalogue: Catalogue) -> pd.DataFrame:
    boxes = by_group(catalogue, coverage.every(catalogue), "roi", "genre", log=True)
    enough = boxes.loc[boxes["films"] >= LEAST, ["group", "films", "median"]]
    return enough.rename(columns={"group": "genre"}).reset_index(drop=True)


def _franchises(catalogue: Catalogue) -> pd.DataFrame:
    leading = franchises.leaderboard(catalogue, "total", minimum=2, limit=TRIED)
    earned = leading[leading["total"] > 0]
    return earned[["name", "films", "total"]].reset_index(drop=True)


def _watchable(catalogue: Catalogue) -> Watchable | None:
    """Look for the best-known films on the platforms, as title and year tell them."""
    best = catalogue.films.nlargest(BEST_KNOWN, "vote_count")["film_id"]
    held = catalogue.titles.loc[catalogue.titles["film_id"].isin(best), ["platform", "film_id"]]
    if held.empty:
        return None
    every = sizes.sizes(catalogue).table["platform"]
    counts = held.drop_duplicates()["platform"].astype("str").value_counts()
    films = every.map(counts).fillna(0).astype("int64")
    table = pd.DataFrame({"platform": every.astype("str"), "films": films})
    table = table.sort_values("films", ascending=False, kind="stable", ignore_index=True)
    return Watchable(len(best), held["film_id"].nunique(), table)


def _exclusive(catalogue: Catalogue) -> pd.DataFrame:
    table = sizes.sizes(catalogue).table
    found = table[["platform", "titles"]].assign(
        platform=table["platform"].astype("str"), share=table["exclusive"] / table["titles"]
    )
    return found.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _divisive(catalogue: Catalogue) -> Divisive | None:
    ratings = catalogue.film_ratings[["film_id", "rating"]]
    table = ratings.groupby("film_id")["rating"].agg(["size", "mean", "std"])
    enough = table[table["size"] >= max(LEAST, table["size"].quantile(0.95))]
    if enough.empty:
        return None
    film_id = int(enough.index.to_numpy()[enough["std"].to_numpy().argmax()])
    film = picked(catalogue.films, ("title", "year"), _rows(catalogue, np.array([film_id])))
    given = ratings.loc[ratings["film_id"] == film_id, "rating"].value_counts().sort_index()
    stars = pd.DataFrame({"stars": given.index.astype("float64"), "ratings": given.to_numpy()})
    own = enough[enough.index == film_id].iloc[0]
    return Divisive(
        film_id,
        str(film["title"].iloc[0]),
        int(film["year"].iloc[0]),
        int(own["size"]),
        float(own["mean"]),
        float(own["std"]),
        stars,
    )


def _known(catalogue: Catalogue) -> pd.DataFrame:
    if catalogue.films.empty:
        return pd.DataFrame({"column": [], "share": []})
    table = coverage.known(catalogue)
    told = table.loc[table["column"].isin(TELLING), ["column", "known"]]
    found = told.rename(columns={"known": "share"})
    return found.sort_values("share", kind="stable", ignore_index=True)


def _good(catalogue: Catalogue) -> tuple[Good, ...]:
    """Return the films of the best mean, of viewers' ratings or else of votes.

    It is weighed against the mean of all, so that few ratings do not make a film the best.
    """
    table = catalogue.film_ratings.groupby("film_id")["rating"].agg(["size", "mean"])
    prior = float(PRIOR)
    if table.empty:
        voted = catalogue.films[catalogue.films["vote_average"].notna()]
        table = voted.set_index("film_id")[["vote_count", "vote_average"]]
        table = table.set_axis(["size", "mean"], axis=1).astype("float64")
        prior = max(prior, float(table["size"].quantile(0.95))) if len(table) else prior
    if table.empty:
        return ()
    every = float((table["size"] * table["mean"]).sum() / max(table["size"].sum(), 1))
    score = (table["size"] * table["mean"] + prior * every) / (table["size"] + prior)
    best = score.sort_values(ascending=False, kind="stable").index[:GOOD].to_numpy()
    films = picked(catalogue.films, ("title", "year"), _rows(catalogue, best))
    found = zip(best.tolist(), films["title"].tolist(), films["year"].tolist(), strict=True)
    return tuple(Good(int(film_id), str(title), int(year)) for film_id, title, year in found)


def _rows(catalogue: Catalogue, film_ids: np.ndarray) -> np.ndarray:
    """Return the rows of films that bear these numbers."""
    return np.asarray(catalogue.films["film_id"].to_numpy().searchsorted(film_ids))
