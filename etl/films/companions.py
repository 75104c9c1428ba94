"""Companions of the films: keywords, cast and directors."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.read.cells import NAME, PEOPLE, Parted
from etl.read.columns import Layout
from etl.read.layouts import CREDITS, KEYWORDS
from etl.read.literals import Fields
from etl.read.nested import nested
from etl.read.table import read
from etl.report import Report, Rule

REPEATED_COMPANION = Rule(
    "repeated_companion_row",
    "A film's keywords or credits stand in the file again.",
    "The first row counts.",
    costs="row",
)
ORPHAN_COMPANION = Rule(
    "orphan_companion_row",
    "Keywords or credits belong to no film of the catalogue.",
    "Left out until the film comes.",
    costs="row",
)
NO_NUMBERS = Rule(
    "people_without_number",
    "The numbers of the people in this list are not TMDB's, which counts people from 1.",
    "The numbers are left out: people are told apart by name.",
)
CAST_KEPT = 10
PERSON: Fields = {"id": pa.int64(), **NAME}
JOBS: Fields = {"job": pa.string(), **PERSON}
ROLES = {"crew": "director", "director": "director", "cast": "cast"}
"""The columns that list people, directors before cast, and what these are."""
HIGHEST = 100_000_000
"""Beyond every number of a person at TMDB, by far: numbers of a list that has such are made up."""


def companion(path: Path, layout: Layout, rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return a companion file's rows (keywords or credits), one a film; unknown ones are told."""
    return one_a_film(read(path, layout, report), rows, report)


def one_a_film(raw: pd.DataFrame, rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return a companion's raw rows, one a film, by film; needs their ids alone."""
    ids = pd.to_numeric(raw["id"], errors="coerce")
    raw = raw.assign(film_id=ids.fillna(0).astype("int64"))
    repeated = raw["film_id"].duplicated()
    known = raw["film_id"].isin(rows["film_id"])
    report.flag(REPEATED_COMPANION, raw, repeated, "film_id")
    report.flag(ORPHAN_COMPANION, raw, ~known & ~repeated, "film_id")
    return raw[(raw["film_id"] > 0) & ~repeated].sort_values("film_id", ignore_index=True)


def keyword_table(rows: pd.DataFrame, path: Path | None, report: Report) -> pd.DataFrame:
    """Return `film_keywords`, from keywords.csv or the column that TMDB-5000's films have."""
    source = companion(path, KEYWORDS, rows, report) if path else rows
    report.came("film_keywords", source, "film_id")
    return keywords_of(source, report)


def keywords_of(source: pd.DataFrame, report: Report, parted: Parted | None = None) -> pd.DataFrame:
    """Return `film_keywords` of rows, one a film, or of a block of them."""
    found = nested(source, "keywords", NAME, report, parted=parted).rows(source["film_id"])
    return found.rename(columns={"name": "keyword"}).drop_duplicates(["film_id", "keyword"])


def people_table(rows: pd.DataFrame, path: Path | None, report: Report) -> pd.DataFrame:
    """Return `film_people`, directors before cast, of credits.csv or of the films' own columns."""
    source = companion(path, CREDITS, rows, report) if path else rows
    report.came("film_people", source, "film_id")
    if source[source.columns.intersection([*ROLES])].isna().all(axis=None):
        source = source.iloc[:0]
    people, numbers = people_of(source, report, named=path is None)
    return with_numbers(people, numbers, report)


def people_of(
    source: pd.DataFrame, report: Report, parted: Mapping[str, Parted] = {}, *, named: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `film_people` of rows, one a film, or of a block of them, without `person_id`.

    `named`: directors stand in a column of their own, too. `parted` is by column.

    Returns: the people, with the number (`id`) that their list (`source`) gives them; and of each
    list how many numbers it gives and the highest of them, for `with_numbers`.
    """
    lists = {
        "crew": _directors(source, report, parted.get("crew")),
        **({"director": _named(source, "director", report, parted)} if named else {}),
        "cast": _named(source, "cast", report, parted),
    }
    numbers = pd.DataFrame(
        {
            "source": pd.Series(list(lists), dtype="str"),
            "given": [int(some["id"].count()) for some in lists.values()],
            "highest": pd.array([some["id"].max() for some in lists.values()], dtype="Float64"),
        }
    )
    lists["cast"] = lists["cast"].query(f"position < {CAST_KEPT}")
    roles = [
        some.assign(role=ROLES[name], source=pd.Categorical([name] * len(some), list(ROLES)))
        for name, some in lists.items()
    ]
    people = pd.concat([some for some in roles if len(some)] or roles)
    people = people.rename(columns={"name": "person"})
    people = people.drop_duplicates(["film_id", "role", "person"]).sort_values(
        "film_id", kind="stable"
    )
    return people.assign(position=people.groupby("film_id").cumcount()), numbers


def with_numbers(people: pd.DataFrame, numbers: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Name the people's numbers `person_id`: null where the list as a whole has not TMDB's.

    `numbers` is what `people_of` says of the lists, of all blocks.
    """
    lists = numbers.groupby("source", sort=False)[["given", "highest"]]
    told = lists.agg({"given": "sum", "highest": "max"})
    made_up = told[(told["highest"] > HIGHEST).fillna(value=False)]
    for given in made_up["given"]:
        report.add(NO_NUMBERS, int(given))
    found = people["id"]
    whole = (found >= 1) & (found % 1 == 0) & ~people["source"].isin(made_up.index)
    known = found.where(whole).astype("Int32")
    return people.drop(columns=["id", "source"]).assign(person_id=known)


def _directors(source: pd.DataFrame, report: Report, parted: Parted | None) -> pd.DataFrame:
    """Return the directors among the crew, where that says who did what."""
    jobs = nested(source.assign(crew=crew(source)), "crew", JOBS, report, PEOPLE, parted)
    found = jobs.rows(source["film_id"])
    return _with_id(found[found["job"] == "Director"])


def crew(source: pd.DataFrame) -> "pd.Series[str]":
    """Return the crews of which each says what it did."""
    return source["crew"].where(source["crew"].str.contains("job", regex=False).fillna(value=False))


def _named(
    source: pd.DataFrame, column: str, report: Report, parted: Mapping[str, Parted]
) -> pd.DataFrame:
    found = nested(source, column, PERSON, report, PEOPLE, parted.get(column))
    return _with_id(found.rows(source["film_id"]))


def _with_id(people: pd.DataFrame) -> pd.DataFrame:
    return people.assign(id=pd.to_numeric(people["id"], errors="coerce").astype("Float64"))
