"""The films written by hand, one a line: those since 2015, older ones that the snapshot lacks."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from snapshot import Film

FIRST_IDS = {"films_2015_2025.jsonl": 1_000_000_001, "films_before_2015.jsonl": 1_000_100_001}
"""Of each file, far above Wikidata and TMDB; a film keeps its number while it keeps its line."""
GENRES = {"Science Fiction": "Sci-Fi"}  # Wikidata's name for it

Codes = dict[str, dict[str, str]]


def labels(codes: Codes) -> dict[str, str]:
    """Return Wikidata's label of each code, the first of several."""
    found: dict[str, str] = {}
    for label, row in codes.items():
        found.setdefault(row["code"], label)
    return found


def recent(path: Path, countries: Codes, languages: Codes) -> Iterator[Film]:
    """Yield the films of a file, in its order; a date is known to the day or to the year."""
    country, language = labels(countries), labels(languages)
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, FIRST_IDS[path.name]):
            yield film(number, json.loads(line), country, language)


def film(
    number: int, told: dict[str, Any], country: dict[str, str], language: dict[str, str]
) -> Film:
    """Return one film."""
    to_the_day = len(told["date"]) > len("2015")
    return Film(
        id=number,
        imdb_id=told["imdb_id"] or "",
        title=told["title"],
        date=told["date"] if to_the_day else f"{told['date']}-01-01",
        runtime=told["runtime"],
        genres=[GENRES.get(name, name) for name in told["genres"]],
        languages=[language[told["language"]]] if told["language"] else [],
        countries=[country[code] for code in told["countries"]],
        directors=told["directors"],
        cast=told["cast"],
        companies=told["companies"],
        revenue=told["revenue"],
        score=None,
        reviews=0,
        date_precision="day" if to_the_day else "year",
        by_hand=told,
    )


def joined(old: Iterable[Film], new: Iterable[Film]) -> list[Film]:
    """Return the films of both, those of a number at IMDb as written by hand."""
    added = list(new)
    ours = {film.imdb_id for film in added if film.imdb_id}
    return [*(film for film in old if film.imdb_id not in ours), *added]
