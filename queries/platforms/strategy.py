"""What each platform bets on: five measures, and how they differ from genre to genre.

A platform's catalogue is a day's picture: what left it is unknown. Titles of films and series count
alike.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from catalogue import Catalogue
from catalogue.genres import genres
from catalogue.platforms import called
from queries.films.filters import genre_films
from queries.platforms.genres import counts, titles_with_genre
from queries.platforms.selection import arrays, platforms
from queries.platforms.sizes import overlap, sizes
from queries.recent import recent
from queries.rows import greatest

RECENT = 3
"""Years, the catalogues' last among them, whose titles are recent."""
CORNERS = ("gap", "crowded", "quiet", "saturated")
"""Genres by demand and supply: much and little, much and much, little and little, little and much.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Strategies:
    """What all platforms are measured by, a row a platform, the largest first.

    `table`: `platform` (its name), `code`, `titles`, `linked` (share linked to a film), `exclusive`
    (share on no other platform), `shared` (the greatest Jaccard index with another; null without
    one), `age` (median years since release at `year`), `recent` (share of the last `RECENT` years),
    `genres` and `countries` (Herfindahl index, 0 to 1), `genre_titles` and `country_titles` (of
    which these are known).
    """

    table: pd.DataFrame
    year: int
    linked: int

    def of(self, code: str) -> "pd.Series[float]":
        """Return one platform's row."""
        return self.table.iloc[self.table["code"].tolist().index(code)]

    def most(self, measure: str) -> "pd.Series[float] | None":
        """Return the row of the platform with the most of a measure; None where none is known."""
        known = self.table[self.table[measure].notna()]
        return None if known.empty else greatest(known, measure)


def strategies(catalogue: Catalogue, name: Callable[[str], str] = called) -> Strategies:
    """Measure every platform, which `name` calls."""
    found = catalogue.once(_strategies)
    if name is called:
        return found
    return replace(found, table=found.table.assign(platform=[*map(name, found.table["code"])]))


def jaccard(catalogue: Catalogue) -> pd.DataFrame:
    """Return the share of two platforms' works that both have: square, 1 on the diagonal."""
    shared = overlap(catalogue)
    own = np.diag(shared.to_numpy())
    union = own[:, None] + own[None, :] - shared.to_numpy()
    found: pd.DataFrame = shared / np.maximum(union, 1)
    return found


def closest(
    catalogue: Catalogue, name: Callable[[str], str] = called
) -> tuple[str, str, float] | None:
    """Return the two platforms that share most and their index; None of fewer than two."""
    square = jaccard(catalogue)
    values = square.to_numpy() - np.eye(len(square))
    if len(square) < 2:
        return None
    first, second = np.unravel_index(int(values.argmax()), values.shape)
    names = [name(str(code)) for code in square.index]
    return names[first], names[second], float(values[first, second])


@recent
def representation(catalogue: Catalogue, platform: str) -> pd.DataFrame:
    """Compare a platform's genres with those of all platforms, the most over-represented first.

    Columns: `genre`, `titles`, `share` (of its titles that tell of a genre), `mean` (of the
    platforms' shares), `index` (share / mean: 1 is equal), `more` (index less 1). A platform
    with no title of a genre has no word for it: it counts in no mean, and of a genre that it or
    all others lack nothing is said.
    """
    present = platforms(catalogue)
    titles = counts(catalogue)
    shares = titles / np.maximum(titles_with_genre(catalogue), 1)[:, None]
    own, holding = shares[present.index(platform)], (shares > 0).sum(axis=0)
    mean = shares.sum(axis=0) / np.maximum(holding, 1)
    told = (own > 0) & (holding > 1)
    table = pd.DataFrame(
        {
            "genre": genres(),
            "titles": titles[present.index(platform)].astype(np.int64),
            "share": own,
            "mean": mean,
            "index": own / np.where(told, mean, np.nan),
        }
    ).dropna()
    table = table.assign(more=table["index"] - 1)
    return table.sort_values("index", ascending=False, kind="stable", ignore_index=True)


