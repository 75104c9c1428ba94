"""Which film each title of a platform is."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from catalogue.names import keys
from catalogue.platforms import country_of
from etl.report import Report, Rule

A_YEAR_OFF = Rule(
    "title_a_year_off",
    "The platform gives the film another year than the film catalogue, one before or after.",
    "Linked all the same: its name agrees, and its director or two of its cast do.",
)
ANOTHER_NAME = Rule(
    "title_by_another_name",
    "The platform calls the film by another of its names, or with its words in another order.",
    "Linked: of that year, no other film has a name of these words.",
)
CAST = 2
"""Names of the cast that have to agree where no director does."""
LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
A_YEAR, *_EACH = np.random.default_rng(1).integers(2**63, size=1 + len(LETTERS), dtype=np.uint64)
WORTHS = np.zeros(256, dtype=np.uint64)
"""What each byte counts in the sign of a name: a plain letter or digit a number of its own."""
WORTHS[list(LETTERS)] = _EACH


def film_links(
    titles: pd.DataFrame,
    films: pd.DataFrame | None,
    actors: pd.DataFrame | None = None,
    people: pd.DataFrame | None = None,
    report: Report | None = None,
    names: pd.DataFrame | None = None,
) -> "pd.Series[int]":
    """Return the film that each title is, null for none.

    It is that of TMDB's number where its id has one, else that of its IMDb id where a file gives
    one, else the only one of that title and year, else the only one of that year with a name
    (`names`, as `film_titles`) of the same words, else the only one of that title a year apart
    whose credits (`people`) agree with those of the title (its director, and `actors`).
    """
    if films is None or films.empty:
        return pd.Series(pd.NA, index=titles.index, dtype="Int32")
    alike = films["title_key"].isin(titles["title_key"])  # few of a million
    named = films.loc[alike, ["title_key", "year", "film_id"]]
    named = named.astype({"year": "int16", "film_id": "Int32"})
    only = named.drop_duplicates(["title_key", "year"], keep=False)
    wanted = titles[["title_key", "release_year"]].rename(columns={"release_year": "year"})
    linked = wanted.merge(only, on=["title_key", "year"], how="left", validate="many_to_one")
    is_film = (titles["type"] == "movie").to_numpy()
    told = by_number(titles, films).fillna(by_imdb(titles, films))
    found = told.fillna(linked["film_id"].set_axis(titles.index)).where(is_film)
    if names is not None:
        lacking = titles[is_film & found.isna().to_numpy()]
        other = by_another_name(lacking, films[["film_id", "year"]], names)
        found = found.fillna(other.reindex(titles.index))
        if report is not None:
            report.add(ANOTHER_NAME, int(other.notna().sum()))
    if actors is None or people is None:
        return found
    near = _near(titles[is_film & found.isna().to_numpy()], named, actors, people)
    if report is not None:
        report.add(A_YEAR_OFF, len(near))
    return found.fillna(titles["title_id"].map(near).astype("Int32"))


def by_number(titles: pd.DataFrame, films: pd.DataFrame) -> "pd.Series[int]":
    """Return the film whose number stands in the id of a title of a platform in one country.

    Those ids come from TMDB, `m27205` behind the platform's letters; null where no film bears it.
    """
    platform = titles["platform"].astype("str")
    theirs = [name for name in platform.unique() if country_of(name)]
    number = titles["title_id"].str.extract(r"m(\d{1,9})$")[0].where(platform.isin(theirs))
    found = pd.to_numeric(number).astype("Int32")
    return found.where(found.isin(films["film_id"]))


def by_imdb(titles: pd.DataFrame, films: pd.DataFrame) -> "pd.Series[int]":
    """Return the film of each title's IMDb id, null where it has none or no film has that one."""
    if "imdb_id" not in titles or "imdb_id" not in films:
        return pd.Series(pd.NA, index=titles.index, dtype="Int32")
    wanted = titles["imdb_id"]
    known = films.loc[films["imdb_id"].isin(wanted.dropna()), ["imdb_id", "film_id"]]
    ids = known.drop_duplicates("imdb_id", keep=False).set_index("imdb_id")["film_id"]
    return wanted.map(ids).astype("Int32")


