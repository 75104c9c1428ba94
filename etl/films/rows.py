"""Rows of `movies_dataset.csv`: which of them are films, and what is wrong with the others."""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from catalogue import DataError, longtail
from catalogue.quality import Stitched, Undated
from etl.read import dates
from etl.read.blocks import fetched
from etl.read.numbers import floats, numbers
from etl.read.unknown import UNKNOWN_WORD, words_among
from etl.report import Report, Rule, records

SPLIT_ROW = Rule(
    "split_row",
    "A line break inside a cell tore the film into two rows; the second half has no id.",
    "Both halves are left out of every answer, as the published answers do; "
    "they are shown stitched on the Data page.",
    costs="row",
)
NO_ID = Rule(
    "no_id",
    "The row's id is not a number.",
    "The row is left out of every answer.",
    costs="row",
)
NO_DATE = Rule(
    "no_release_date",
    "The film has no release date, or none that can be read.",
    "The film is left out of every answer and listed on the Data page.",
    costs="row",
)
AMBIGUOUS_DATE = Rule(
    "ambiguous_date",
    "The date is written with slashes, and nothing in the file tells the day from the month.",
    "The film is left out of every answer and listed on the Data page.",
    costs="row",
)
NOT_A_DATE = Rule(
    "not_a_date",
    "The release date is no date.",
    "The date counts as unknown, and a film without a date is left out of every answer.",
)
REPEATED_ROW = Rule(
    "repeated_row",
    "The whole row stands in the file again.",
    "Counted once in every answer.",
    costs="row",
)
REPEATED_ID = Rule(
    "repeated_id",
    "The same film stands in the file again with other values.",
    "Counted once: the most complete row, then the one with the most votes.",
    costs="row",
)
MOST = 0.5
"""Share of ids of another site from which a file is that site's."""
UNUSED = ("homepage", *longtail.MARKS)
DATES = ("release_date", "release_year")
COUNTS = ("budget", "revenue", "runtime", "popularity", "vote_average", "vote_count")


