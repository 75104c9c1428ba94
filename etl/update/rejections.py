"""The rules by which a row of a file takes no part in the tables; the others only mend a row."""

from collections.abc import Iterable, Iterator

from catalogue.quality import Finding
from etl.films import companions as film_companions
from etl.films import fetched, ratings
from etl.films import rows as film_rows
from etl.read import layouts
from etl.read.forms import BROKEN_RECORD
from etl.read.parse import RAGGED
from etl.read.table import REPEATED_HEADER
from etl.report import Rule
from etl.titles import ratings as title_ratings
from etl.titles import repairs as title_repairs
from etl.titles import scores
from etl.titles.justwatch import ORPHAN_CREDIT
from etl.update.unsaid import UNKNOWN_ROW

ANYWHERE = (RAGGED, REPEATED_HEADER, BROKEN_RECORD, UNKNOWN_ROW)
"""Rules that no layout has to itself."""
REJECTING: dict[str, tuple[Rule, ...]] = {
    layouts.FILMS.kind: (
        film_rows.SPLIT_ROW,
        film_rows.NO_ID,
        film_rows.NO_DATE,
        film_rows.AMBIGUOUS_DATE,
        film_rows.REPEATED_ROW,
        film_rows.REPEATED_ID,
    ),
    layouts.CREDITS.kind: (film_companions.REPEATED_COMPANION, film_companions.ORPHAN_COMPANION),
    layouts.KEYWORDS.kind: (film_companions.REPEATED_COMPANION, film_companions.ORPHAN_COMPANION),
    layouts.NAMES.kind: (fetched.BAD_NAME,),
    layouts.TITLES.kind: (
        title_repairs.NO_TITLE_ID,
        title_repairs.NO_YEAR,
        title_repairs.REPEATED_TITLE,
    ),
    layouts.SCORES.kind: (scores.BAD_SCORE, scores.UNKNOWN_TITLE),
    layouts.RATINGS.kind: (
        ratings.BAD_RATING,
        ratings.NOT_LINKED,
        ratings.NO_FILM,
        ratings.REPEATED_RATING,
    ),
    layouts.TITLE_CREDITS.kind: (ORPHAN_CREDIT,),
    title_ratings.KIND: (title_ratings.BAD_RATING, title_ratings.UNKNOWN_TITLE),
}
"""By the kind of file whose rows they leave out."""
NAMES = {rule.name for rules in (ANYWHERE, *REJECTING.values()) for rule in rules}


def rejections(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are rejected rows."""
    yield from (found for found in findings if found.count and found.name in NAMES)