def by_another_name(
    titles: pd.DataFrame, films: pd.DataFrame, names: pd.DataFrame
) -> "pd.Series[int]":
    """Return the only film of each title's year with a name of its words, in whatever order.

    `Star Wars: A New Hope (Episode IV)` is `Star Wars: Episode IV - A New Hope`.
    """
    years = films[films["year"].isin(titles["release_year"])].astype({"year": "int64"})
    known = names[names["kind"].astype("str") != "abbreviation"].merge(years, on="film_id")
    folded = keys(known["title"].astype("str").tolist())
    asked = titles["title_key"].astype("str").tolist()
    # Words cost the most: only those are put in order that may be the same.
    may = np.isin(signs(folded, known["year"]), signs(asked, titles["release_year"]))
    told = known[may].assign(words=_words([folded[i] for i in np.flatnonzero(may).tolist()]))
    told = told.astype({"words": "str"})
    of_film = told[["words", "year", "film_id"]].drop_duplicates()
    only = of_film.drop_duplicates(["words", "year"], keep=False)
    wanted = pd.DataFrame(
        {
            "words": pd.Series(_words(asked), dtype="str"),
            "year": titles["release_year"].astype("int64").to_numpy(),
        }
    )
    found = wanted.merge(only, on=["words", "year"], how="left", validate="many_to_one")
    return found["film_id"].astype("Int32").set_axis(titles.index)


def signs(folded: Sequence[str], years: "pd.Series[int]") -> npt.NDArray[np.uint64]:
    """Return a number of each folded name and year, the same where the words are, in any order.

    It is a sum over plain letters and digits; other names may have it too.
    """
    texts = pa.array(folded, pa.string())
    _valid, ends, letters = texts.buffers()
    worths = WORTHS[np.frombuffer(letters, dtype=np.uint8)] if letters else WORTHS[:0]
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(worths, dtype=np.uint64)])
    bounds = (
        np.frombuffer(ends, dtype=np.int32)[: len(texts) + 1] if len(texts) else np.zeros(1, int)
    )
    found: npt.NDArray[np.uint64] = np.diff(sums[bounds])
    found += years.to_numpy(np.uint64) * A_YEAR
    return found


def _words(folded: Sequence[str]) -> list[str]:
    """Return the words of folded names in one order, whatever stands between them."""
    return [" ".join(sorted(re.findall(r"\w+", name))) for name in folded]


def _near(
    titles: pd.DataFrame, films: pd.DataFrame, actors: pd.DataFrame, people: pd.DataFrame
) -> "pd.Series[int]":
    """Return the film of each title that is one a year apart, by `title_id`."""
    pairs = titles[["title_id", "title_key", "release_year", "director"]].merge(
        films, on="title_key"
    )
    apart = (pairs["year"].astype("int32") - pairs["release_year"].astype("int32")).abs()
    pairs = pairs[apart == 1]
    told = people[people["film_id"].isin(pairs["film_id"])]
    credits = _folded(told[["film_id", "role", "person"]].rename(columns={"person": "name"}))
    agreed = pairs[
        _shared(pairs, _directors(pairs), credits, "director").ge(1)
        | _shared(pairs, _acting(actors, pairs), credits, "cast").ge(CAST)
    ]
    return agreed.drop_duplicates("title_id", keep=False).set_index("title_id")["film_id"]


def _directors(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the titles' directors: `title_id`, `name`, folded."""
    named = pairs[["title_id", "director"]].dropna().drop_duplicates()
    split = named.assign(name=named["director"].str.split(",")).explode("name")
    return _folded(split[["title_id", "name"]])


def _acting(actors: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the titles' cast: `title_id`, `name`, folded."""
    some = actors[actors["title_id"].isin(pairs["title_id"])]
    return _folded(some[["title_id", "actor"]].rename(columns={"actor": "name"}))


def _folded(names: pd.DataFrame) -> pd.DataFrame:
    folded = keys(names["name"].astype("str").str.strip().tolist())
    return names.assign(name=pd.array(folded, dtype="str")).drop_duplicates()


def _shared(
    pairs: pd.DataFrame, told: pd.DataFrame, credits: pd.DataFrame, role: str
) -> "pd.Series[int]":
    """Count the names of a role that title and film of each pair share."""
    both = pairs[["title_id", "film_id"]].merge(told, on="title_id")
    both = both.merge(credits[credits["role"] == role], on=["film_id", "name"])
    counts = both.groupby(["title_id", "film_id"]).size()
    wanted = pd.MultiIndex.from_frame(pairs[["title_id", "film_id"]])
    return counts.reindex(wanted, fill_value=0).set_axis(pairs.index)
