"""What films are called elsewhere: the rows of film_names.csv, from TMDB's and Wikidata's answers.

A row is the film's number at IMDb, language, region, title, kind and source.
"""

from collections.abc import Iterator, Mapping
from typing import Any

COLUMNS = ("imdb_id", "language", "region", "title", "kind", "source")
SPANISH = {
    *("ES", "MX", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "NI", "PA", "PE"),
    *("PR", "PY", "SV", "UY", "VE"),
}
"""Countries whose titles are in Spanish."""
LATIN_AMERICA = "es-419"
"""Mexico's titles are those of all of Latin America."""

Name = tuple[str, str, str, str, str, str]


def of_tmdb(film: Mapping[str, Any]) -> Iterator[Name]:
    """Yield what a film of TMDB is called, each once: its translations, then its other titles."""
    imdb_id = film.get("imdb_id")
    if imdb_id:
        said = [*_translated(film), *_otherwise(film)]
        for language, region, title, kind in dict.fromkeys(said):
            yield imdb_id, language, region, title, kind, "tmdb"


def _translated(film: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the titles of the translations; the usual ones are those in Spanish."""
    for item in _items(film, "translations", "translations"):
        language, country = item.get("iso_639_1") or "", item.get("iso_3166_1") or ""
        title = str((item.get("data") or {}).get("title") or "").strip()
        if title and language:
            region = _region(country) if language == "es" else country
            yield language, region, title, "main" if language == "es" else "alternative"


def _otherwise(film: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the alternative titles, whose language only the countries of Spanish tell."""
    for item in _items(film, "alternative_titles", "titles"):
        country, title = item.get("iso_3166_1") or "", str(item.get("title") or "").strip()
        if title:
            spanish = country in SPANISH
            yield "es" if spanish else "", _region(country), title, "alternative"


def _region(country: str) -> str:
    """Return where a title is used: `es-ES`, `es-419`, `es-CL`, else the country."""
    if country == "MX":
        return LATIN_AMERICA
    return f"es-{country}" if country in SPANISH else country


def _items(film: Mapping[str, Any], part: str, column: str) -> Iterator[Mapping[str, Any]]:
    """Yield the items of an appended answer; none where TMDB left it out."""
    for item in (film.get(part) or {}).get(column) or ():
        if isinstance(item, dict):
            yield item
