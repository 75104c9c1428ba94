"""Tables merged with the rows of a raw file: by id, the newer row wins."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import TABLES, DataError
from etl.films import companions as film_companions
from etl.films import ratings
from etl.films import tables as films
from etl.films.fetched import SOURCES, among, fetched, renewed
from etl.films.names import title_table
from etl.read.files import RawFiles
from etl.report import Report
from etl.titles import scores
from etl.titles.links import film_links
from etl.update import films as some_films
from etl.update import titles as some_titles
from etl.update import waiting
from etl.update.relink import Touched, relinked

Tables = dict[str, pd.DataFrame]
FLAT = ("films_flat", "titles_flat")
KEYS = {
    **{name: list(table.key[:1]) for name, table in TABLES.items()},
    **{name: ["id"] for name in FLAT},
    **{name: ["film_id"] for name in waiting.NAMES},
    **{name: ["user_id", "film_id"] for name in ("film_ratings", "waiting_film_ratings")},
    waiting.SCORES: ["title_id"],
}
"""The columns by which new rows replace old ones, all of a film's or title's at once."""
WITH_FILMS = ("films", "films_flat", "film_titles", *films.FIELDS)
WITH_TITLES = ("titles", "titles_flat", "title_actors", "title_countries", "title_genres")
LINKING = {"films", "titles", "film_people", "title_actors"}
"""Tables by which titles are linked to films."""
LED = (*WITH_FILMS, *WITH_TITLES)
"""Tables in which nothing new replaces something old."""


def is_among(ids: pd.DataFrame, among: pd.DataFrame) -> "npt.NDArray[np.bool_]":
    """Tell which rows of one or more id columns stand among others."""
    if ids.shape[1] == 1:
        return ids.iloc[:, 0].isin(among.iloc[:, 0]).to_numpy()
    return pd.MultiIndex.from_frame(ids).isin(pd.MultiIndex.from_frame(among))


def made_from(tables: Tables, files: RawFiles, report: Report) -> Tables:
    """Return the tables that one file makes, cleaned like any raw file."""
    rows = tables.get("films", pd.DataFrame({"film_id": []}))
    if files.films:
        return some_films.made_from(tables, files, report)
    if files.keywords:
        table = film_companions.keyword_table(rows, files.keywords, report)
        return waiting.parted("film_keywords", table, rows["film_id"])
    if files.names:
        named = fetched(files.names, tables["films"], report)
        return {"film_titles": renewed(tables["films"], tables["film_titles"], named)}
    if files.credits:
        table = film_companions.people_table(rows, files.credits, report)
        return waiting.parted("film_people", table, rows["film_id"])
    if files.titles:
        made = some_titles.made_from(tables, files, report)
        return _with_scores(tables, made)
    if files.scores:
        return _scored(tables, files.scores, report)
    return dict(ratings.tables(files, report, _quiet, tables, files.folder))


def _quiet(_step: str) -> None:
    """Say nothing."""


def merged_with(tables: Tables, made: Tables) -> Tables:
    """Return the tables that change: new rows replace the old ones of the same ids.

    A film's or title's lists go with its own row, even where the new row has none; keywords and
    credits come in files of their own, so that only a new list replaces an old one.
    """
    replacing = {name for name in made if name in LED or len(made[name]) or name not in tables}
    merged = {
        name: _replaced(tables, name, made) for name in replacing - {"franchises", "film_titles"}
    }
    if "films" in made:  # what was fetched of a film stays as its row is replaced
        new, old = made["film_titles"], tables.get("film_titles", made["film_titles"])
        gone = is_among(old[["film_id"]], new[["film_id"]]) & ~old["source"].isin(SOURCES)
        merged["film_titles"] = pd.concat([plain(old[~gone]), plain(new)])
    elif "film_titles" in made:
        merged["film_titles"] = made["film_titles"]
    if "films" in made:
        merged["franchises"] = franchises(merged["films"], merged["films_flat"])
    return merged


def let_in(tables: Tables) -> tuple[Tables, Tables]:
    """Let in what waited for films and titles that are there now.

    Returns: the tables that change by it, and the rows let in.
    """
    came, rows = waiting.admitted(tables)
    for name, fresh in rows.items():
        if name in tables:  # what a newer file says goes first
            fresh = fresh.loc[~is_among(fresh[KEYS[name]], tables[name][KEYS[name]])]
        came[name] = _replaced(tables, name, {name: fresh})
    return came, rows


def _replaced(tables: Tables, name: str, made: Tables) -> pd.DataFrame:
    new, old = made[name], tables.get(name)
    if old is None:
        return new
    if name == "titles_flat":
        kept, new = _flat_titles(old, new, made["titles"], tables["titles"])
    else:
        leader = "films" if name in WITH_FILMS else "titles" if name in WITH_TITLES else name
        kept = old[~is_among(old[KEYS[name]], made[leader][KEYS[leader]])]
    both = [frame for frame in (kept, new[old.columns]) if len(frame)] or [old.iloc[:0]]
    key = list(TABLES[name].key) if name in TABLES else KEYS[name]
    merged = pd.concat([plain(frame) for frame in both])
    return merged.sort_values(key, kind="stable", ignore_index=True)


def _flat_titles(
    old: pd.DataFrame, new: pd.DataFrame, accepted: pd.DataFrame, known: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return which old and which new rows stay in `titles_flat`, which holds rejected rows too.

    A rejected row replaces no title that counts (`known`), but an earlier rejected row of its id;
    a row without any id is there once.
    """
    was, now = (rows["id"].str.replace(r"\s", "", regex=True) for rows in (old, new))
    fresh = now.isin(accepted["title_id"]) | ~now.isin(known["title_id"])
    fresh &= now.notna() | ~is_among(*(rows.astype("str").fillna("") for rows in (new, old)))
    return old[was.isna() | ~was.isin(now[fresh])], new[fresh]


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows whose categories are texts, so that they join those of another table."""
    names = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(names, "str"))


def franchises(merged: pd.DataFrame, flat: pd.DataFrame) -> pd.DataFrame:
    """Return the franchises that some film still belongs to, named as its first film names them."""
    named = pd.DataFrame(
        {
            "franchise_id": merged["franchise_id"].to_numpy(),
            "franchise": flat["belongs_to_collection"].to_numpy(),
        }
    )
    kept = named[named["franchise_id"].notna()].drop_duplicates("franchise_id")
    return kept.sort_values("franchise_id")


def _with_scores(tables: Tables, made: Tables) -> Tables:
    """Give the new titles the scores that the old ones of the same id had."""
    if "titles" not in tables:
        return made
    old = tables["titles"].set_index("title_id")[["score", "score_count", "score_sd"]]
    scores = old.reindex(made["titles"]["title_id"]).reset_index(drop=True)
    return {**made, "titles": made["titles"].reset_index(drop=True).assign(**scores)}


def _scored(tables: Tables, path: Path, report: Report) -> Tables:
    """Return the titles that a file of scores names, with these scores, and the scores ahead.

    Raises: DataError: no titles, or scores that are made of ratings.
    """
    rows = tables.get("titles", pd.DataFrame({"title_id": [], "score_count": []}))
    if rows["score_count"].notna().any():
        message = f"{path} is not used: these tables' scores are the means of ratings at hand."
        raise DataError(message)
    ready = scores.ready(path, rows["title_id"], report)
    named = rows[rows["title_id"].isin(ready.index)]
    scored = named.assign(score=named["title_id"].map(ready))
    return {"titles": scored, **scores.waiting(ready, rows["title_id"])}


def linked(before: Tables, merged: Tables, of: Touched | None) -> Tables:
    """Name the films anew where they changed, and link titles to films where either changed.

    Of the tables before they hold what merged anew; what is `of` a change is linked, else all.
    """
    tables = before | merged
    if "films" in merged:  # tables of an earlier version have no names yet
        merged = {
            **merged,
            "film_titles": title_table(tables["films"], among(tables.get("film_titles"))),
        }
    if "titles" not in tables or not merged.keys() & LINKING:
        return merged
    found, now = tables["titles"].reset_index(drop=True), tables | merged
    if of is not None and {"films", "titles", "film_titles"} <= before.keys():
        return {**merged, "titles": found.assign(film_id=relinked(before, now, of))}
    films, actors, people, names = (
        now.get(n) for n in ("films", "title_actors", "film_people", "film_titles")
    )
    links = film_links(found, films, actors, people, names=names)
    return {**merged, "titles": found.assign(film_id=links)}
