"""The mission's flat tables, for analysts: exactly as it words them."""

from collections.abc import Collection

import pandas as pd

from etl.read.nested import Nested
from etl.slices import Slices

MISSING = {
    "title": "No title",
    "belongs_to_collection": "No collection",
    "genres": "No Genres",
    "original_language": "No language",
    "overview": "No overview",
    "production_companies": "No company",
    "production_countries": "No country",
    "spoken_languages": "No language",
    "tagline": "No tagline",
}
NUMBERS = ("popularity", "budget", "revenue", "runtime", "vote_average")
WHOLE = ("budget", "revenue")
FILMS_FLAT = (
    "id", "title", "belongs_to_collection", "genres", "original_language", "overview",
    "popularity", "production_companies", "production_countries", "release_date", "release_year",
    "release_month", "release_day", "budget", "revenue", "return", "runtime", "spoken_languages",
    "status", "tagline", "vote_average",
)  # fmt: skip


def flat_slices(rows: pd.DataFrame, lists: dict[str, Nested]) -> Slices:
    """Return `films_flat` of all rows, made some rows at a time."""
    whole = whole_sums(rows)

    def part(some: slice) -> pd.DataFrame:
        parts = {name: cells.part(some) for name, cells in lists.items()}
        return films_flat(rows.iloc[some].reset_index(drop=True), parts, whole)

    return Slices(len(rows), part)


def whole_sums(rows: pd.DataFrame) -> frozenset[str]:
    """Return which sums are whole dollars throughout, and so are written without decimals."""
    return frozenset(name for name in WHOLE if (rows[name].dropna() % 1 == 0).all())


def films_flat(
    rows: pd.DataFrame, lists: dict[str, Nested], whole: Collection[str] | None = None
) -> pd.DataFrame:
    """Return `films_flat` of cleaned rows and their nested columns, by the column's name.

    Null numbers are 0, null texts and empty lists say so ("No Genres"), lists are joined by `|`,
    a film without a title has its original one, and `return` is revenue / budget, 0 where it cannot
    be computed. `whole` are the sums that are whole dollars in all rows, where these are some of
    them.
    """
    whole = whole_sums(rows) if whole is None else whole
    date = rows["date"].dt
    flat = rows.assign(
        id=rows["film_id"],
        title=rows["title"].fillna(rows["original_title"]),
        release_date=rows["date"].astype("date32[pyarrow]"),
        release_year=date.year,
        release_month=date.month,
        release_day=date.day,
        **{name: cells.joined("name") for name, cells in lists.items()},
        **{name: rows[name].fillna(0.0) for name in NUMBERS},
    )
    flat["return"] = _ratio(flat["revenue"], flat["budget"])
    flat = flat.assign(
        **{name: flat[name].astype("int64") for name in whole},
        **{name: _or(flat[name], text) for name, text in MISSING.items()},
    )
    return flat[list(FILMS_FLAT)]


def _ratio(revenue: "pd.Series[float]", budget: "pd.Series[float]") -> "pd.Series[float]":
    """Return revenue / budget, 0 where the budget is 0."""
    return (revenue / budget.where(budget > 0)).fillna(0.0)


def _or(texts: "pd.Series[str]", missing: str) -> "pd.Series[str]":
    blank = texts.isna() | (texts == "")
    return texts.where(~blank, missing)
