"""What films and keywords are called in the reader's language, beside what the data call them."""

import csv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catalogue import Catalogue
from language.texts import _, language, plain, region
from queries.across.works import is_the_one
from queries.films import franchises
from queries.films.cards import FilmCard
from queries.films.names import repeated, spanish_series, spanish_title, spanish_titles
from queries.platforms.names import rows_of, spanish
from queries.rows import tuples
from views import columns
from views.blocks import Links
from views.columns import Column
from views.links import Link, to_film

KEYWORDS = Path(__file__).resolve().parents[1] / "data/names/keywords.csv"
COLLECTION = " Collection"
"""What the data put after the name of a franchise."""
NAMED = 25
"""Films of a chart that are linked under it."""


def film_name(catalogue: Catalogue, film_id: int, title: str) -> str:
    """Return what a film is called in the reader's language; `title` is the data's."""
    known = spanish_title(catalogue, film_id, region()) if language() == "es" else None
    return known or title


def film_label(catalogue: Catalogue, film_id: int, title: str) -> str:
    """Return a film's name with the data's title beside it: El padrino · The Godfather."""
    return beside(film_name(catalogue, film_id, title), title)


def franchise_name(catalogue: Catalogue, name: str, *, of_film: bool = False) -> str:
    """Return what a franchise is called in the reader's language; `name` is the data's.

    In Spanish a collection is called by what its films are called there, Colección El padrino, or
    `of_film` by the film alone that is called as the collection.
    """
    if language() != "es" or not name.endswith(COLLECTION):
        return name
    base, known = name.removesuffix(COLLECTION), catalogue.once(franchises.index)
    place = None if of_film else known.place(name)
    rows = np.array([], dtype=np.int64) if place is None else known.films(place)
    called, remark, rest = base.partition(" (")
    own = spanish_series(catalogue, rows, called, region()) or called
    return _("{name} Collection", name=f"{own}{remark}{rest}")


def with_franchise_names(catalogue: Catalogue, rows: pd.DataFrame) -> pd.DataFrame:
    """Add to franchises (`name`), in Spanish, what they are called there: `own`.

    Two that would be called the same, Batman, are called by a film.
    """
    if language() != "es":
        return rows
    names = [franchise_name(catalogue, name) for name in rows["name"]]
    told = [
        franchise_name(catalogue, name, of_film=True) if again else own
        for name, own, again in zip(rows["name"], names, repeated(names), strict=True)
    ]
    return rows.assign(own=pd.Series(told, index=rows.index, dtype="str"))


def shown_names(rows: pd.DataFrame) -> list[str]:
    """Return what is ranked as the reader calls it."""
    names: list[str] = rows["own" if "own" in rows else "name"].tolist()
    return names


def to_the_film(catalogue: Catalogue, film: FilmCard, label: str) -> Link:
    """Return a link to a film's page; `label` is Markdown."""
    return Link("film", label, film_choices(catalogue, film.film_id, film.title, film.year))


def film_choices(catalogue: Catalogue, film_id: int, title: str, year: int) -> dict[str, object]:
    """Return what leads to a film's page: its title and year, and its number where they do not."""
    number = None if is_the_one(catalogue, film_id, title, year) else film_id
    return {"film": title, "year": year, "film_id": number}


def in_the_chart(catalogue: Catalogue, films: pd.DataFrame, key: str) -> Iterator[Links]:
    """Show links to films that a chart names (`film_id`, `title`, `year`), in their order."""
    links = [_named_link(catalogue, film) for film in tuples(films.head(NAMED))]
    if links:
        yield Links(key, links, _("In the chart:"))


def _named_link(catalogue: Catalogue, film: Any) -> Link:  # noqa: ANN401 - a named tuple
    name = film_name(catalogue, int(film.film_id), film.title)
    choices = film_choices(catalogue, int(film.film_id), film.title, int(film.year))
    return Link("film", f"{plain(name)} ({film.year})", choices)


def beside(name: str, title: str) -> str:
    """Return a name with the data's title beside it where they differ."""
    return name if name == title else f"{name} · {title}"


