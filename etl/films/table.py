"""The table `films`: zeros that mean unknown, dates that mean a year."""

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from catalogue.names import key_texts
from etl.read.codes import language_codes
from etl.read.unknown import without_words
from etl.report import Report, Rule

TEXT = pd.StringDtype(na_value=np.nan)
UNKNOWN_BUDGET = Rule(
    "unknown_budget",
    "The budget is 0 or empty, which means that nobody entered it.",
    "No return is computed; the JSON API gives it as 0.",
)
UNKNOWN_REVENUE = Rule(
    "unknown_revenue",
    "The revenue is 0 or empty, which means that nobody entered it.",
    "No return is computed; totals and means over all films count it as 0, the means over the "
    "known ones leave it out.",
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
    "Counts in January; a switch leaves it out.",
)
VOTE_ABOVE_TEN = Rule(
    "vote_above_ten",
    "The mean vote is above 10, which is the most: of 100, or a slip.",
    "The vote counts as unknown.",
    costs="cell",
)
MOST_OF_TEN = 10 + 1e-6
"""What a mean of tens may be once it was rounded."""
COARSE_DATE = Rule(
    "coarse_date",
    "The source knows the month or year of release only and puts its first day.",
    "Counts in that month and on that weekday; a switch leaves it out.",
)


def film_table(rows: pd.DataFrame, franchise: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return `films`."""
    rows = without_words(rows, ("original_language", "status", "imdb_id"), report, "film_id")
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
            "title_key": _folded(title),
            "imdb_id": rows["imdb_id"],
            "date": rows["date"],
            "date_precision": date_precision(rows, report),
            "year": date.year,
            "month": date.month,
            "day": date.day,
            "weekday": date.day_of_week,
            "franchise_id": first_of(franchise, "id", rows["film_id"]),
            "language": language_codes(rows, "original_language", report).astype("category"),
            "overview": rows["overview"],
            "tagline": rows["tagline"],
            "status": rows["status"].astype("category"),
            "runtime": unknown_zeros(rows, "runtime", UNKNOWN_RUNTIME, report),
            "budget": budget,
            "revenue": revenue,
            "roi": revenue / budget,
            "popularity": rows["popularity"],
            "vote_average": _of_ten(
                unknown_zeros(rows, "vote_average", UNKNOWN_VOTE, report), rows, report
            ),
            "vote_count": rows["vote_count"].fillna(0),
            "poster_path": rows["poster_path"],
        }
    )


def _folded(titles: "pd.Series[str]") -> ExtensionArray:
    """Return titles as they are looked up, without a Python text of each."""
    folded = key_texts(pa.array(titles, pa.string()))
    found: ExtensionArray = TEXT.__from_arrow__(folded)  # type: ignore[attr-defined]
    return found


def _of_ten(value: "pd.Series[float]", rows: pd.DataFrame, report: Report) -> "pd.Series[float]":
    """Return mean votes without those that are of more than ten."""
    above = value > MOST_OF_TEN
    report.flag(
        VOTE_ABOVE_TEN, rows, above, "film_id", "title", column="vote_average", before=value
    )
    return value.where(~above).clip(upper=10)


def unknown_zeros(
    rows: pd.DataFrame, column: str, rule: Rule, report: Report
) -> "pd.Series[float]":
    """Return a column with its zeros as unknown, counted together with its empty cells."""
    value = rows[column]
    report.flag(rule, rows, (value == 0) | value.isna(), "film_id", "title")
    return value.where(value != 0)


def date_precision(rows: pd.DataFrame, report: Report) -> "pd.Series[str]":
    """Return how exactly each date is known: as the source has it, else suspect on 1 January."""
    date = rows["date"].dt
    suspect = (date.month == 1) & (date.day == 1)
    stated = rows["date_precision"].where(rows["date_precision"].isin(["day", "month", "year"]))
    stated = stated.fillna(rows["known_to"].where(rows["known_to"] != "day"))
    coarse = stated.isin(["month", "year"])
    report.flag(COARSE_DATE, rows, coarse, "film_id", "title")
    report.flag(SUSPECT_DATE, rows, suspect & stated.isna(), "film_id", "title")
    assumed = pd.Series(np.where(suspect, "suspect", "day"), index=rows.index, dtype="str")
    return stated.fillna(assumed)


def first_of(items: pd.DataFrame, column: str, film_id: "pd.Series[int]") -> "pd.Series[int]":
    """Return each film's item, null where it has none."""
    first = items.set_index("film_id")[column]
    return pd.to_numeric(film_id.map(first)).astype("Int32")
