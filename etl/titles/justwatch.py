"""JustWatch's sets, a `titles.csv` and a `credits.csv` a platform, brought to the usual columns."""

from pathlib import Path

import numpy as np
import pandas as pd

from etl.read.codes import country_name
from etl.read.layouts import TITLE_CREDITS
from etl.read.numbers import floats
from etl.read.table import read
from etl.report import Report, Rule
from etl.titles.lists import literal

ORPHAN_CREDIT = Rule(
    "credit_without_title",
    "A person is credited for a title that the platform's file does not have.",
    "Left out.",
    costs="row",
)
ROLES = {"cast": "ACTOR", "director": "DIRECTOR"}


def standard(raw: pd.DataFrame, credits: Path | None, report: Report) -> pd.DataFrame:
    """Return a platform's rows with length, lists and people as the other sets write them.

    Rows of the other sets come back as they are.
    """
    if raw["runtime"].notna().any() or raw["seasons"].notna().any():
        lists = {name: _words(raw[name]) for name in ("listed_in", "country")}
        raw = raw.assign(duration=_durations(raw), **lists)
    return raw.assign(**_people(raw, credits, report)) if credits else raw


def _durations(raw: pd.DataFrame) -> "pd.Series[str]":
    """Return the length: seasons where there are any, else minutes; what stood there goes first."""
    seasons, minutes = floats(raw["seasons"]), floats(raw["runtime"])
    counted = np.where(
        seasons > 0,
        seasons.fillna(0).astype("int64").astype("str") + " Season",
        minutes.fillna(0).astype("int64").astype("str") + " min",
    )
    known = (seasons > 0) | minutes.notna()
    return raw["duration"].fillna(pd.Series(counted, index=raw.index, dtype="str").where(known))


def _words(cells: "pd.Series[str]") -> "pd.Series[str]":
    """Return literal lists as words with commas between, countries' codes as names."""
    read = {cell: found for cell in cells.dropna().unique() if (found := literal(cell)) is not None}
    words = {
        cell: ", ".join(country_name(item) or item if item.isupper() else item for item in items)
        for cell, items in read.items()
    }
    texts = [words.get(cell, cell) or None for cell in cells]
    return pd.Series(texts, index=cells.index, dtype="str")


def _people(raw: pd.DataFrame, path: Path, report: Report) -> "dict[str, pd.Series[str]]":
    """Return cast and directors of a file of credits, one row a person, as words with commas."""
    credits = read(path, TITLE_CREDITS, report)
    title = credits["id"].str.strip()
    known = title.isin(raw["show_id"].str.strip())
    report.flag(ORPHAN_CREDIT, credits, ~known, "id", "name")
    name = credits["name"].str.strip().str.replace(",", "")
    found = {}
    for column, role in ROLES.items():
        of_role = known & name.notna() & (credits["role"].str.strip().str.upper() == role)
        joined = name[of_role].groupby(title[of_role]).agg(", ".join)
        found[column] = raw[column].fillna(raw["show_id"].str.strip().map(joined).astype("str"))
    return found
