"""What films are called in Spanish and in their own language, from Wikidata's query service (CC0).

Not yet exercised against the live service: built from its documentation, and tested against a local
server that answers in its shapes (SPARQL 1.1 results in JSON).
"""

import hashlib
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from catalogue import VERSION
from catalogue.errors import DataError
from fetch.checksums import replace
from fetch.layout import csv_of
from fetch.names import COLUMNS, LATIN_AMERICA, Name
from fetch.progress import Progress
from fetch.service import NotThereError, Service

BATCH = 100
"""Films a query: far from the minute after which the service gives up."""
SPANISH = {
    "es": "",
    "es-419": LATIN_AMERICA,
    "es-mx": LATIN_AMERICA,
    "es-es": "es-ES",
    "es-ar": "es-AR",
}
"""The codes in which Wikidata writes Spanish, and the region that each stands for."""
QUERY = """SELECT DISTINCT ?imdb ?title ?kind ?original WHERE {
  VALUES ?imdb { %s }
  ?film wdt:P345 ?imdb .
  { ?film rdfs:label ?title . BIND("label" AS ?kind) }
  UNION { ?film skos:altLabel ?title . BIND("alias" AS ?kind) }
  OPTIONAL { ?film wdt:P364/wdt:P218 ?original }
  FILTER(LANG(?title) IN (%s) || LANG(?title) = ?original)
}"""
"""Labels and aliases by the number at IMDb (P345), in Spanish and in the film's own language (P364,
whose ISO 639-1 code is P218)."""


class Wikidata(Service):
    """The public query service: one query after the other, a second apart, and who asks is told."""

    name = "Wikidata"
    rate = 1.0
    timeout = 70.0
    home = "https://query.wikidata.org"
    variable = "WIKIDATA_URL"

    def _manners(self, key: str) -> tuple[dict[str, str], dict[str, str]]:
        """Say who asks, as the policy wants; `key` is where its people find the project."""
        agent = f"Butaca/{VERSION} ({key}) Python/{platform.python_version()}"
        return {"User-Agent": agent, "Accept": "application/sparql-results+json"}, {}

    def _refuse(self, path: str, status: int, _content: object) -> None:
        """Raise what no patience mends."""
        if status == 404:
            raise NotThereError(path)
        if status != 429 and 400 <= status < 500:
            message = f"Wikidata refused the query ({status}): the query or the policy has changed."
            raise DataError(message)


def wikidata(folder: Path, imdb_ids: Sequence[str], contact: str) -> list[Path]:
    """Bring the titles of films into `folder`/film_names.csv.

    `contact` is an address or a page by which Wikidata's people reach who asks. Interrupted, it
    goes on where it stopped if called again for the same films.

    Returns: the file; none where Wikidata knows none of the films.
    Raises: DataError: no network, no good answer.
    """
    with Wikidata(contact) as service:
        return bring(service, folder, imdb_ids)


def bring(service: Service, folder: Path, imdb_ids: Sequence[str]) -> list[Path]:
    """Do what `wikidata` does with a given service."""
    ids = sorted({one for one in imdb_ids if one[:2] == "tt" and one[2:].isdecimal()})
    digest = hashlib.sha256(" ".join(ids).encode()).hexdigest()
    progress: Progress[int] = Progress(folder, {"wikidata": digest})
    batches = [ids[place : place + BATCH] for place in range(0, len(ids), BATCH)]
    try:
        for number in progress.ids or progress.plan(range(len(batches))):
            if number not in progress.found:
                progress.keep(number, {"names": list(_names(service, batches[number]))})
    except NotThereError as error:
        message = (
            f"Wikidata has nothing at {error}: the service has moved, or WIKIDATA_URL is wrong."
        )
        raise DataError(message) from error
    rows = [tuple(row) for number in progress.ids for row in _kept(progress, number)]
    if rows:
        replace(folder / "film_names.csv", csv_of(COLUMNS, rows))
    progress.done()
    return [folder / "film_names.csv"] if rows else []


def _kept(progress: Progress[int], number: int) -> list[Sequence[str]]:
    """Return the rows of a batch that was brought."""
    names: list[Sequence[str]] = (progress.found[number] or {})["names"]
    return names


def _names(service: Service, imdb_ids: Sequence[str]) -> Iterator[Name]:
    """Yield what some films are called, each name once."""
    codes = ", ".join(f'"{code}"' for code in SPANISH)
    asked = QUERY % (" ".join(f'"{one}"' for one in imdb_ids), codes)
    answer = service.get("/sparql", query=asked, format="json")
    try:
        found = [_name(binding) for binding in answer["results"]["bindings"]]
    except (KeyError, TypeError, AttributeError) as error:
        message = f"Wikidata's answer has not the documented shape ({error!r})."
        raise DataError(message) from error
    yield from dict.fromkeys(found)


def _name(binding: dict[str, dict[str, Any]]) -> Name:
    """Return a row of film_names.csv; the label is the usual title, an alias another one."""
    code, label = binding["title"]["xml:lang"], binding["kind"]["value"] == "label"
    spanish = code in SPANISH
    kind = ("main" if spanish else "original") if label else "alternative"
    language, region = ("es", SPANISH[code]) if spanish else (code, "")
    return binding["imdb"]["value"], language, region, binding["title"]["value"], kind, "wikidata"
