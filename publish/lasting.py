"""What a version holds to stay, and what comes and goes: platforms' titles by country.

What a platform has in a country is another every week, and what TMDB's service gave too long ago
has to go: neither is lost as a film is lost.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from catalogue import Catalogue, fetched
from catalogue.fetched import LONGEST, Fetched
from catalogue.platforms import country_of
from catalogue.store import IN_MEMORY
from publish.loss import Loss
from publish.thresholds import Thresholds


def lasting(version: Catalogue, old: Fetched) -> Catalogue:
    """Return a version without the titles of platforms by country and the films in `old`."""
    platform = version.titles["platform"].astype("str")
    theirs = [name for name in platform.unique() if country_of(name)]
    titles = version.titles["title_id"][platform.isin(theirs)]
    gone = {"title_id": titles, "film_id": pd.Series([*old.films], dtype="int64")}
    kept: dict[str, Any] = {}
    for name in IN_MEMORY:
        table = getattr(version, name)
        key = table.columns[1] if name == "film_ratings" else table.columns[0]
        if key in gone and len(gone[key]):
            kept[name] = table[~table[key].isin(gone[key])].reset_index(drop=True)
    if not kept:
        return version
    rows = version.manifest.rows | {name: len(table) for name, table in kept.items()}
    return replace(version, manifest=replace(version.manifest, rows=rows), **kept)


def outdated(before: Catalogue, after: Catalogue) -> Fetched:
    """Return what of before had to go by the day on which `after` was built, unless it is there."""
    day = datetime.fromisoformat(after.manifest.built).date()
    old = fetched.read(before.folder).before(day - LONGEST)
    films: dict[int, date] = {
        number: on
        for number, on in old.films.items()
        if not (after.films["film_id"] == number).any()
    }
    return Fetched(old.titles, films)


def departures(
    before: Catalogue, after: Catalogue, old: Fetched, limits: Thresholds
) -> Iterator[Loss]:
    """Compare each platform's titles in a country: a list that was cut short lacks many."""
    was, now = (v.titles.assign(platform=v.titles["platform"].astype("str"))
                for v in (before, after))  # fmt: skip
    was = was.assign(gone=~was["title_id"].isin(now["title_id"]))
    limit = limits.of("gone", "of_a_country")
    for platform, titles in was.groupby("platform"):
        judged = country_of(str(platform)) and platform not in old.titles
        gone = titles[titles["gone"]]
        enough = len(titles) >= limits.of("rows", "from")
        if judged and enough and len(gone) > len(titles) * limit:
            example = f"{gone['title_id'].iloc[0]} {gone['title'].iloc[0]} is gone"
            rule = f"{limit:.0%} of what a platform has in a country may go at once"
            yield Loss(f"titles.{platform}", "gone", f"{len(titles):,} titles",
                       f"{len(gone):,} gone", rule, example)  # fmt: skip