def clean(raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return one row a film with a known date, by film_id, its numbers and date parsed.

    The rules look at a few columns of each row; the rest, long texts mostly, is fetched at the end
    for the rows that stay, column after column: the raw rows lose it, so that none is held twice.
    How many of them are in the long tail is counted here, where the marks of the source still are.
    """
    rows = (
        raw[["file", "line", "id", "title", *DATES]]
        .pipe(drop_split_rows, raw, report)
        .pipe(drop_without_id, report)
        .pipe(parse_dates, report)
        .pipe(drop_undated, raw, report)
        .pipe(parse_numbers, raw, report)
        .pipe(drop_repeats, raw, report)
        .sort_values("film_id")
    )
    others = raw.columns.difference([*rows.columns, *UNUSED])
    texts = {name: fetched(raw.pop(name), rows.index) for name in others}
    cleaned = rows.reset_index(drop=True).assign(**texts)
    marks = {name: pd.Series(fetched(raw.pop(name), rows.index)) for name in longtail.MARKS}
    report.tail = longtail.counted(cleaned, marks)
    return cleaned


def drop_split_rows(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out the two halves of a film torn by a line break, and keep them stitched for show.

    The second half begins in the middle of the overview, so that a date stands in `id`; the row
    before it is the first half and lacks the title and the date.
    """
    second = _is(r"\d{4}-\d{2}-\d{2}", rows["id"])
    first = second.shift(-1, fill_value=False) & rows["title"].isna() & rows["release_date"].isna()
    report.flag(SPLIT_ROW, rows, second | first, "id", original_title=raw["original_title"])
    report.stitched += [
        _stitched(raw.loc[i - 1], raw.loc[i]) for i in rows.index[second] if i and first[i - 1]
    ]
    return rows[~(second | first)]


def _is(pattern: str, ids: "pd.Series[str]") -> "pd.Series[bool]":
    """Tell which ids are wholly of a pattern that no plain number is; nearly all are such."""
    texts = pa.array(ids, pa.large_string())
    plain = pc.fill_null(pc.match_substring_regex(texts, "^[0-9]+$"), fill_value=True)
    odd = ids[~plain.to_numpy(zero_copy_only=False)]
    found = odd.index[odd.str.fullmatch(pattern)]
    return pd.Series(ids.index.isin(found), index=ids.index)


def _stitched(first: "pd.Series[str]", second: "pd.Series[str]") -> Stitched:
    """Return the film that two halves make.

    The second half goes on in the middle of the overview: its first cell ends the text, and the
    columns after the overview follow it, so that the date stands under `id`.
    """
    overview = "".join(part for part in (first["overview"], second["adult"]) if part == part)
    return Stitched(
        line=int(first["line"]),
        film_id=int(first["id"]),
        title=str(first["original_title"]),
        release_date=str(second["id"]),
        overview=overview.strip(),
    )


def drop_without_id(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out rows whose id is no whole number (`862.0`, a spreadsheet's, is one).

    Raises: DataError: most ids are another site's.
    """
    of_imdb = _is(r"\s*tt\d+\s*", rows["id"])
    if len(rows) and of_imdb.mean() > MOST:
        message = (
            f"{rows['file'].iloc[0]} numbers its films as IMDb does (tt0114709), not as TMDB: put "
            "TMDB's numbers into the column id; MovieLens's links.csv has both."
        )
        raise DataError(message)
    number = floats(rows["id"])
    valid = number.between(1, 2**31 - 1) & (number % 1 == 0)
    report.flag(NO_ID, rows, ~valid, "id", "title")
    rows = rows if valid.all() else rows[valid]
    return rows.assign(film_id=number[valid].astype("int32"))


def parse_dates(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Add `date`, null where the source's is no date, and how exactly it is `known_to`."""
    text = rows["release_date"].fillna(rows["release_year"])
    found = dates.read_dates(text, rows["file"], floats(rows["release_year"]))
    words = text.isin(words_among(text[found.value.isna()].dropna().unique()))
    unread = text.notna() & found.value.isna() & ~found.unsure & ~words
    for rule, mask in (
        (dates.SPREADSHEET_DATE, found.slashed),
        (dates.OTHER_NOTATION, found.unusual & found.value.notna()),
        (UNKNOWN_WORD, words),
        (NOT_A_DATE, unread),
    ):
        report.flag(rule, rows, mask, column="release_date", before=text)
    report.flag(AMBIGUOUS_DATE, rows, found.unsure, "film_id", "title", before=text)
    return rows.assign(date=found.value, known_to=found.precision, ambiguous=found.unsure)


def drop_undated(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out films without a date; the Data page lists them all."""
    undated = rows["date"].isna()
    report.flag(NO_DATE, rows, undated & ~rows["ambiguous"], "film_id", "title")
    found = rows.loc[undated, ["line", "film_id", "title", "ambiguous"]]
    told = records(found.join(raw.loc[found.index, ["vote_count", "original_language"]]))
    report.undated += [Undated(**row) for row in told]
    return rows[~undated].drop(columns="ambiguous")


def parse_numbers(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Add the numeric columns, as floats."""
    rows = rows.join(raw.loc[rows.index, list(COUNTS)])
    read = {name: numbers(rows, name, report, length=name == "runtime") for name in COUNTS}
    return rows.assign(**read)


def drop_repeats(rows: pd.DataFrame, raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out exact repeats of a row; of other rows of a film the most complete one stays.

    Of equally complete ones it is the most voted, then the first. Never by title: 2,304 titles are
    shared by different films.
    """
    several = rows.index[rows["film_id"].duplicated(keep=False)]
    whole = raw.loc[several]
    again = several[whole.drop(columns=["line"]).duplicated()]
    report.flag(REPEATED_ROW, rows, _among(rows, again), "film_id", "title")
    others = rows.loc[several.difference(again, sort=False)]
    ranked = others.assign(complete=whole.notna().sum(axis=1)).sort_values(
        ["complete", "vote_count"], ascending=False, kind="stable"
    )
    worse = ranked.index[ranked["film_id"].duplicated()]
    report.flag(REPEATED_ID, rows, _among(rows, worse), "film_id", "title")
    return rows[~_among(rows, again.union(worse))]


def _among(rows: pd.DataFrame, some: pd.Index) -> "pd.Series[bool]":
    return pd.Series(rows.index.isin(some), index=rows.index)
