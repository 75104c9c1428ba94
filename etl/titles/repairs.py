"""What is wrong with the platforms' `*_titles.csv` files, one small function a wart.

Each takes and returns the rows as text columns (with `file`, `line`, `platform` and `title_id`
beside them) and tells the report what it met.
"""

import numpy as np
import pandas as pd

from etl.read import dates
from etl.read.numbers import WRITTEN_OUT, minutes
from etl.read.unknown import without_words
from etl.report import Report, Rule

NO_TITLE_ID = Rule(
    "no_show_id",
    "The row of a platform has no show_id.",
    "The row is left out of every answer; it stands in titles_flat.",
    costs="row",
)
NO_YEAR = Rule(
    "no_release_year",
    "The row of a platform has no year of release, or none that is one year: 2019-2021.",
    "The row is left out of every answer; it stands in titles_flat.",
    costs="row",
)
REPEATED_TITLE = Rule(
    "repeated_show_id",
    "The show_id stands in the platform's file again.",
    "Counted once: the first row; all rows stand in titles_flat.",
    costs="row",
)
STRAY_SPACES = Rule(
    "stray_spaces",
    "A title, name, date or country begins or ends with a space.",
    "Removed: with them one actor is two, and ties come out wrong.",
)
MISPLACED_DURATION = Rule(
    "duration_in_rating",
    "The length stands in the rating column, and the duration is empty.",
    "Moved back, so that the title takes part in the longest; its age rating is unknown.",
)
FILM_IN_SEASONS = Rule(
    "film_in_seasons",
    "The row says Movie, and its length counts seasons.",
    "Counted as a series wherever films and series are told apart.",
)
NO_DURATION = Rule(
    "no_duration",
    "The title has no length.",
    "It takes no part in the longest; it counts everywhere else.",
)
BAD_DURATION = Rule(
    "bad_duration",
    "The title's length is neither minutes nor seasons.",
    "It takes no part in the longest; it counts everywhere else.",
    costs="cell",
)
ZERO_MINUTES = Rule(
    "zero_minutes",
    "The title is 0 minutes long, which means that nobody entered it.",
    "The length counts as unknown.",
)
SLEEP_NOISE = Rule(
    "sleep_noise",
    "A video of rain, waves or a fan to sleep by, filed among films.",
    "Counts everywhere; a switch of Longest leaves it out.",
)
AMBIGUOUS_ADDED = Rule(
    "ambiguous_date_added",
    "The date added is written with slashes, and nothing in the file tells the day from the month.",
    "Left out of growth by date added.",
    costs="cell",
)
BAD_ADDED = Rule(
    "bad_date_added",
    "The date on which the platform added the title is no date.",
    "Left out of growth by date added.",
    costs="cell",
)
ADDED_EARLY = Rule(
    "added_before_release",
    "The platform added the title in a year before its release.",
    "Kept: a series' year may be that of its latest season.",
)

DURATION = r"\d{1,5}\s*(?:min|season)s?"
TEXTS = ("type", "title", "director", "cast", "country", "date_added", "rating", "duration")
NAMED = ("type", "director", "cast", "country", "date_added", "rating", "duration", "listed_in")
"""Columns in which nobody is called Unknown."""
NOT_STORIES = {
    "documentary", "faith and spirituality", "fitness", "music videos and concerts",
    "special interest",
}  # fmt: skip
SLEEP_WORDS = (
    r"for (?:restful )?sleep|sleep visuali|black screen|(?:ocean|nature|rain) sounds|\d hours"
)
HOURS = r"\d\s*h"
SEASONS = r"(?i)(\d{1,3})\s*(?:seasons?|series|temporadas?)"
SERIES = ["tv show", "tv", "show", "shows", "series", "tv series", "serie"]
"""What the platforms' files call a series."""
BARE_SEASONS = r"\s*[1-3]?\d(?:\.0+)?\s*"
"""A length without a unit that means seasons where a series has it."""
LONGEST_FILM = 300
"""Minutes beyond which a platform has no films, only noise (and one interactive film)."""


