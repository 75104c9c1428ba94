"""Films: `movies_dataset.csv` and its companions to tidy tables and `films_flat`."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from zlib import crc32

import pandas as pd
import pyarrow as pa

from catalogue.names import keys
from etl.films import flat
from etl.films.companions import keyword_table, people_table
from etl.films.fetched import fetched
from etl.films.names import own_titles, title_table
from etl.films.rows import clean
from etl.films.table import film_table
from etl.read.blocks import let_go
from etl.read.cells import COUNTRIES, GENRES, LANGUAGES, NAME, ONE_NAME, PLAIN, Kind
from etl.read.files import RawFiles
from etl.read.layouts import FILMS
from etl.read.literals import Fields
from etl.read.nested import Nested, nested
from etl.read.table import read
from etl.report import Report, Rule
from etl.slices import Slices, give_back
from etl.update.waiting import parted

Tables = dict[str, pd.DataFrame]
NO_NUMBER = Rule(
    "franchise_without_number",
    "The film names its franchise without TMDB's number.",
    "The franchise takes the number of its name where that is known, else one of its own.",
)
OWN_NUMBERS = 1_000_000_000
"""Numbers from here on are no franchise's at TMDB."""
LISTS: dict[str, tuple[str, Fields, Kind]] = {
    "film_genres": ("genres", NAME, GENRES),
    "film_companies": ("production_companies", NAME, PLAIN),
    "film_countries": ("production_countries", {"iso_3166_1": pa.string(), **NAME}, COUNTRIES),
    "film_languages": ("spoken_languages", {**NAME, "iso_639_1": pa.string()}, LANGUAGES),
    "franchises": ("belongs_to_collection", {"id": pa.int64(), **NAME}, ONE_NAME),
}
"""Table, the column of the source it comes from, the fields of that column's items, their kind."""
COMPANIONS = ("keywords", "cast", "director", "crew")
"""Columns that a file of its own may have instead."""
FIELDS = {
    "film_genres": ("genre",),
    "film_companies": ("company",),
    "film_countries": ("country_code", "country"),
    "film_languages": ("language", "language_code"),
}
"""What a relation calls the fields of its items."""


def tables(
    files: RawFiles, report: Report, step: Callable[[str], None], made: Tables, _version: Path
) -> Iterator[tuple[str, pd.DataFrame | Slices]]:
    """Yield the film tables and `films_flat`; none where the folder holds no films."""
    if not files.films:
        return
    step("films: reading")
    yield from made_of(_read(files.films, report), files, report, step, made)


def _read(path: Path, report: Report) -> pd.DataFrame:
    """Read the films; our own titles, needed later, while Arrow reads without Python's lock."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(own_titles)
        return read(path, FILMS, report)


def made_of(
    raw: pd.DataFrame, files: RawFiles, report: Report, step: Callable[[str], None], made: Tables
) -> Iterator[tuple[str, pd.DataFrame | Slices]]:
    """Yield the tables that the raw rows of films make, with the companions that `files` name.

    `made` are the tables at hand, whose franchises have their numbers. The raw rows are used up.
    """
    report.notes += list(twice(raw, files))
    step("films: cleaning")
    rows = clean(raw, report)
    del raw
    let_go()
    report.came("films", rows, "film_id")
    known = rows["film_id"]
    step("films: nested columns")
    lists = _parsed(rows, report)
    rows = rows.drop(columns=[column for column, _, _ in LISTS.values()])
    give_back(len(rows))  # cells as Python's texts
    franchise = numbered(
        lists["franchises"].rows(rows["film_id"]).drop_duplicates("film_id"),
        made.get("franchises"),
        report,
    )
    yield "films_flat", flat.flat_slices(rows, {LISTS[name][0]: lists[name] for name in LISTS})
    step("films: tables")
    films = film_table(rows, franchise, report)
    rows = rows[["film_id", "file", "line", *COMPANIONS]]
    yield "films", films
    yield "film_titles", title_table(films, fetched(files.names, films, report))
    del films
    yield "franchises", franchise_table(franchise)
    for name in FIELDS:
        yield name, relation(name, lists.pop(name), rows["film_id"])
    yield from parted("film_keywords", keyword_table(rows, files.keywords, report), known).items()
    yield from parted("film_people", people_table(rows, files.credits, report), known).items()


def _parsed(rows: pd.DataFrame, report: Report) -> dict[str, Nested]:
    """Parse the nested columns, two at a time: Arrow reads most of them without Python's lock."""

    def parse(name: str) -> tuple[Nested, Report]:
        column, fields, kind = LISTS[name]
        found = Report(report.names)
        return nested(rows, column, fields, found, kind), found

    with ThreadPoolExecutor(max_workers=2) as pool:
        done = list(pool.map(parse, LISTS))
    for _, found in done:
        report.join(found)
    return {name: lists for name, (lists, _) in zip(LISTS, done, strict=True)}


def twice(raw: pd.DataFrame, files: RawFiles) -> Iterator[str]:
    """Yield which of the films' columns a file of its own goes before."""
    for path, names in (
        (files.credits, ("cast", "director", "crew")),
        (files.keywords, ("keywords",)),
    ):
        inside = [name for name in names if path and raw[name].notna().any()]
        if path and inside and files.films:
            yield f"{files.films.name}: {', '.join(inside)} not read: {path.name} is read instead."


def franchise_table(franchise: pd.DataFrame) -> pd.DataFrame:
    """Return `franchises`, one row an id."""
    named = franchise.drop_duplicates("id").sort_values("id")
    return named[["id", "name"]].set_axis(["franchise_id", "franchise"], axis=1)


def numbered(franchise: pd.DataFrame, known: pd.DataFrame | None, report: Report) -> pd.DataFrame:
    """Return the franchises of films, each with a number.

    One without takes that of its name, here or among those `known` before; else one of its own,
    beyond TMDB's, which its name alone decides so that it is the same in every build.
    """
    lacks = franchise["id"].isna()
    if not lacks.any():
        return franchise
    names = franchise["name"].astype("str")
    folded = pd.Series(keys(names.tolist()), index=franchise.index)
    numbers = dict(zip(folded[~lacks], franchise.loc[~lacks, "id"].astype("int64"), strict=True))
    if known is not None:
        before = zip(keys(known["franchise"].tolist()), known["franchise_id"], strict=True)
        numbers = {**{name: int(number) for name, number in before}, **numbers}
    taken = set(numbers.values())
    for name in sorted(set(folded[lacks]) - set(numbers)):
        number = OWN_NUMBERS + crc32(name.encode()) % OWN_NUMBERS
        numbers[name] = next(n for n in count(number) if n not in taken)
        taken.add(numbers[name])
    report.add(NO_NUMBER, int(lacks.sum()))
    return franchise.assign(id=franchise["id"].astype("float64").fillna(folded.map(numbers)))


def relation(name: str, lists: Nested, film_id: "pd.Series[int]") -> pd.DataFrame:
    """Return a table of many rows a film, a value once a film."""
    fields = LISTS[name][1]
    told = "iso_3166_1" if name == "film_countries" else list(fields)[-1]
    found = lists.distinct(told).rows(film_id)
    return found.rename(columns=dict(zip(fields, FIELDS[name], strict=True)))
