"""The mission's flat tables, for analysts: exactly as it words them."""

import numpy as np
import pandas as pd

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
LISTS = {
    "genres": "film_genres",
    "production_companies": "film_companies",
    "production_countries": "film_countries",
    "spoken_languages": "film_languages",
}
FILMS_FLAT = (
    "id", "title", "belongs_to_collection", "genres", "original_language", "overview",
    "popularity", "production_companies", "production_countries", "release_date", "release_year",
    "release_month", "release_day", "budget", "revenue", "return", "runtime", "spoken_languages",
    "status", "tagline", "vote_average",
)  # fmt: skip


def films(
    rows: pd.DataFrame, franchise: pd.DataFrame, exploded: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return `films_flat` of cleaned rows and their exploded lists; see product.md's wording.

    Null numbers are 0, null texts and empty lists say so ("No Genres"), lists are joined by `|`,
    and `return` is revenue / budget, 0 where it cannot be computed.
    """
    date = rows["date"].dt
    flat = rows.assign(
        id=rows["film_id"],
        belongs_to_collection=_joined(rows, franchise.drop_duplicates("film_id")),
        release_date=date.strftime("%Y-%m-%d"),
        release_year=date.year,
        release_month=date.month,
        release_day=date.day,
        **{name: _joined(rows, exploded[table]) for name, table in LISTS.items()},
        **{name: rows[name].fillna(0.0) for name in NUMBERS},
    )
    flat["return"] = _ratio(flat["revenue"], flat["budget"])
    flat = flat.assign(
        **{name: _whole(flat[name]) for name in WHOLE},
        **{name: _or(flat[name], text) for name, text in MISSING.items()},
    )
    return flat[list(FILMS_FLAT)]


def _joined(rows: pd.DataFrame, items: pd.DataFrame) -> "pd.Series[str]":
    """Return the names of each film's items, joined by `|`; null where there are none."""
    named = items[items["name"].notna()]
    film, first = np.unique(named["film_id"].to_numpy(), return_index=True)
    groups = np.split(named["name"].to_numpy(dtype=object), first[1:])
    texts = dict(zip(film.tolist(), ("|".join(group) for group in groups), strict=False))
    return pd.Series([texts.get(i) for i in rows["film_id"]], index=rows.index, dtype="str")


def _ratio(revenue: "pd.Series[float]", budget: "pd.Series[float]") -> "pd.Series[float]":
    """Return revenue / budget, 0 where the budget is 0."""
    return (revenue / budget.where(budget > 0)).fillna(0.0)


def _whole(money: "pd.Series[float]") -> "pd.Series[float]":
    """Return dollars as whole numbers where they all are."""
    whole: pd.Series[float] = money.astype("int64") if (money % 1 == 0).all() else money  # type: ignore[assignment]
    return whole


def _or(texts: "pd.Series[str]", missing: str) -> "pd.Series[str]":
    return texts.where(texts.str.strip().fillna("") != "", missing)