def ages(catalogue: Catalogue, name: Callable[[str], str] = called) -> pd.DataFrame:
    """Describe how old each platform's titles are, in years, the youngest first.

    Columns: `platform` (its name), `titles`, `low`, `lower_quartile`, `median`, `upper_quartile`,
    `high`: the 5th, 25th, 50th, 75th and 95th of a hundred.
    """
    columns, year = arrays(catalogue), strategies(catalogue).year
    age = pd.Series(year - columns.year.astype(np.int64))
    by = age.groupby(columns.platform)
    shares = {"low": 0.05, "lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}
    table = pd.DataFrame({part: by.quantile(q) for part, q in {**shares, "high": 0.95}.items()})
    names = [name(platforms(catalogue)[int(code)]) for code in table.index]
    table.insert(0, "platform", names)
    table.insert(1, "titles", by.size())
    return table.sort_values(["median", "upper_quartile"], ignore_index=True)


def demand_and_supply(catalogue: Catalogue, platform: str | None = None) -> pd.DataFrame:
    """Set how films of each genre are asked for against the titles held, by a platform or by all.

    Columns: `genre`, `titles` held, `films` (of the film catalogue with a vote), `votes` (mean a
    film), `vote` (mean of 10), `corner` (one of `CORNERS`; the medians over genres part them).
    Genres without titles or films are left out.
    """
    titles = counts(catalogue)
    own = titles.sum(axis=0) if platform is None else titles[platforms(catalogue).index(platform)]
    table = _asked(catalogue).assign(titles=own.astype(np.int64))
    table = table[(table["titles"] > 0) & (table["films"] > 0)].reset_index(drop=True)
    asked = table["votes"] >= table["votes"].median()
    held = table["titles"] >= table["titles"].median()
    place = (~asked).astype(int) * 2 + held.astype(int)
    return table.assign(corner=[CORNERS[i] for i in place])


def _asked(catalogue: Catalogue) -> pd.DataFrame:
    """Return the films with a vote of each genre, their mean number of votes and mean vote."""
    films, listed = catalogue.films, catalogue.film_genres
    rows = genre_films(catalogue)
    facts = pd.DataFrame(
        {
            "genre": listed["genre"].astype("str").to_numpy(),
            "votes": films["vote_count"].to_numpy()[rows],
            "vote": films["vote_average"].to_numpy()[rows],
        }
    )
    by = facts[facts["votes"] > 0].groupby("genre")
    table = pd.DataFrame(
        {"films": by.size(), "votes": by["votes"].mean(), "vote": by["vote"].mean()}
    )
    return table.reindex(list(genres())).rename_axis("genre").reset_index()


def _strategies(catalogue: Catalogue) -> Strategies:
    columns, present, year = arrays(catalogue), platforms(catalogue), 0
    if present:
        year = int(columns.year.max())
    titles = pd.DataFrame(
        {
            "linked": catalogue.titles["film_id"].notna().to_numpy(),
            "age": (year - columns.year.astype(np.int64)).astype(float),
        }
    )
    titles = titles.assign(recent=titles["age"] < RECENT)
    by = titles.groupby(columns.platform)
    split = counts(catalogue, split=True)
    countries, known = _countries(catalogue)
    table = pd.DataFrame(
        {
            "code": present,
            "platform": [called(code) for code in present],
            "titles": [sizes(catalogue).of(code) for code in present],
            "linked": by["linked"].mean(),
            "exclusive": [sizes(catalogue).total(code).share_exclusive for code in present],
            "shared": _greatest(jaccard(catalogue).to_numpy()),
            "age": by["age"].median(),
            "recent": by["recent"].mean(),
            "genres": _herfindahl(split),
            "countries": _herfindahl(countries),
            "genre_titles": titles_with_genre(catalogue),
            "country_titles": known,
        }
    )
    table = table.sort_values("titles", ascending=False, kind="stable", ignore_index=True)
    return Strategies(table, year, int(titles["linked"].sum()))


def _greatest(square: np.ndarray) -> np.ndarray:
    """Return the greatest of each row of a square beside its diagonal; NaN without any."""
    if len(square) < 2:
        return np.full(len(square), np.nan)
    found: np.ndarray = (square - 2 * np.eye(len(square))).max(axis=1)
    return found


def _herfindahl(amounts: np.ndarray) -> np.ndarray:
    """Return the sum of squared shares of each row; NaN for one of nothing."""
    total = amounts.sum(axis=1, keepdims=True)
    shares = amounts / np.where(total > 0, total, np.nan)
    return np.where(total[:, 0] > 0, np.nansum(shares**2, axis=1), np.nan)


def _countries(catalogue: Catalogue) -> tuple[np.ndarray, np.ndarray]:
    """Return each platform's titles by country, divided among those of a title, and their number.

    Shapes (platforms, countries) and (platforms,).
    """
    listed, columns = catalogue.title_countries, arrays(catalogue)
    row = np.asarray(catalogue.titles["title_id"].searchsorted(listed["title_id"]))
    code, names = pd.factorize(listed["country"].astype("str"))
    many = np.bincount(row, minlength=len(columns.platform))
    width = max(len(names), 1)
    cells = columns.platform[row].astype(np.int64) * width + code
    amounts = np.bincount(cells, 1 / many[row], len(platforms(catalogue)) * width)
    known = np.bincount(columns.platform[many > 0], minlength=len(platforms(catalogue)))
    return amounts.reshape(-1, width), known
