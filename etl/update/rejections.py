"""The rules by which a row of a file takes no part in the tables; the others only mend a row."""

from collections.abc import Iterable, Iterator

from catalogue.quality import Finding
from etl.films import companions as film_companions
from etl.films import ratings
from etl.films import rows as film_rows
from etl.read import csv as read
from etl.titles import ratings as title_ratings
from etl.titles import repairs as title_repairs
from etl.titles import scores

REJECTING = (
    read.REPEATED_HEADER,
    film_rows.SPLIT_ROW,
    film_rows.NO_ID,
    film_rows.NO_DATE,
    film_rows.REPEATED_ROW,
    film_rows.REPEATED_ID,
    film_companions.REPEATED_COMPANION,
    film_companions.ORPHAN_COMPANION,
    title_repairs.NO_TITLE_ID,
    title_repairs.REPEATED_TITLE,
    scores.BAD_SCORE,
    scores.UNKNOWN_TITLE,
    ratings.BAD_RATING,
    ratings.NOT_LINKED,
    ratings.NO_FILM,
    ratings.REPEATED_RATING,
    title_ratings.BAD_RATING,
    title_ratings.UNKNOWN_TITLE,
)


def rejections(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are rejected rows."""
    names = {rule.name for rule in REJECTING}
    yield from (found for found in findings if found.count and found.name in names)
