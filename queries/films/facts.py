"""What a film belongs to: its franchise, companies, countries and genres, to link to."""

from dataclasses import dataclass

import numpy as np

from catalogue import Catalogue
from queries.recent import recent
from queries.rows import columns, of_film


@dataclass(frozen=True, slots=True)
class Facts:
    """A film's ties as the data spell them, in the source's order; `countries`: code to name."""

    franchise: str | None
    companies: tuple[str, ...]
    countries: dict[str, str]
    genres: tuple[str, ...]


@recent
def facts(catalogue: Catalogue, film_id: int) -> Facts:
    """Return what a film belongs to; a film without any, or an unknown number, has none."""
    codes, names = (
        of_film(catalogue, "film_countries", column, film_id)
        for column in ("country_code", "country")
    )
    return Facts(
        _franchise(catalogue, film_id),
        tuple(of_film(catalogue, "film_companies", "company", film_id)),
        dict(zip(codes, names, strict=True)),
        tuple(of_film(catalogue, "film_genres", "genre", film_id)),
    )


def _franchise(catalogue: Catalogue, film_id: int) -> str | None:
    films = catalogue.once(columns)
    own = films["franchise_id"][films["film_id"].to_numpy() == film_id].dropna()
    found = np.flatnonzero(np.isin(catalogue.franchises["franchise_id"], own))
    return str(catalogue.franchises["franchise"].array[found[0]]) if len(found) else None
