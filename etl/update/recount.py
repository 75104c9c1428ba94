"""The quality report after an update: what new rows replaced no longer counts."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import asdict

import pandas as pd

from catalogue import longtail
from catalogue.platforms import prefixes
from catalogue.quality import Quality, Row, Undated
from etl.films import ratings
from etl.films import rows as film_rows
from etl.films import table as film_table
from etl.films.companions import ORPHAN_COMPANION
from etl.report import Report, Rule
from etl.titles import repairs as title_repairs
from etl.titles import scores
from etl.titles import tables as titles
from etl.update import waiting

Mask = Callable[[pd.DataFrame], "pd.Series[bool]"]

SEEN: dict[Rule, tuple[str, Mask]] = {
    film_table.UNKNOWN_BUDGET: ("films", lambda films: films["budget"].isna()),
    film_table.UNKNOWN_REVENUE: ("films", lambda films: films["revenue"].isna()),
    film_table.SMALL_MONEY: (
        "films",
        lambda films: films["budget"].between(1, 999) | films["revenue"].between(1, 999),
    ),
    film_table.UNKNOWN_RUNTIME: ("films", lambda films: films["runtime"].isna()),
    film_table.UNKNOWN_VOTE: ("films", lambda films: films["vote_average"].isna()),
    film_table.SUSPECT_DATE: ("films", lambda films: films["date_precision"] == "suspect"),
    film_table.COARSE_DATE: (
        "films",
        lambda films: films["date_precision"].isin(["month", "year"]),
    ),
    titles.NO_AGE_RATING: ("titles", lambda t: t["rating"].isna() & ~t["duration_repaired"]),
    title_repairs.MISPLACED_DURATION: ("titles", lambda t: t["duration_repaired"]),
    title_repairs.SLEEP_NOISE: ("titles", lambda t: t["sleep_noise"]),
    title_repairs.ADDED_EARLY: ("titles", lambda t: t["date_added"].dt.year < t["release_year"]),
    ratings.NO_FILM: ("waiting_film_ratings", lambda rows: rows["film_id"].notna()),
    scores.UNKNOWN_TITLE: (waiting.SCORES, lambda rows: rows["score"].notna()),
    scores.NO_SCORE: ("titles", lambda t: t["score"].isna()),
}
"""Rules whose rows the tables themselves show, so that they are counted there."""
OF_FILMS = {
    ORPHAN_COMPANION.name,
    *(
        rule.name
        for module in (film_rows, film_table)
        for rule in vars(module).values()
        if isinstance(rule, Rule)
    ),
}


def recount(
    update: Report,
    earlier: Quality,
    tables: Mapping[str, pd.DataFrame],
    replaced: Container[object],
) -> Report:
    """Return an earlier report with that of an update added.

    `tables` are all tables after the update, `replaced` the ids of the films and titles whose rows
    it brought anew: earlier findings about them no longer count. Of a rule with more rows than are
    listed that is known only where the tables show it.
    """
    report = Report()
    report.join(update)
    report.changes, report.rejected = update.changes, update.rejected
    report.stitched = [*update.stitched, *earlier.stitched]
    report.undated = _undated(update.undated, earlier.undated, tables)
    report.tail = _tail(update.tail, earlier.tail, tables)
    for told in earlier.read:
        report.count_rows(told.file, told.kind, told.rows)
    begins = prefixes((), titles.taken(tables))
    for found in earlier.rules:
        kept = [row for row in found.rows if not _is_replaced(found.name, row, replaced, begins)]
        rule = Rule(found.name, found.reason, found.effect)
        report.add(rule, found.count - len(found.rows) + len(kept), kept)
    for rule, (name, shows) in SEEN.items():
        if rule.name in report.findings and name in tables:
            report.findings[rule.name].count = int(shows(tables[name]).sum())
    for rule in (film_rows.NO_DATE, film_rows.AMBIGUOUS_DATE):
        if rule.name in report.findings:
            is_ambiguous = rule is film_rows.AMBIGUOUS_DATE
            rows = [asdict(row) for row in report.undated if row.ambiguous == is_ambiguous]
            report.findings[rule.name] = rule.finding()
            report.add(rule, len(rows), rows)
    return report


def _tail(
    new: Mapping[str, int], earlier: Mapping[str, int], tables: Mapping[str, pd.DataFrame]
) -> dict[str, int]:
    """Count the long tail anew; the tables lack the marks, of which the greater count stays."""
    if "films" not in tables:
        return dict(earlier)
    marked = {name: max(new.get(name, 0), earlier.get(name, 0)) for name in longtail.MARKS}
    return longtail.counted(tables["films"]) | marked


def _undated(
    new: Iterable[Undated], earlier: Iterable[Undated], tables: Mapping[str, pd.DataFrame]
) -> list[Undated]:
    """Return the undated films that no file has given a date since, the new ones first."""
    dated = set(tables["films"]["film_id"]) if "films" in tables else set()
    fresh = [row for row in new if row.film_id not in dated]
    gone = dated | {row.film_id for row in fresh}
    return [*fresh, *(row for row in earlier if row.film_id not in gone)]


def _is_replaced(
    rule: str, row: Row, replaced: Container[object], begins: Mapping[str, str]
) -> bool:
    if "show_id" in row:
        prefix = begins.get(str(row["platform"]), "")
        return f"{prefix}{row['show_id']}".strip().lower() in replaced
    return rule in OF_FILMS and row.get("film_id") in replaced
