"""Companions of the films: keywords, cast and directors."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.read.columns import Layout
from etl.read.layouts import CREDITS, KEYWORDS
from etl.read.nested import NAME, PEOPLE, nested
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
PERSON = {"id": pa.int64(), **NAME}
HIGHEST = 100_000_000
"""Beyond every number of a person at TMDB, by far: numbers of a list that has such are made up."""


def companion(path: Path, layout: Layout, rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return a companion file's rows (keywords or credits), one a film; unknown ones are told."""
    raw = read(path, layout, report)
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
    found = nested(source, "keywords", NAME, report).rows(source["film_id"])
    return found.rename(columns={"name": "keyword"}).drop_duplicates(["film_id", "keyword"])


def people_table(rows: pd.DataFrame, path: Path | None, report: Report) -> pd.DataFrame:
    """Return `film_people`, directors before cast, of credits.csv or of the films' own columns."""
    source = companion(path, CREDITS, rows, report) if path else rows
    report.came("film_people", source, "film_id")
    roles = [
        _directors(source, report).assign(role="director"),
        *([] if path else [_named(source, "director", report).assign(role="director")]),
        _named(source, "cast", report).query(f"position < {CAST_KEPT}").assign(role="cast"),
    ]
    people = pd.concat([some for some in roles if len(some)] or roles)
    people = people.rename(columns={"name": "person"})
    people = people.drop_duplicates(["film_id", "role", "person"]).sort_values(
        "film_id", kind="stable"
    )
    return people.assign(position=people.groupby("film_id").cumcount())


def _directors(source: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return the directors among the crew, where that says who did what."""
    told = source["crew"].where(source["crew"].str.contains("job", regex=False).fillna(value=False))
    jobs = {"job": pa.string(), **PERSON}
    crew = nested(source.assign(crew=told), "crew", jobs, report, PEOPLE).rows(source["film_id"])
    return _numbered(crew[crew["job"] == "Director"], report)


def _named(source: pd.DataFrame, column: str, report: Report) -> pd.DataFrame:
    people = nested(source, column, PERSON, report, PEOPLE).rows(source["film_id"])
    return _numbered(people, report)


def _numbered(people: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Name the people's numbers `person_id`: null where the list as a whole has not TMDB's."""
    numbers = pd.to_numeric(people["id"], errors="coerce").astype("Float64")
    made_up = bool((numbers > HIGHEST).any())
    if made_up:
        report.add(NO_NUMBERS, int(numbers.notna().sum()))
    whole = (numbers >= 1) & (numbers % 1 == 0) & (not made_up)
    known = numbers.where(whole).astype("Int32")
    return people.drop(columns="id").assign(person_id=known)
