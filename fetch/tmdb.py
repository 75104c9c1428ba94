"""Films released or changed since a date, from TMDB's API, as files that `--update` takes.

Not yet exercised against the live service: built from TMDB's documentation, and tested against a
local server that answers in its shapes.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from catalogue.errors import DataError
from fetch.keys import secret
from fetch.layout import FILMS_FILE, write
from fetch.progress import Progress
from fetch.service import NotThereError, Service

APPENDED = "keywords,credits,translations,alternative_titles"
LAST_PAGE = 500
"""TMDB shows no page beyond this one; a window that has more is halved."""
DATED = {"movie": "primary_release_date", "tv": "first_air_date"}
"""What the date of a kind of works is called."""
LONGEST_CHANGES = timedelta(days=13)
"""The change list covers 14 days a request, both ends counted."""


def key() -> str:
    """Return the key from the environment or the secrets; raises DataError where there is none."""
    if found := secret("TMDB_API_KEY"):
        return found
    message = (
        "Fetching from TMDB needs a key: get one at themoviedb.org/settings/api and put it into "
        "TMDB_API_KEY, in the environment or in .streamlit/secrets.toml."
    )
    raise DataError(message)


def tmdb(
    folder: Path,
    since: date,
    key: str,
    known: Collection[int] | None = None,
    old: Collection[int] = (),
) -> list[Path]:
    """Bring films, and what they are called elsewhere, into the files of `fetch.layout`.

    Released since a date, or changed since; of the changed only those in `known`, if given (TMDB
    changes thousands of films a day). Those in `old` are brought anew in any case. Interrupted, it
    goes on where it stopped if called again the same day; files already there stay until the new
    ones are whole.

    Returns: the four files; none where nothing was released or changed.
    Raises: DataError: no network, no valid key, no good answer.
    """
    with Service(key) as service:
        return bring(service, folder, since, datetime.now(UTC).date(), known, old)


def numbers(paths: Collection[Path]) -> list[int]:
    """Return the numbers of the films in files that `tmdb` brought."""
    films = next((path for path in paths if path.name == FILMS_FILE), None)
    if films is None:
        return []
    with films.open(encoding="utf-8", newline="") as file:
        return [int(row["id"]) for row in csv.DictReader(file)]


def bring(
    service: Service,
    folder: Path,
    since: date,
    until: date,
    known: Collection[int] | None = None,
    old: Collection[int] = (),
) -> list[Path]:
    """Do what `tmdb` does with a given service, up to a given date."""
    if since > until:
        message = f"{since} lies in the future: name a date until {until}."
        raise DataError(message)
    progress: Progress[int] = Progress(folder, {"since": str(since), "until": str(until)})
    try:
        ids = progress.ids or progress.plan(sorted({*_ids(service, since, until, known), *old}))
        for film_id in ids:
            if film_id not in progress.found:
                progress.keep(film_id, _film(service, film_id))
    except NotThereError as error:
        message = f"TMDB has nothing at {error}: its API has changed, or TMDB_API_URL is wrong."
        raise DataError(message) from error
    films = [film for film in progress.found.values() if film]
    paths = write(folder, films) if films else []
    progress.done()
    return paths


def _ids(service: Service, since: date, until: date, known: Collection[int] | None) -> list[int]:
    """Return the ids of films released or changed, each once."""
    changed = set(_changed(service, since, until))
    chosen = changed if known is None else changed & set(known)
    return [*chosen, *_released(service, since, until)]


def _released(service: Service, since: date, until: date) -> Iterator[int]:
    """Yield the films of a window of release dates."""
    for item in discover(service, "movie", since, until):
        yield int(item["id"])


def discover(
    service: Service, kind: str, since: date, until: date, **choice: str | int
) -> Iterator[dict[str, Any]]:
    """Yield what TMDB finds of a kind (`movie`, `tv`) released in a window of dates.

    `choice` are further parameters of its discovery. A window of more pages than TMDB shows is
    halved. Something may come twice, since the list moves while it is read.
    """
    path, dated = f"/discover/{kind}", DATED[kind]
    window: dict[str, str | int] = {
        f"{dated}.gte": str(since),
        f"{dated}.lte": str(until),
        "sort_by": f"{dated}.asc",
        "include_adult": "false",
        **choice,
    }
    first = service.get(path, **window, page=1)
    if _pages(first) > LAST_PAGE and since < until:
        middle = since + (until - since) // 2
        yield from discover(service, kind, since, middle, **choice)
        yield from discover(service, kind, middle + timedelta(days=1), until, **choice)
    else:
        yield from _listed(service, path, first, window)


def _changed(service: Service, since: date, until: date) -> Iterator[int]:
    """Yield the films changed, fortnight by fortnight."""
    while since <= until:
        end = min(since + LONGEST_CHANGES, until)
        window: dict[str, str | int] = {"start_date": str(since), "end_date": str(end)}
        first = service.get("/movie/changes", **window, page=1)
        for item in _listed(service, "/movie/changes", first, window):
            yield int(item["id"])
        since = end + timedelta(days=1)


def _listed(
    service: Service, path: str, first: dict[str, Any], window: Mapping[str, str | int]
) -> Iterator[dict[str, Any]]:
    """Yield the items on all pages of a list."""
    yield from _page(path, first)
    for number in range(2, min(_pages(first), LAST_PAGE) + 1):
        yield from _page(path, service.get(path, **window, page=number))


def _pages(first: dict[str, Any]) -> int:
    count = first.get("total_pages")
    return count if isinstance(count, int) else 0


def _page(path: str, answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        yield from (item for item in answer["results"] if int(item["id"]) and not item.get("adult"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"TMDB's answer at {path} has not the documented shape ({error!r})."
        raise DataError(message) from error


def _film(service: Service, film_id: int) -> dict[str, Any] | None:
    """Return a film with its keywords, credits and titles; None where TMDB has removed it."""
    path = f"/movie/{film_id}"
    try:
        film = service.get(path, append_to_response=APPENDED)
    except NotThereError:
        return None
    if film.get("id") != film_id:
        message = f"TMDB's answer at {path} has not the documented shape (no id {film_id})."
        raise DataError(message)
    return film
