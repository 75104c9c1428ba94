"""The mission's flat tables, for analysts: exactly as it words them."""

import pandas as pd

from etl.read.nested import Nested

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


def films_flat(rows: pd.DataFrame, lists: dict[str, Nested]) -> pd.DataFrame:
    """Return `films_flat` of cleaned rows and their nested columns, by the column's name.

    Null numbers are 0, null texts and empty lists say so ("No Genres"), lists are joined by `|`,
    and `return` is revenue / budget, 0 where it cannot be computed.
    """
    date = rows["date"].dt
    flat = rows.assign(
        id=rows["film_id"],
        release_date=rows["date"].astype("date32[pyarrow]"),
        release_year=date.year,
        release_month=date.month,
        release_day=date.day,
        **{name: cells.joined("name") for name, cells in lists.items()},
        **{name: rows[name].fillna(0.0) for name in NUMBERS},
    )
    flat["return"] = _ratio(flat["revenue"], flat["budget"])
    flat = flat.assign(
        **{name: _whole(flat[name]) for name in WHOLE},
        **{name: _or(flat[name], text) for name, text in MISSING.items()},
    )
    return flat[list(FILMS_FLAT)]


def _ratio(revenue: "pd.Series[float]", budget: "pd.Series[float]") -> "pd.Series[float]":
    """Return revenue / budget, 0 where the budget is 0."""
    return (revenue / budget.where(budget > 0)).fillna(0.0)


def _whole(money: "pd.Series[float]") -> "pd.Series[float]":
    """Return dollars as whole numbers where they all are."""
    whole: pd.Series[float] = money.astype("int64") if (money % 1 == 0).all() else money  # type: ignore[assignment]
    return whole


def _or(texts: "pd.Series[str]", missing: str) -> "pd.Series[str]":
    blank = texts.isna() | (texts == "")
    return texts.where(~blank, missing)
