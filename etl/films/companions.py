"""Companions of the films: keywords, cast and directors."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.read.csv import CREDITS, KEYWORDS, Layout, read
from etl.read.nested import NAME, nested
from etl.report import Report, Rule

REPEATED_COMPANION = Rule(
    "repeated_companion_row",
    "A film's keywords or credits stand in the file again.",
    "The first row counts.",
)
ORPHAN_COMPANION = Rule(
    "orphan_companion_row",
    "Keywords or credits belong to no film of the catalogue.",
    "Left out until the film comes.",
)
CAST_KEPT = 10


def companion(path: Path, layout: Layout, rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return a companion file's rows (keywords or credits), one a film; unknown ones are told."""
    raw = read(path, layout, report)
    ids = raw["id"].fillna(raw["movie_id"]) if "movie_id" in raw else raw["id"]
    raw = raw.assign(film_id=pd.to_numeric(ids, errors="coerce").fillna(0).astype("int64"))
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
    """Return `film_people`: the directors, then the first of the cast."""
    if not path:
        return pd.DataFrame({"film_id": [], "position": [], "role": [], "person": []})
    source = companion(path, CREDITS, rows, report)
    report.came("film_people", source, "film_id")
    crew = nested(source, "crew", {"job": pa.string(), **NAME}, report).rows(source["film_id"])
    cast = nested(source, "cast", NAME, report).rows(source["film_id"])
    directors = crew[crew["job"] == "Director"].assign(role="director")
    actors = cast[cast["position"] < CAST_KEPT].assign(role="cast")
    people = pd.concat([directors, actors]).rename(columns={"name": "person"})
    people = people.drop_duplicates(["film_id", "role", "person"]).sort_values(
        "film_id", kind="stable"
    )
    return people.assign(position=people.groupby("film_id").cumcount())
