"""The table `film_titles`: what each film is called, by language and region.

In order of trust: what the film file says, the table of titles that comes with the project, what
was fetched.
"""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv

FILE = Path(__file__).resolve().parents[2] / "data/names/films.csv"
REGIONS = {"es-ES": "es-ES", "es-MX": "es-419", "es-AR": "es-AR"}
"""Columns of the file and the region that each stands for: Mexico's for all of Latin America."""
YEARS_APART = 2
"""Years by which film and row may differ; more, and the number belongs to another film."""
_ABBREVIATION = re.compile(r"[A-Z]{2,6}(?: \d)?")


def title_table(films: pd.DataFrame, fetched: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return `film_titles` of `films`, which has the columns of the table of that name.

    `fetched` are rows of that table that came over the network; they come last.
    """
    own = films[["film_id", "title", "original_title", "language"]].reset_index(drop=True)
    title = own["title"].astype("str")
    main = _rows(own["film_id"], title, "main", "films", language="en")
    spoken = own["language"].astype("str")
    told = own["original_title"].notna() & ((own["original_title"] != title) | (spoken != "en"))
    original = _rows(own["film_id"], own["original_title"], "original", "films", language=spoken)
    found = pd.concat([main, original[told], _ours(films), fetched], ignore_index=True)
    found = found.sort_values("film_id", kind="stable", ignore_index=True)
    several = found[found["film_id"].duplicated(keep=False)]  # one alone cannot be told twice
    found = found.drop(
        several.index[several.duplicated(["language", "region", "title", "film_id"])]
    )
    return found.assign(position=found.groupby("film_id").cumcount())


def _ours(films: pd.DataFrame) -> pd.DataFrame:
    """Return the titles of the project's own table for the films that it names."""
    rows = own_titles().merge(films[["film_id", "imdb_id", "year"]], on="imdb_id")
    rows = rows[(rows["named"] - rows["year"]).abs() <= YEARS_APART]
    return rows[["film_id", "language", "region", "title", "kind", "source"]]


@cache
def own_titles() -> pd.DataFrame:
    """Read the project's table, a row a title: `imdb_id`, `named` (its year) and what it says."""
    texts = ("imdb_id", "title", *REGIONS, "also")
    how = csv.ConvertOptions(column_types=dict.fromkeys(texts, pa.string()))
    file = csv.read_csv(FILE, convert_options=how).to_pandas()
    parts = [
        _rows(file["imdb_id"], file[column], "main", "names", region=region)
        for column, region in REGIONS.items()
    ]
    parts.append(_rows(file["imdb_id"], file["title"], "alternative", "names", language="en"))
    also = file.assign(title=file["also"].str.split("|")).explode("title")
    kinds = also["title"].str.fullmatch(_ABBREVIATION).map({True: "abbreviation"})
    parts.append(_rows(also["imdb_id"], also["title"], kinds.fillna("alternative"), "names"))
    found = pd.concat(parts).rename(columns={"film_id": "imdb_id"})
    years = file[["imdb_id", "year"]].set_axis(["imdb_id", "named"], axis=1)
    return found[found["title"] != ""].merge(years, on="imdb_id", validate="many_to_one")


def _rows(
    film: "pd.Series[str]",
    title: "pd.Series[str]",
    kind: "pd.Series[str] | str",
    source: str,
    language: "pd.Series[str] | str" = "es",
    region: str | None = None,
) -> pd.DataFrame:
    """Return rows of one kind and source."""
    return pd.DataFrame(
        {
            "film_id": film,
            "language": language,
            "region": pd.Series(region, index=film.index, dtype="str"),
            "title": title,
            "kind": kind,
            "source": source,
        }
    )
