"""What a film belongs to: its franchise, companies, countries and genres, to link to."""

from dataclasses import dataclass

import numpy as np
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
    codes, names = (_of(catalogue.film_countries, film_id, c) for c in ("country_code", "country"))
    return Facts(
        _franchise(catalogue, film_id),
        tuple(_of(catalogue.film_companies, film_id, "company")),
        dict(zip(codes, names, strict=True)),
        genres(catalogue, film_id),
    )


def genres(catalogue: Catalogue, film_id: int) -> tuple[str, ...]:
    """Return a film's genres in the source's order."""
    return tuple(_of(catalogue.film_genres, film_id, "genre"))


def _of(table: pd.DataFrame, film_id: int, column: str) -> list[str]:
    """Return the texts of a column in the film's rows; the table is sorted by film."""
    first, end = _rows(table, film_id)
    own = table[column].array[first:end]
    return [str(own.categories[code]) for code in own.codes]


def _rows(table: pd.DataFrame, film_id: int) -> tuple[int, int]:
    first, end = table["film_id"].to_numpy().searchsorted([film_id, film_id + 1])
    return int(first), int(end)


def _franchise(catalogue: Catalogue, film_id: int) -> str | None:
    first, end = _rows(catalogue.films, film_id)
    own = catalogue.films["franchise_id"].array[first:end].dropna()
    found = np.flatnonzero(np.isin(catalogue.franchises["franchise_id"], own))
    return str(catalogue.franchises["franchise"].array[found[0]]) if len(found) else None
