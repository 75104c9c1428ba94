"""Ratings on an engine: of platform titles and of films, where one machine cannot read them all.

Workers read the files, tell ratings from what is none, and find each pair's latest; the engine
counts and adds up by title, in whole parts of a star, so that no order of adding matters. The
driver holds what follows of each title and how many ratings each user has, and writes.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa

from engines.engine import Engine, Rows
from etl.films import ratings as of_films
from etl.read.files import RawFiles
from etl.report import Report
from etl.spread import rated
from etl.spread.films import united
from etl.spread.told import TOLD, tell
from etl.titles import ratings as of_titles
from etl.titles.ratings import Sums

Tables = dict[str, pd.DataFrame]
BLOCK = 1 << 20
"""Ratings of a block, some 40 MB of them."""


def stream(
    engine: Engine, paths: Sequence[Path], ids: "pd.Series[str]", version: Path, report: Report
) -> Sums:
    """Write `title_ratings.parquet` and sum, as `etl.titles.ratings.stream` does, to the byte."""
    known = pa.array(ids, pa.string())
    reads = [
        partial(rated.title_rows, path.resolve(), place, report.name(path), known)
        for place, path in enumerate(paths)
    ]
    raw = engine.rows(reads, rated.TITLES)
    _tell_each(raw, report)
    ratings = raw.having("user_id")
    users = ratings.moments("user_id", "parts")
    ends = of_titles.bounds(users["user_id"].to_numpy(), users["count"].to_numpy())
    parcels = ratings.together(("user_id", "title", "time", "line"), BLOCK).each(
        rated.latest_of_titles
    )
    tell(report, parcels.pieces(TOLD))
    blocks = map(of_titles.of_table, parcels.streamed(rated.RATINGS))
    of_titles.write(of_titles.groups(blocks, ends), version / of_titles.FILE)
    return _sums(ratings, len(ids))


def _sums(ratings: Rows, titles: int) -> Sums:
    """Return what the engine added up of each title."""
    found = ratings.moments("title", "parts")
    sums, places = Sums(titles), found["title"].to_numpy()
    for name in ("count", "total", "squares"):
        getattr(sums, name)[places] = found[name].to_numpy()
    return sums


def film_ratings(
    engine: Engine,
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
    _version: Path,
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield film_ratings, as `etl.films.ratings.tables` does, to the byte."""
    if not files.ratings or "films" not in made:
        return
    step("ratings")
    films, linking = made["films"]["film_id"], Report(report.names)
    movies = of_films.films_by_movie(files, made["films"], linking)
    path, name = files.ratings.resolve(), report.name(files.ratings)
    raw = engine.rows([partial(rated.film_rows, path, name, movies, films)], rated.FILMS)
    reading, linked = _told(raw)
    tell(report, [reading])
    report.join(linking)
    tell(report, [linked])
    rows = raw.having("user_id").together(("user_id", "film_id", "time", "line"), BLOCK)
    parcels = rows.each(partial(rated.latest_of_films, file=name))
    tell(report, parcels.pieces(TOLD))
    latest = united(parcels.pieces(rated.RATINGS)).assign(file=name)
    yield from of_films.made_of(latest, films, report)


def _tell_each(raw: Rows, report: Report) -> None:
    """Tell what was met in each file, one file after the other."""
    for told in _told(raw):
        tell(report, [told])


def _told(raw: Rows) -> list[pa.Table]:
    """Return what readers told, in the order of its lines."""
    told = raw.having(TOLD).columns((TOLD, "line"))
    return [told.slice(place, 1) for place in range(len(told))]
