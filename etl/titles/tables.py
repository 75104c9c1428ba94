"""Titles of the streaming platforms: `*_titles.csv` to tidy tables and `titles_flat`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from catalogue.names import keys
from etl.read.csv import TITLES, read
from etl.read.files import RawFiles
from etl.read.values import numbers
from etl.report import Report, Rule
from etl.titles import flat as titles_flat
from etl.titles import repairs, scores

Tables = dict[str, pd.DataFrame]

JUNK_ACTOR = Rule(
    "junk_actor",
    "A bare number, such as 1, or a degree parted from its name stands among the cast.",
    "Left out of the cast: 1 and Ph.D. would else be Amazon's most frequent actors of a year.",
)
NOT_A_NAME = r"\d+|ph\.?d\.?|m\.?d\.?|esq\.?|[js]r\.?|i{2,3}"

NO_AGE_RATING = Rule(
    "no_age_rating",
    "The title has no age rating.",
    "titles_flat says g, as the mission asks; the tidy tables leave it unknown.",
)


def tables(
    files: RawFiles, report: Report, step: Callable[[str], None], made: Tables, version: Path
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the title tables and `titles_flat`; none where the folder holds no platform.

    Raw ratings, if there are any, are written to `version` as they stream by.
    """
    if not files.titles:
        return
    step("platforms: reading")
    raw = pd.concat(
        [one_platform(p, path, report) for p, path in files.titles.items()], ignore_index=True
    )
    yield from made_of(raw, files, report, step, made, version)


def made_of(
    raw: pd.DataFrame,
    files: RawFiles,
    report: Report,
    step: Callable[[str], None],
    made: Tables,
    version: Path,
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables that raw rows of titles make, as `one_platform` gives them."""
    step("platforms: cleaning")
    rows = (
        raw.pipe(repairs.drop_unidentified, report)
        .pipe(repairs.drop_repeated, report)
        .pipe(repairs.strip_spaces, report)
        .pipe(repairs.move_durations_back, report)
        .pipe(repairs.split_durations, report)
        .pipe(repairs.series_by_seasons, report)
        .pipe(repairs.parse_added, report)
        .pipe(repairs.flag_sleep_noise, report)
        .sort_values("title_id", ignore_index=True)
    )
    report.came("titles", rows, "title_id")
    step("platforms: scores")
    scored, ahead = scores.add(rows, files, report, version)
    report.flag(NO_AGE_RATING, raw, raw["rating"].isna(), "platform", "show_id", "title")
    yield "titles_flat", titles_flat.titles(raw)
    yield "titles", title_table(scored, made.get("films"), report)
    yield "title_actors", actor_table(rows, report)
    yield "title_countries", list_table(rows, "country", "country")
    yield "title_genres", list_table(rows, "listed_in", "genre")
    yield from ahead.items()


def one_platform(platform: str, path: Path, report: Report) -> pd.DataFrame:
    """Read one platform's file as text, with `platform` and `title_id` (`as123`) beside it.

    An edition's extra score, of 100, is not the users' mean and keeps apart from it.
    """
    raw = read(path, TITLES, report).rename(columns={"score": "score_100"})
    title_id = platform[0] + raw["show_id"].str.strip().str.lower()
    return raw.assign(file=raw["file"].astype("str"), platform=platform, title_id=title_id)


def title_table(rows: pd.DataFrame, films: pd.DataFrame | None, report: Report) -> pd.DataFrame:
    """Return `titles`, sorted as the rows are."""
    title = rows["title"].fillna("No title")
    titles = rows.assign(
        title=title,
        title_key=pd.array(keys(title.tolist()), dtype="str"),
        score_100=numbers(rows, "score_100", report),
    )
    return titles.assign(film_id=film_links(titles, films))


def film_links(titles: pd.DataFrame, films: pd.DataFrame | None) -> "pd.Series[int]":
    """Return the film that each title is: the only one of that folded title and year, else null."""
    if films is None or films.empty:
        return pd.Series(pd.NA, index=titles.index, dtype="Int32")
    named = films[["title_key", "year", "film_id"]].astype({"year": "int16", "film_id": "Int32"})
    only = named.drop_duplicates(["title_key", "year"], keep=False)
    wanted = titles[["title_key", "release_year"]].rename(columns={"release_year": "year"})
    linked = wanted.merge(only, on=["title_key", "year"], how="left", validate="many_to_one")
    return linked["film_id"].where((titles["type"] == "movie").to_numpy())


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


def list_table(rows: pd.DataFrame, column: str, name: str, *more: str) -> pd.DataFrame:
    """Return one row an item of the lists in `column`, which commas part; an item once a title.

    One of Amazon's genres holds commas itself: "Arts, Entertainment, and Culture".
    """
    text = rows[column].str.replace("Arts, Entertainment, and", "Arts; Entertainment; and")
    items = rows[["title_id", *more]].assign(**{name: text.str.split(",")}).explode(name)
    items[name] = items[name].astype("str").str.strip().str.replace(";", ",")
    items = items[items[name].fillna("") != ""]
    folded = items[name].str.lower()
    return positions(items[~items.assign(folded=folded).duplicated(["title_id", "folded"])])


def positions(items: pd.DataFrame) -> pd.DataFrame:
    """Number the items of each title from 0."""
    return items.assign(position=items.groupby("title_id").cumcount())
