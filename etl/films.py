"""Films: `movies_dataset.csv` and its companions, and all that is wrong with them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue.names import keys
from etl import flat
from etl.files import RawFiles
from etl.nested import Fields, Nested, nested
from etl.read import CREDITS, FILMS, KEYWORDS, Layout, read
from etl.report import Report, Rule, records
from etl.values import dates, floats, numbers

Tables = dict[str, pd.DataFrame]

SPLIT_ROW = Rule(
    "split_row",
    "A line break inside a cell tore the film into two rows; the second half has no id.",
    "Both halves are left out of every answer, as the published answers do; "
    "they are shown stitched on the Data page.",
)
NO_ID = Rule("no_id", "The row's id is not a number.", "The row is left out of every answer.")
NO_DATE = Rule(
    "no_release_date",
    "The film has no release date.",
    "The film is left out of every answer and listed on the Data page.",
)
REPEATED_ROW = Rule(
    "repeated_row", "The whole row stands in the file again.", "Counted once in every answer."
)
REPEATED_ID = Rule(
    "repeated_id",
    "The same film stands in the file again with other values.",
    "Counted once: the most complete row, then the one with the most votes.",
)
UNKNOWN_BUDGET = Rule(
    "unknown_budget",
    "The budget is 0 or empty, which means that nobody entered it.",
    "No return is computed; the mission's contract answers count it as 0.",
)
UNKNOWN_REVENUE = Rule(
    "unknown_revenue",
    "The revenue is 0 or empty, which means that nobody entered it.",
    "No return is computed; totals and means of the contract answers count it as 0, "
    "the honest mean beside them leaves it out.",
)
SMALL_MONEY = Rule(
    "absurd_money",
    "The budget or revenue is between 1 and 999 dollars: millions, or a slip.",
    "Kept as the source has it; the Return page flags it and its floor leaves it out.",
)
UNKNOWN_RUNTIME = Rule(
    "unknown_runtime",
    "The runtime is 0 or empty, which means that nobody entered it.",
    "Left out of distributions of the runtime.",
)
UNKNOWN_VOTE = Rule(
    "unknown_vote",
    "The mean vote is 0: nobody voted.",
    "Left out of means and distributions of the vote.",
)
SUSPECT_DATE = Rule(
    "first_of_january",
    "The film is dated 1 January, the usual placeholder for a year without a known day.",
    "Counted in January by the contract answers; a switch leaves it out.",
)
COARSE_DATE = Rule(
    "coarse_date",
    "The source knows the month or year of release only and puts its first day.",
    "Counted in its month and weekday by the contract answers; a switch leaves it out.",
)
REPEATED_COMPANION = Rule(
    "repeated_companion_row",
    "A film's keywords or credits stand in the file again.",
    "The first row counts.",
)
ORPHAN_COMPANION = Rule(
    "orphan_companion_row",
    "Keywords or credits belong to no film of the catalogue.",
    "Left out.",
)
CAST_KEPT = 10
UNUSED = ("adult", "homepage", "poster_path", "video")
DATED = ("release_date", "date_precision")
COUNTS = ("budget", "revenue", "runtime", "popularity", "vote_average", "vote_count")

NAME = {"name": pa.string()}
LISTS: dict[str, tuple[str, Fields]] = {
    "film_genres": ("genres", NAME),
    "film_companies": ("production_companies", NAME),
    "film_countries": ("production_countries", {"iso_3166_1": pa.string(), **NAME}),
    "film_languages": ("spoken_languages", {**NAME, "iso_639_1": pa.string()}),
    "franchises": ("belongs_to_collection", {"id": pa.int64(), **NAME}),
}
"""Table, the column of the source it comes from, and the fields of that column's items."""
FIELDS = {
    "film_genres": ("genre",),
    "film_companies": ("company",),
    "film_countries": ("country_code", "country"),
    "film_languages": ("language", "language_code"),
}
"""What a relation calls the fields of its items."""


def tables(
    files: RawFiles, report: Report, step: Callable[[str], None], _made: Tables, _version: Path
) -> Tables:
    """Return the film tables and `films_flat`; empty where the folder holds no films."""
    if not files.films:
        return {}
    step("films: reading")
    raw = read(files.films, FILMS, report)
    step("films: cleaning")
    rows = clean(raw, report)
    step("films: nested columns")
    lists = {name: nested(rows, *spec, report) for name, spec in LISTS.items()}
    franchise = lists["franchises"].rows(rows["film_id"]).drop_duplicates("film_id")
    step("films: tables")
    return {
        "films": film_table(rows, franchise, report),
        "franchises": franchise_table(franchise),
        **{name: relation(name, lists[name], rows["film_id"]) for name in FIELDS},
        "film_keywords": keyword_table(rows, files.keywords, report),
        "film_people": people_table(rows, files.credits, report),
        "films_flat": flat.films(rows, {LISTS[name][0]: lists[name] for name in LISTS}),
    }


