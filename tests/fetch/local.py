"""Local servers for what would come over the network."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]
APPENDED = "keywords,credits,translations,alternative_titles"
PAGE = 2
"""Films a page; TMDB shows 20, and 100 changes."""


@contextmanager
def serving(answer: Callable[[str, dict[str, str]], Answer]) -> Iterator[str]:
    """Serve what `answer` makes of a path with its query and the request's headers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer."""
            status, headers, body = answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def film(film_id: int, title: str, released: str, **more: Any) -> dict[str, Any]:
    """Return a film as `/movie/{id}?append_to_response=...` gives it, all parts appended."""
    return {
        "adult": False,
        "backdrop_path": None,
        "belongs_to_collection": None,
        "budget": 30_000_000,
        "genres": [{"id": 35, "name": "Comedy"}],
        "homepage": "",
        "id": film_id,
        "imdb_id": f"tt{film_id:07}",
        "origin_country": ["AR"],
        "original_language": "es",
        "original_title": title,
        "overview": 'Two lines,\nand "quotes".',
        "popularity": 3.14,
        "poster_path": "/x.jpg",
        "production_companies": [
            {"id": 7, "logo_path": None, "name": "K&S d'Or", "origin_country": "AR"}
        ],
        "production_countries": [{"iso_3166_1": "AR", "name": "Argentina"}],
        "release_date": released,
        "revenue": 60_000_000,
        "runtime": 100,
        "spoken_languages": [{"english_name": "Spanish", "iso_639_1": "es", "name": "Español"}],
        "status": "Released",
        "tagline": "",
        "title": title,
        "video": False,
        "vote_average": 7.5,
        "vote_count": 10,
        "keywords": {"keywords": [{"id": 1, "name": "heist"}]},
        "credits": {
            "cast": [{"id": 2, "name": "Ricardo D.", "character": "Él", "order": 0}],
            "crew": [{"id": 3, "name": "Lucrecia M.", "job": "Director", "department": "D"}],
        },
        "translations": {
            "translations": [
                {
                    "iso_3166_1": country,
                    "iso_639_1": language,
                    "name": "",
                    "english_name": "",
                    "data": {
                        "homepage": "",
                        "overview": "",
                        "runtime": 0,
                        "tagline": "",
                        "title": said,
                    },
                }
                for country, language, said in (
                    ("ES", "es", f"{title} en España"),
                    ("MX", "es", f"{title} en México"),
                    ("DE", "de", f"{title} auf Deutsch"),
                    ("FR", "fr", ""),
                )
            ]
        },
        "alternative_titles": {
            "titles": [
                {"iso_3166_1": "CL", "title": f"{title} en Chile", "type": ""},
                {"iso_3166_1": "JP", "title": f"{title} in Japan", "type": "romanized"},
            ]
        },
        **more,
    }


def listed(film_id: int, title: str, released: str, **more: Any) -> dict[str, Any]:
    """Return a film as `/discover/movie` lists it."""
    return {
        "adult": False,
        "backdrop_path": None,
        "genre_ids": [18, 80],
        "id": film_id,
        "original_language": "es",
        "original_title": title,
        "overview": 'One line, and "quotes".',
        "popularity": 9.5,
        "poster_path": "/x.jpg",
        "release_date": released,
        "title": title,
        "video": False,
        "vote_average": 7.1,
        "vote_count": 100,
        **more,
    }


def series(series_id: int, name: str, aired: str, **more: Any) -> dict[str, Any]:
    """Return a series as `/discover/tv` lists it."""
    return {
        "adult": False,
        "backdrop_path": None,
        "first_air_date": aired,
        "genre_ids": [10759],
        "id": series_id,
        "name": name,
        "origin_country": ["ES"],
        "original_language": "es",
        "original_name": name,
        "overview": "",
        "popularity": 9.5,
        "poster_path": None,
        "vote_average": 8.1,
        "vote_count": 100,
        **more,
    }


GENRES = {
    "movie": {18: "Drama", 80: "Crime"},
    "tv": {18: "Drama", 10759: "Action & Adventure"},
}
DATED = {"movie": "release_date", "tv": "first_air_date"}