def drop_unidentified(raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Leave out rows that no question can reach: without show_id or without a year."""
    year, has_id = raw["release_year"], raw["title_id"].notna()
    has_year = year.between(dates.FIRST_YEAR, dates.LAST_YEAR) & (year % 1 == 0)
    report.flag(NO_TITLE_ID, raw, ~has_id, "platform", "show_id", "title")
    report.flag(
        NO_YEAR,
        raw,
        has_id & ~has_year,
        *("platform", "show_id", "title"),
        before=raw["year_as_written"],
    )
    valid = has_id & has_year
    return raw[valid].assign(release_year=year[valid].astype("int16")).reset_index(drop=True)


def drop_repeated(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Keep the first row of a show_id; titles that only share a name are different titles."""
    repeated = rows["title_id"].duplicated()
    report.flag(REPEATED_TITLE, rows, repeated, "platform", "show_id", "title")
    return rows[~repeated].reset_index(drop=True)


def strip_spaces(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Strip texts: some were typed by hand and carry spaces, tabs and zero-width marks."""
    stripped = {name: rows[name].str.strip(" \t\r\n\u200b\ufeff\xa0") for name in TEXTS}
    changed = pd.concat([(rows[n] != s) & s.notna() for n, s in stripped.items()], axis=1).any(
        axis=1
    )
    report.flag(STRAY_SPACES, rows, changed, "platform", "show_id", "title")
    empty = {name: text.where(text != "") for name, text in stripped.items()}
    return rows.assign(**empty)


def drop_unknown_words(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Make words for unknown null wherever a name, a country or an age rating should stand."""
    return without_words(rows, NAMED, report, "platform", "show_id", "title")


def move_durations_back(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Move lengths such as `74 min` from `rating` to `duration`.

    The sources were scraped from pages where either may be missing, and then the next one moved up.
    """
    misplaced = is_duration(rows["rating"]) & rows["duration"].isna()
    report.flag(MISPLACED_DURATION, rows, misplaced, "platform", "show_id", "title", "rating")
    return rows.assign(
        duration=rows["duration"].where(~misplaced, rows["rating"]),
        rating=rows["rating"].where(~misplaced),
        duration_repaired=misplaced,
    )


def split_durations(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Split `2 Seasons` into a whole number and its unit, `min` or `season`."""
    parts = rows["duration"].str.lower().str.extract(r"(\d{1,5})\s*(min|season)")
    number, unit = _written_out(rows["duration"], parts[0], parts[1])
    zero = ((number == 0) & (unit == "min")).fillna(value=False)
    unread = number.isna() & rows["duration"].notna()
    report.flag(NO_DURATION, rows, number.isna() & ~unread, "platform", "show_id", "title")
    report.flag(BAD_DURATION, rows, unread, "platform", "show_id", "title", before=rows["duration"])
    report.flag(ZERO_MINUTES, rows, zero, "platform", "show_id", "title")
    known = number.notna() & ~zero
    return rows.assign(duration_int=number.where(known), duration_type=unit.where(known))


def _written_out(
    text: "pd.Series[str]", number: "pd.Series[str]", unit: "pd.Series[str]"
) -> "tuple[pd.Series[int], pd.Series[str]]":
    """Return lengths with those filled in that are written `1h 44m`, `104` or `2 temporadas`."""
    odd = text[text.notna() & (number.isna() | text.str.contains(HOURS, case=False))].unique()
    found = {cell: length for cell in odd if (length := minutes(cell)) is not None}
    lengths = text.map(found).astype("float64")
    seasons = pd.to_numeric(text.str.extract(SEASONS)[0])
    whole = lengths.round().fillna(pd.to_numeric(number)).fillna(seasons).astype("Int32")
    named = unit.astype("str").mask(unit.isna() & seasons.notna(), "season")
    return whole, named.mask(lengths.notna(), "min")


def series_by_seasons(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Call whatever counts seasons a series, as the platforms do elsewhere.

    A bare small number counts a series' seasons, although a film's would be minutes.
    """
    said = rows["type"].str.lower()
    bare = rows["duration"].str.fullmatch(BARE_SEASONS).fillna(value=False).astype(bool)
    unit = rows["duration_type"].mask(bare & said.isin(SERIES), "season")
    seasons = unit == "season"
    wrong = (said == "movie") & seasons
    report.flag(FILM_IN_SEASONS, rows, wrong, "platform", "show_id", "title", "duration")
    series = seasons | said.isin(SERIES)
    kind = pd.Series(np.where(series, "tv show", "movie"), dtype="str")
    return rows.assign(type=kind, duration_type=unit)


def read_years(raw: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Put the number for the text of `release_year`; the text stays as `year_as_written`."""
    text = raw["release_year"]
    year = dates.years(text)
    written = year.notna() & pd.to_numeric(text, errors="coerce").isna()
    report.flag(WRITTEN_OUT, raw, written, column="release_year", before=text)
    return raw.assign(release_year=year, year_as_written=text)


def read_added(raw: pd.DataFrame) -> pd.DataFrame:
    """Add `added`, the date of `date_added`, and how it was written; a bare year is no date."""
    found = dates.read_dates(raw["date_added"], raw["file"])
    return raw.assign(
        added=found.value.where(found.precision != "year"),
        added_slashed=found.slashed,
        added_unusual=found.unusual,
        added_unsure=found.unsure,
    )


def parse_added(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Put the date for the text that `read_added` has read, and report how it was written."""
    text, date = rows["date_added"], rows["added"]
    unsure = rows["added_unsure"]
    for rule, mask in (
        (dates.SPREADSHEET_DATE, rows["added_slashed"]),
        (dates.OTHER_NOTATION, rows["added_unusual"] & date.notna()),
        (AMBIGUOUS_ADDED, unsure),
        (BAD_ADDED, text.notna() & date.isna() & ~unsure),
    ):
        report.flag(rule, rows, mask, "platform", "show_id", "date_added")
    early = date.dt.year < rows["release_year"]
    report.flag(ADDED_EARLY, rows, early, "platform", "show_id", "title", "date_added")
    return rows.assign(date_added=date)


def flag_sleep_noise(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Tell videos to sleep by from films: no story's genre, and endless or called so."""
    genres = rows["listed_in"].fillna("").str.lower().str.split(r"\s*,\s*", regex=True)
    plotless = genres.map(lambda names: set(names) <= NOT_STORIES)
    endless = (rows["duration_int"] > LONGEST_FILM) & (rows["duration_type"] == "min")
    called = rows["title"].str.contains(SLEEP_WORDS, case=False).fillna(value=False).astype(bool)
    noise = plotless & (endless.fillna(value=False) | called) & (rows["type"] == "movie")
    report.flag(SLEEP_NOISE, rows, noise, "platform", "show_id", "title", "duration")
    return rows.assign(sleep_noise=noise)


def is_duration(text: "pd.Series[str]") -> "pd.Series[bool]":
    """Return where a text is a length, such as `74 min` or `2 Seasons`."""
    return text.str.fullmatch(DURATION, case=False).fillna(value=False).astype(bool)