def with_names(catalogue: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add to films (`film_id`, `title`) their name in the reader's language, and their label.

    `own` is the name, `called` the name with the data's title beside it.
    """
    data = films["title"].astype("str")
    if language() != "es":
        return films.assign(own=data, called=data)
    titles = data.tolist()
    known = spanish_titles(catalogue, films["film_id"].to_numpy(), region())
    own = [name or title for name, title in zip(known, titles, strict=True)]
    called = [beside(name, title) for name, title in zip(own, titles, strict=True)]
    texts = (pd.Series(names, index=films.index, dtype="str") for names in (own, called))
    return films.assign(**dict(zip(("own", "called"), texts, strict=True)))


def title_name(catalogue: Catalogue, row: int) -> str:
    """Return what the platform title in a row is called in the reader's language."""
    return title_names(catalogue, np.array([row]))[0]


def title_label(catalogue: Catalogue, row: int) -> str:
    """Return a platform title's name with the platform's own title beside it."""
    return beside(title_name(catalogue, row), str(catalogue.titles["title"].array[row]))


def with_title_names(
    catalogue: Catalogue, titles: pd.DataFrame, rows: npt.NDArray[np.integer] | None = None
) -> pd.DataFrame:
    """Add `own` and `called` to platform titles, as `with_names`.

    They stand in these rows, else in those of their `title_id`.
    """
    data = titles["title"].astype("str")
    if language() != "es":
        return titles.assign(own=data, called=data)
    if rows is None:
        rows = rows_of(catalogue, titles["title_id"].tolist())
    plainly, own = data.tolist(), title_names(catalogue, rows)
    called = [beside(name, title) for name, title in zip(own, plainly, strict=True)]
    return titles.assign(
        own=pd.Series(own, index=titles.index, dtype="str"),
        called=pd.Series(called, index=titles.index, dtype="str"),
    )


def title_names(catalogue: Catalogue, rows: npt.NDArray[np.integer]) -> list[str]:
    """Return what the platform titles in these rows are called in the reader's language.

    One without a Spanish name of its own is called as its film, where it is one of the films.
    """
    titles: list[str] = catalogue.titles["title"].array[rows].astype("str").tolist()
    if language() != "es":
        return titles
    of_titles, films = catalogue.once(spanish).names, catalogue.titles["film_id"].array[rows]
    filmed = np.flatnonzero(~pd.isna(films))
    known = spanish_titles(catalogue, films[filmed].astype(np.int64), region())
    of_films = dict(zip(filmed.tolist(), known, strict=True))
    return [
        of_titles.get(row) or of_films.get(place) or title
        for place, (row, title) in enumerate(zip(rows.tolist(), titles, strict=True))
    ]


def film_columns(link: Callable[[Any], str] | None = to_film) -> list[Column]:
    """Return the columns that name a film: in Spanish its name there, and the data's title.

    `link` takes a row to its page; None in a chart's rows, which lead nowhere.
    """
    if language() != "es":
        return [columns.text("title", _("Title"), link=link)]
    return [
        columns.text("own", _("Title"), link=link),
        columns.text("title", _("Title in the data")),
    ]


def name_columns(rows: pd.DataFrame, link: Callable[[Any], str] | None = None) -> list[Column]:
    """Return the columns that name what is ranked: `own`, where it is told otherwise, and `name`.

    `link` takes a row to its page; None in a chart's rows, which lead nowhere.
    """
    if "own" not in rows:
        return [columns.text("name", _("Name"), link=link)]
    return [columns.text("own", _("Name"), link=link), columns.text("name", _("Name in the data"))]


def keyword_name(keyword: str) -> str:
    """Return a keyword in the reader's language; one without a translation stays as it is."""
    return _keywords().get(keyword, keyword) if language() == "es" else keyword


def keyword_names(keywords: list[str]) -> list[str]:
    """Return keywords in the reader's language, those without a translation last."""
    known = _keywords() if language() == "es" else dict.fromkeys(keywords, "")
    translated = [keyword_name(one) for one in keywords if one in known]
    return [*translated, *(one for one in keywords if one not in known)]


@cache
def _keywords() -> dict[str, str]:
    with KEYWORDS.open(encoding="utf-8", newline="") as file:
        return {row["keyword"]: row["es"] for row in csv.DictReader(file)}
