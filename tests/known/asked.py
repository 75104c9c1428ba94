"""What a page says to a link, and names and years drawn for links under a seed."""

import random
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import pandas as pd

from language.texts import LANGUAGES, speaking
from tests.known.conftest import Both
from tests.known.raw import Raw
from views import pages, reading
from views.reading import HEADLINE, FromLink

T = TypeVar("T")
EACH = 30
"""Links of a page."""
SEED = 24
FOLDED = "lower(strip_accents(regexp_replace(trim(name), '\\s+', ' ', 'g')))"


def drawn(every: Sequence[T], count: int = EACH) -> list[T]:
    """Return some of many, under a seed; all of few."""
    return random.Random(SEED).sample(list(every), min(count, len(every)))


def names(raw: Raw, table: str, where: str = "true") -> list[str]:
    """Return names of a table, drawn under a seed; those that any keyboard can type."""
    rows = raw.rows(f"select distinct name from {table} where {where} order by 1")
    return drawn([name for (name,) in rows if name.isascii() and name.replace(" ", "").isalnum()])


def rows(both: Both, page: str, part: str, **link: Any) -> pd.DataFrame:
    """Return the rows of one part of a page; a span or several values of a link are a list."""
    several = {key: value if isinstance(value, list) else [value] for key, value in link.items()}
    ask = FromLink({key: [str(value) for value in values] for key, values in several.items()})
    parts = reading.parts(pages.PAGES[page], both.tables, ask)
    return next(one.rows for one in parts if one.key == part)


def figures(both: Both, page: str, **link: Any) -> Iterator[list[dict[str, str]]]:
    """Yield the big figures of a page in each language, which is spoken meanwhile."""
    for lang in LANGUAGES:
        with speaking(lang):
            table = rows(both, page, HEADLINE, **link)
            yield [{str(k): str(v) for k, v in row.items()} for row in table.to_dict("records")]


def told_so(text: str) -> str:
    """Return a formatted sum as it stands in a note."""
    return text.replace("\u00a0", " ")


def values(told: list[dict[str, str]]) -> list[str]:
    """Return the figures themselves."""
    return [one["value"] for one in told]


def pairs(table: pd.DataFrame, *columns: str) -> set[tuple[Any, ...]]:
    """Return rows as tuples in no order, numbers rounded to nine figures."""
    return {
        tuple(_plain(value) for value in row)
        for row in table[list(columns)].itertuples(index=False, name=None)
    }


def tuples(found: list[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Return the rows of a question the same way."""
    return {tuple(_plain(value) for value in row) for row in found}


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    return float(f"{float(value):.9g}")
