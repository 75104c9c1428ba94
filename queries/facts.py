"""What a film belongs to: its franchise, companies, countries and genres, to link to."""

from dataclasses import dataclass

import pandas as pd

from catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Facts:
    """A film's ties as the data spell them, in the source's order; `countries`: code to name."""

    franchise: str | None
    companies: tuple[str, ...]
    countries: dict[str, str]
    genres: tuple[str, ...]


def facts(catalogue: Catalogue, film_id: int) -> Facts:
    """Return what a film belongs to; a film without any, or an unknown number, has none."""
    countries = _rows(catalogue.film_countries, film_id)
    return Facts(
        _franchise(catalogue, film_id),
        tuple(_rows(catalogue.film_companies, film_id)["company"].astype("str")),
        dict(countries[["country_code", "country"]].astype("str").itertuples(index=False)),
        tuple(_rows(catalogue.film_genres, film_id)["genre"].astype("str")),
    )


def _rows(table: pd.DataFrame, film_id: int) -> pd.DataFrame:
    """Return the film's rows of a table sorted by film."""
    ids = table["film_id"]
    return table.iloc[ids.searchsorted(film_id) : ids.searchsorted(film_id, "right")]


def _franchise(catalogue: Catalogue, film_id: int) -> str | None:
    franchise_id = _rows(catalogue.films, film_id)["franchise_id"].dropna()
    found = _of(catalogue.franchises, franchise_id)
    return str(found.iloc[0]) if len(found) else None


def _of(franchises: pd.DataFrame, franchise_id: pd.Series) -> pd.Series:
    return franchises.loc[franchises["franchise_id"].isin(franchise_id), "franchise"]