@dataclass
class Tmdb:
    """TMDB in its documented shapes: `films` by id, `changed` by date, `trouble` still to make.

    `trouble[path]` is a list of answers given before the good one. `providers` are the platforms of
    each country by their number, `offers` what a platform has there, by country, number and kind.
    """

    films: dict[int, dict[str, Any]]
    changed: dict[str, list[int]] = field(default_factory=dict)
    trouble: dict[str, list[Answer]] = field(default_factory=dict)
    key: str = "0123456789abcdef0123456789abcdef"
    asked: list[str] = field(default_factory=list)
    last_page: int = 500
    providers: dict[str, dict[int, str]] = field(default_factory=dict)
    offers: dict[tuple[str, int, str], list[dict[str, Any]]] = field(default_factory=dict)

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """Answer a request."""
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.asked.append(url.path)
        if self.trouble.get(url.path):
            return self.trouble[url.path].pop(0)
        if (
            query.get("api_key") != self.key
            and headers.get("Authorization") != f"Bearer {self.key}"
        ):
            return said(401, 7, "Invalid API key: You must be granted a valid key.")
        if url.path.startswith(("/watch/providers/", "/genre/")) or "watch_region" in query:
            return self.watched(url.path, query)
        if url.path == "/discover/movie":
            first, last = query["primary_release_date.gte"], query["primary_release_date.lte"]
            ids = [i for i, f in self.films.items() if first <= f["release_date"] <= last]
            return self.listed(ids, query)
        if url.path == "/movie/changes":
            return self.changes(query)
        number = int(url.path.rpartition("/")[2])
        if number not in self.films or query.get("append_to_response") != APPENDED:
            return said(404, 34, "The resource you requested could not be found.")
        return good(self.films[number])

    def watched(self, path: str, query: dict[str, str]) -> Answer:
        """Answer what is asked of platforms: genres, those of a country, what they have."""
        kind = "tv" if "/tv" in path else "movie"
        if path == f"/genre/{kind}/list":
            return good({"genres": [{"id": i, "name": n} for i, n in GENRES[kind].items()]})
        country = query["watch_region"]
        if path == f"/watch/providers/{kind}":
            return good({"results": [provider(*one) for one in self.providers[country].items()]})
        asked = map(int, query["with_watch_providers"].split("|"))
        items = [item for i in asked for item in self.offers.get((country, i, kind), [])]
        dated = "first_air_date" if kind == "tv" else "primary_release_date"
        first, last = query[f"{dated}.gte"], query[f"{dated}.lte"]
        return self.paged([i for i in items if first <= i[DATED[kind]] <= last], query)

    def changes(self, query: dict[str, str]) -> Answer:
        """Answer with the ids changed in a window of at most 14 days."""
        first, last = query["start_date"], query["end_date"]
        days = [day for day in self.changed if first <= day <= last]
        return self.listed([i for day in days for i in self.changed[day]], query)

    def listed(self, ids: list[int], query: dict[str, str]) -> Answer:
        """Answer with a page of ids."""
        return self.paged([{"id": i, "adult": False} for i in ids], query)

    def paged(self, items: list[dict[str, Any]], query: dict[str, str]) -> Answer:
        """Answer with a page of items."""
        number = int(query["page"])
        if number > self.last_page:
            return said(400, 22, "Invalid page: Pages start at 1 and max at 500.")
        return good(
            {
                "page": number,
                "results": items[(number - 1) * PAGE : number * PAGE],
                "total_pages": -(-len(items) // PAGE),
                "total_results": len(items),
            }
        )


def provider(number: int, name: str) -> dict[str, Any]:
    """Return a platform as `/watch/providers/movie` lists it."""
    return {
        "display_priorities": {"ES": 1},
        "display_priority": 1,
        "logo_path": "/x.jpg",
        "provider_id": number,
        "provider_name": name,
    }


def good(content: object) -> Answer:
    """Return content as JSON."""
    return 200, {"Content-Type": "application/json;charset=utf-8"}, json.dumps(content).encode()


def said(status: int, code: int, message: str, **headers: str) -> Answer:
    """Return an error as TMDB words it."""
    body = {"success": False, "status_code": code, "status_message": message}
    return status, {"Content-Type": "application/json", **headers}, json.dumps(body).encode()
