"""The real files ten times over: new ids, varied titles, shifted dates."""

from pathlib import Path

import pandas as pd

TIMES = 10
STEP = 1_000_000
"""Added to every id a copy; greater than any id of the source."""


def replicate(raw: Path, out: Path, times: int = TIMES) -> None:
    """Write every CSV of `raw` into `out`, `times` times as long.

    A copy's films and titles bear its number ("Jumanji 3"), its dates lie a copy's number of days
    later, its users and works have ids of their own, and its ratings join its own works.
    """
    for path in sorted(raw.rglob("*.csv")):
        source = pd.read_csv(path, dtype=str, keep_default_na=False)
        target = out / path.relative_to(raw)
        target.parent.mkdir(parents=True, exist_ok=True)
        for copy in range(times):
            _vary(source, copy).to_csv(
                target, index=False, header=copy == 0, mode="a" if copy else "w"
            )


def _vary(source: pd.DataFrame, copy: int) -> pd.DataFrame:
    """Return one copy of a table; the first is the source as it is."""
    if copy == 0:
        return source
    changed = {
        name: change(source[name], copy) for name, change in CHANGES.items() if name in source
    }
    return source.assign(**changed)


def _shift(ids: pd.Series, copy: int) -> pd.Series:
    """Shift the number that an id is or ends with (`862`, `s123`, `ns1`)."""
    return ids.str.replace(r"(\d+)$", lambda found: str(int(found[1]) + copy * STEP), regex=True)


def _title(titles: pd.Series, copy: int) -> pd.Series:
    return titles.where(titles == "", titles + f" {copy}")


def _date(dates: pd.Series, copy: int) -> pd.Series:
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce") + pd.Timedelta(days=copy)
    return dates.where(days.isna(), days.dt.strftime("%Y-%m-%d"))


CHANGES = {
    "id": _shift,
    "movieId": _shift,
    "tmdbId": _shift,
    "userId": _shift,
    "show_id": _shift,
    "title": _title,
    "release_date": _date,
}