def clean(raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return one row a film with a known date, by film_id, its numbers and date parsed.

    The rules look at a few columns of each row; the rest, long texts mostly, is fetched at the end
    for the rows that stay.
    """
    rows = (
        raw[["file", "line", "id", "title", "original_title", "original_language", *DATED, *COUNTS]]
        .pipe(drop_split_rows, raw, report)
        .pipe(drop_without_id, report)
        .pipe(parse_dates, report)
        .pipe(drop_undated, report)
        .pipe(parse_numbers, report)
        .pipe(drop_repeated_rows, raw, report)
        .pipe(drop_repeated_films, raw, report)
        .sort_values("film_id")
    )
    texts = raw[raw.columns.difference([*rows.columns, *UNUSED])].loc[rows.index]
    return pd.concat([rows, texts], axis=1).reset_index(drop=True)


def drop_split_rows(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out the two halves of a film torn by a line break, and keep them stitched for show.

    The second half begins in the middle of the overview, so that a date stands in `id`; the row
    before it is the first half and lacks the title and the date.
    """
    second = rows["id"].str.fullmatch(r"\d{4}-\d{2}-\d{2}").fillna(value=False)
    first = second.shift(-1, fill_value=False) & rows["title"].isna() & rows["release_date"].isna()
    report.flag(SPLIT_ROW, rows, second | first, "id", "original_title")
    report.tables["stitched"] = [
        _stitched(raw.loc[i - 1], raw.loc[i]) for i in rows.index[second] if i and first[i - 1]
    ]
    return rows[~(second | first)]


def _stitched(first: "pd.Series[str]", second: "pd.Series[str]") -> dict[str, object]:
    """Return the film that two halves make.

    The second half goes on in the middle of the overview: its first cell ends the text, and the
    columns after the overview follow it, so that the date stands under `id`.
    """
    overview = "".join(part for part in (first["overview"], second["adult"]) if part == part)
    return {
        "line": int(first["line"]),
        "film_id": int(first["id"]),
        "title": str(first["original_title"]),
        "release_date": str(second["id"]),
        "overview": overview.strip(),
    }


def drop_without_id(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out rows whose id is no whole number (`862.0`, a spreadsheet's, is one)."""
    number = floats(rows["id"])
    valid = number.between(1, 2**31 - 1) & (number % 1 == 0)
    report.flag(NO_ID, rows, ~valid, "id", "title")
    return rows[valid].assign(film_id=number[valid].astype("int32"))


def parse_dates(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Add `date`, null where the source's is no date."""
    return rows.assign(date=dates(rows, "release_date", report))


def drop_undated(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out films without a date; the Data page lists them all."""
    undated = rows["date"].isna()
    report.flag(NO_DATE, rows, undated, "film_id", "title")
    report.tables["undated"] = records(
        rows.loc[undated, ["line", "film_id", "title", "original_language", "vote_count"]]
    )
    return rows[~undated]


def parse_numbers(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Replace the text of the numeric columns by floats."""
    return rows.assign(**{name: numbers(rows, name, report) for name in COUNTS})


def drop_repeated_rows(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out exact repeats of a row."""
    some = raw.loc[rows.index[rows["film_id"].duplicated(keep=False)]]
    repeated = some.drop(columns=["line"]).duplicated().reindex(rows.index, fill_value=False)
    report.flag(REPEATED_ROW, rows, repeated, "film_id", "title")
    return rows[~repeated]


def drop_repeated_films(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Keep one row a film: the most complete, then the most voted, then the first.

    Never by title: 2,304 titles are shared by different films.
    """
    some = rows[rows["film_id"].duplicated(keep=False)]
    ranked = some.assign(complete=raw.loc[some.index].notna().sum(axis=1)).sort_values(
        ["complete", "vote_count"], ascending=False, kind="stable"
    )
    dropped = ranked.index[ranked["film_id"].duplicated()]
    repeated = pd.Series(rows.index.isin(dropped), index=rows.index)
    report.flag(REPEATED_ID, rows, repeated, "film_id", "title")
    return rows[~repeated]


def film_table(rows: pd.DataFrame, franchise: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return `films`."""
    date = rows["date"].dt
    budget = unknown_zeros(rows, "budget", UNKNOWN_BUDGET, report)
    revenue = unknown_zeros(rows, "revenue", UNKNOWN_REVENUE, report)
    small = budget.between(1, 999) | revenue.between(1, 999)
    report.flag(SMALL_MONEY, rows, small, "film_id", "title", "budget", "revenue")
    title = rows["title"].fillna(rows["original_title"]).fillna("No title").str.strip()
    return pd.DataFrame(
        {
            "film_id": rows["film_id"],
            "title": title,
            "original_title": rows["original_title"],
            "title_key": pd.array(keys(title.tolist()), dtype="str"),
            "imdb_id": rows["imdb_id"],
            "date": rows["date"],
            "date_precision": date_precision(rows, report),
            "year": date.year,
            "month": date.month,
            "day": date.day,
            "weekday": date.day_of_week,
            "franchise_id": _first_of(franchise, "id", rows["film_id"]),
            "language": rows["original_language"].astype("category"),
            "overview": rows["overview"],
            "tagline": rows["tagline"],
            "status": rows["status"].astype("category"),
            "runtime": unknown_zeros(rows, "runtime", UNKNOWN_RUNTIME, report),
            "budget": budget,
            "revenue": revenue,
            "roi": revenue / budget,
            "popularity": rows["popularity"],
            "vote_average": unknown_zeros(rows, "vote_average", UNKNOWN_VOTE, report).clip(
                upper=10
            ),
            "vote_count": rows["vote_count"].fillna(0),
        }
    )


def unknown_zeros(
    rows: pd.DataFrame, column: str, rule: Rule, report: Report
) -> "pd.Series[float]":
    """Return a column with its zeros as unknown, counted together with its empty cells."""
    value = rows[column]
    report.flag(rule, rows, (value == 0) | value.isna(), "film_id", "title")
    return value.where(value != 0)


def date_precision(rows: pd.DataFrame, report: Report) -> "pd.Series[str]":
    """Return how exactly each date is known: as the source says, else suspect on 1 January."""
    date = rows["date"].dt
    suspect = (date.month == 1) & (date.day == 1)
    stated = rows["date_precision"].where(rows["date_precision"].isin(["day", "month", "year"]))
    coarse = stated.isin(["month", "year"])
    report.flag(COARSE_DATE, rows, coarse, "film_id", "title")
    report.flag(SUSPECT_DATE, rows, suspect & stated.isna(), "film_id", "title")
    assumed = pd.Series(np.where(suspect, "suspect", "day"), index=rows.index, dtype="str")
    return stated.fillna(assumed)


def _first_of(items: pd.DataFrame, column: str, film_id: "pd.Series[int]") -> "pd.Series[int]":
    """Return each film's item, null where it has none."""
    first = items.set_index("film_id")[column]
    return pd.to_numeric(film_id.map(first)).astype("Int32")


def franchise_table(franchise: pd.DataFrame) -> pd.DataFrame:
    """Return `franchises`, one row an id."""
    named = franchise.drop_duplicates("id").sort_values("id")
    return named[["id", "name"]].set_axis(["franchise_id", "franchise"], axis=1)


def relation(name: str, lists: Nested, film_id: "pd.Series[int]") -> pd.DataFrame:
    """Return a table of many rows a film, a value once a film."""
    fields = LISTS[name][1]
    renamed = lists.rows(film_id).rename(columns=dict(zip(fields, FIELDS[name], strict=True)))
    value = "country_code" if name == "film_countries" else renamed.columns[-1]
    return renamed.drop_duplicates(["film_id", value])


def companion(path: Path, layout: Layout, rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return a companion file's rows (keywords or credits) for known films, one a film."""
    raw = read(path, layout, report)
    ids = raw["id"].fillna(raw["movie_id"]) if "movie_id" in raw else raw["id"]
    raw = raw.assign(film_id=pd.to_numeric(ids, errors="coerce").fillna(0).astype("int64"))
    repeated = raw["film_id"].duplicated()
    known = raw["film_id"].isin(rows["film_id"])
    report.flag(REPEATED_COMPANION, raw, repeated, "film_id")
    report.flag(ORPHAN_COMPANION, raw, ~known & ~repeated, "film_id")
    return raw[known & ~repeated].sort_values("film_id", ignore_index=True)


def keyword_table(rows: pd.DataFrame, path: Path | None, report: Report) -> pd.DataFrame:
    """Return `film_keywords`, from keywords.csv or the column that TMDB-5000's films have."""
    source = companion(path, KEYWORDS, rows, report) if path else rows
    found = nested(source, "keywords", NAME, report).rows(source["film_id"])
    return found.rename(columns={"name": "keyword"}).drop_duplicates(["film_id", "keyword"])


def people_table(rows: pd.DataFrame, path: Path | None, report: Report) -> pd.DataFrame:
    """Return `film_people`: the directors, then the first of the cast."""
    if not path:
        return pd.DataFrame({"film_id": [], "position": [], "role": [], "person": []})
    source = companion(path, CREDITS, rows, report)
    crew = nested(source, "crew", {"job": pa.string(), **NAME}, report).rows(source["film_id"])
    cast = nested(source, "cast", NAME, report).rows(source["film_id"])
    directors = crew[crew["job"] == "Director"].assign(role="director")
    actors = cast[cast["position"] < CAST_KEPT].assign(role="cast")
    people = pd.concat([directors, actors]).rename(columns={"name": "person"})
    people = people.drop_duplicates(["film_id", "role", "person"]).sort_values(
        "film_id", kind="stable"
    )
    return people.assign(position=people.groupby("film_id").cumcount())
