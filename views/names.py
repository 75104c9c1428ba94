"""What films and keywords are called in the reader's language, beside what the data call them."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from catalogue import Catalogue
from language.texts import _, language
from queries.across.works import is_the_one
from queries.films.cards import FilmCard
from queries.films.names import spanish_title, spanish_titles
from views import columns
from views.columns import Column
from views.links import Link, to_film

KEYWORDS = Path(__file__).resolve().parents[1] / "data/names/keywords.csv"


def film_name(catalogue: Catalogue, film_id: int, title: str) -> str:
    """Return what a film is called in the reader's language; `title` is the data's."""
    known = spanish_title(catalogue, film_id) if language() == "es" else None
    return known or title


def film_label(catalogue: Catalogue, film_id: int, title: str) -> str:
    """Return a film's name with the data's title beside it: El padrino · The Godfather."""
    return beside(film_name(catalogue, film_id, title), title)


def to_the_film(catalogue: Catalogue, film: FilmCard, label: str) -> Link:
    """Return a link to a film's page; `label` is Markdown."""
    return Link("film", label, film_choices(catalogue, film.film_id, film.title, film.year))


def film_choices(catalogue: Catalogue, film_id: int, title: str, year: int) -> dict[str, object]:
    """Return what leads to a film's page: its title and year, and its number where they do not."""
    number = None if is_the_one(catalogue, film_id, title, year) else film_id
    return {"film": title, "year": year, "film_id": number}


def beside(name: str, title: str) -> str:
    """Return a name with the data's title beside it where they differ."""
    return name if name == title else f"{name} · {title}"


def with_names(catalogue: Catalogue, films: pd.DataFrame) -> pd.DataFrame:
    """Add `called` to films (`film_id`, `title`): their name in the reader's language."""
    titles = films["title"].astype("str").tolist()
    known = spanish_titles(catalogue, films["film_id"].to_numpy()) if language() == "es" else titles
    called = [own or title for own, title in zip(known, titles, strict=True)]
    return films.assign(called=pd.Series(called, index=films.index, dtype="str"))


def film_columns(link: Callable[[Any], str] = to_film) -> list[Column]:
    """Return the columns that name a film: in Spanish by its name there, with the data's title.

    `link` takes a row to its page.
    """
    if language() != "es":
        return [columns.text("title", _("Title"), link=link)]
    return [
        columns.text("called", _("Title"), link=link),
        columns.text("title", _("Title in the data")),
    ]


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
