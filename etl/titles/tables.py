"""Titles of the streaming platforms: `*_titles.csv` to tidy tables and `titles_flat`."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from catalogue.names import keys
from catalogue.platforms import MISSION, prefixes
from etl.read.codes import country_name
from etl.read.files import RawFiles
from etl.read.layouts import TITLES
from etl.read.numbers import numbers
from etl.read.table import read
from etl.report import Report, Rule
from etl.titles import flat as titles_flat
from etl.titles import ratings, repairs, scores
from etl.titles.justwatch import standard
from etl.titles.links import film_links
from etl.titles.lists import parted
from etl.titles.ratings import Streams

Tables = dict[str, pd.DataFrame]

JUNK_ACTOR = Rule(
    "junk_actor",
    "A bare number, such as 1, or a degree parted from its name stands among the cast.",
    "Left out of the cast: 1 and Ph.D. would else be Amazon's most frequent actors of a year.",
)
SPACES = r"[\s\x0b\u00a0]+"
NOT_A_NAME = r"\d+|ph\.?d\.?|m\.?d\.?|esq\.?|[js]r\.?|i{2,3}"

NO_AGE_RATING = Rule(
    "no_age_rating",
    "The title has no age rating.",
    "titles_flat says g, as its readers expect; the tidy tables leave it unknown.",
)


def tables(
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
    version: Path,
    stream: Streams = ratings.stream,
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the title tables and `titles_flat`; none where the folder holds no platform.

    Raw ratings, if there are any, are written to `version` as they `stream` by.
    """
    if not files.titles:
        return
    step("platforms: reading")
    begins = prefixes(files.titles, taken(made))
    platforms = [
        one_platform(p, path, begins[p], report).pipe(standard, files.title_credits.get(p), report)
        for p, path in files.titles.items()
    ]
    raw = pd.concat(platforms, ignore_index=True)
    yield from made_of(raw, files, report, step, made, version, stream)


def made_of(
    raw: pd.DataFrame,
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
    version: Path,
    stream: Streams = ratings.stream,
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables that raw rows of titles make, as `one_platform` gives them."""
    raw = repairs.read_added(raw).pipe(repairs.read_years, report)
    step("platforms: cleaning")
    rows = (
        raw.pipe(repairs.drop_unidentified, report)
        .pipe(repairs.drop_repeated, report)
        .pipe(repairs.strip_spaces, report)
        .pipe(repairs.drop_unknown_words, report)
        .pipe(repairs.move_durations_back, report)
        .pipe(repairs.split_durations, report)
        .pipe(repairs.series_by_seasons, report)
        .pipe(repairs.parse_added, report)
        .pipe(repairs.flag_sleep_noise, report)
        .sort_values("title_id", ignore_index=True)
    )
    report.came("titles", rows, "title_id")
    step("platforms: scores")
    scored, ahead = scores.add(rows, files, report, version, stream)
    report.flag(NO_AGE_RATING, raw, raw["rating"].isna(), "platform", "show_id", "title")
    yield "titles_flat", titles_flat.titles_flat(raw)
    actors = actor_table(rows, report)
    yield "titles", title_table(scored, actors, made, report)
    yield "title_actors", actors
    yield "title_countries", country_table(rows)
    yield "title_genres", list_table(rows, "listed_in", "genre")
    yield from ahead.items()


def taken(made: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return what the ids of each platform of earlier tables begin with."""
    if "titles" not in made or "titles_flat" not in made:
        return {}
    flat = made["titles_flat"][["id", "show_id"]].drop_duplicates("id")
    named = made["titles"][["title_id", "platform"]].merge(flat, left_on="title_id", right_on="id")
    first = named.drop_duplicates("platform")
    rows = zip(first["platform"], first["id"], first["show_id"], strict=True)
    return {str(platform): id.removesuffix(show_id.strip()) for platform, id, show_id in rows}


def one_platform(platform: str, path: Path, prefix: str, report: Report) -> pd.DataFrame:
    """Read one platform's file as text; `platform`, `prefix` and `title_id` (`as123`) beside it.

    An edition's extra score, of 100, is not the users' mean and keeps apart from it.
    """
    raw = read(path, TITLES, report).rename(columns={"score": "score_100"})
    title_id = prefix + raw["show_id"].str.strip().str.lower()
    if platform not in MISSION:
        report.notes.append(f"{report.name(path)}: ids of {platform} begin with {prefix}.")
    return raw.assign(
        file=raw["file"].astype("str"), platform=platform, prefix=prefix, title_id=title_id
    )


def title_table(
    rows: pd.DataFrame, actors: pd.DataFrame, made: Tables, report: Report
) -> pd.DataFrame:
    """Return `titles`, sorted as the rows are; `made` are the tables of the films, if any."""
    title = rows["title"].fillna("No title")
    titles = rows.assign(
        title=title,
        title_key=pd.array(keys(title.tolist()), dtype="str"),
        score_100=numbers(rows, "score_100", report),
        imdb_id=rows["imdb_id"].str.strip().str.lower(),
    )
    films, people, names = (made.get(n) for n in ("films", "film_people", "film_titles"))
    return titles.assign(film_id=film_links(titles, films, actors, people, report, names))


def actor_table(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Return `title_actors`: each name once a title, what is no name left out."""
    cast = list_table(rows.assign(row=rows.index), "cast", "actor", "row")
    junk = cast["actor"].str.fullmatch(NOT_A_NAME, case=False)
    report.flag(
        JUNK_ACTOR,
        rows.loc[cast.loc[junk, "row"]].assign(actor=cast.loc[junk, "actor"].to_numpy()),
        pd.Series(True, index=range(int(junk.sum()))),
        *("platform", "show_id", "title", "actor"),
    )
    return positions(cast[~junk].drop(columns="row"))


def country_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `title_countries`; a bare code, as some editions have it, becomes its name."""
    countries = list_table(rows, "country", "country")
    codes = countries["country"].str.fullmatch("[A-Z]{2}")
    named = {c: country_name(c) or c for c in countries.loc[codes, "country"].unique()}
    return countries.assign(country=countries["country"].replace(named)) if named else countries


def list_table(rows: pd.DataFrame, column: str, name: str, *more: str) -> pd.DataFrame:
    """Return one row an item of the lists in `column`, once a title; see `etl.titles.lists`.

    Spaces within an item are single: two files that space a name differently name one person.
    """
    lists = parted(rows[column], rows["file"])
    items = rows[["title_id", *more]].assign(**{name: lists}).explode(name)
    items[name] = items[name].astype("str").str.replace(SPACES, " ", regex=True).str.strip()
    items = items[items[name].fillna("") != ""]
    folded = items[name].str.lower()
    return positions(items[~items.assign(folded=folded).duplicated(["title_id", "folded"])])


def positions(items: pd.DataFrame) -> pd.DataFrame:
    """Number the items of each title from 0."""
    return items.assign(position=items.groupby("title_id").cumcount())
