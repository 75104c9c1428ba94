"""Films in the layout of `movies_dataset.csv` and `credits.csv`: nested columns are literals."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facts import Facts
from snapshot import Film

HERE = Path(__file__).parent
# fmt: off
COLUMNS = [
    "adult", "belongs_to_collection", "budget", "genres", "homepage", "id", "imdb_id",
    "original_language", "original_title", "overview", "popularity", "poster_path",
    "production_companies", "production_countries", "release_date", "revenue", "runtime",
    "spoken_languages", "status", "tagline", "title", "video", "vote_average", "vote_count",
    "date_precision",
]
# fmt: on
GENRES = {"Sci-Fi": "Science Fiction"}  # the real file's name for it
CAST = 10  # names a film
REVIEWS = 4
"""Reviews that a film as well known as one of fame 1 (of 100) has: 388 at most."""

Codes = dict[str, dict[str, str]]


def codes(name: str) -> Codes:
    """Return the rows of `countries.csv` or `languages.csv` by Wikidata's label."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return {row["label"]: row for row in csv.DictReader(file)}


def numbers(names: Iterable[str]) -> dict[str, int]:
    """Return a number for each name, from 1, in the alphabet's order."""
    return {name: number for number, name in enumerate(sorted(set(names)), 1)}


@dataclass(slots=True)
class Layout:
    """What turns one film into its rows: the codes, the numbers given to names, the facts."""

    films: list[Film]
    budgets: Facts
    franchises: Facts
    countries: Codes = field(default_factory=lambda: codes("countries.csv"))
    languages: Codes = field(default_factory=lambda: codes("languages.csv"))
    companies: dict[str, int] = field(init=False)
    genres: dict[str, int] = field(init=False)
    collections: dict[str, int] = field(init=False)
    themes: dict[str, int] = field(init=False)
    spoken: Counter[str] = field(init=False)
    appearances: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        """Number the names and count what decides between languages and among actors."""
        films = self.films
        self.companies = numbers(name for film in films for name in film.companies)
        self.genres = numbers(name for film in films for name in film.genres)
        self.collections = numbers(filter(None, map(self.franchise, films)))
        self.themes = numbers(theme for film in films for theme in film.by_hand.get("themes", ()))
        self.spoken = Counter(code for film in films for code, _ in self.spoken_in(film))
        self.appearances = Counter(name for film in films for name in film.cast)

    def spoken_in(self, film: Film) -> list[tuple[str, str]]:
        """Return code and name of the languages that have an ISO 639-1 code, each once."""
        found = [self.languages[label] for label in film.languages if label in self.languages]
        return list(dict.fromkeys((row["code"], row["name"]) for row in found))

    def produced_in(self, film: Film) -> list[tuple[str, str]]:
        """Return ISO 3166-1 code and name of the countries, each once."""
        found = [self.countries[label] for label in film.countries]
        return list(dict.fromkeys((row["code"], row["name"]) for row in found))

    def original_language(self, film: Film) -> str:
        """Return the language most at home in the film's countries, then the most usual one."""
        homes = [code for c in film.countries for code in self.countries[c]["languages"].split()]
        spoken = [code for code, _ in self.spoken_in(film)]
        return max(spoken, key=lambda c: (homes.count(c), self.spoken[c], c), default="")

    def franchise(self, film: Film) -> str:
        """Return the franchise's name, empty where none is known."""
        named = self.franchises.get(film.id, film.by_hand)
        return named.get("franchise") or ""

    def collection(self, film: Film) -> str:
        """Return the franchise as a literal, empty where none is known."""
        name = self.franchise(film)
        return repr({"id": self.collections[name], "name": name}) if name else ""

    def nested(self, film: Film) -> dict[str, object]:
        """Return the film's columns that hold lists."""
        countries, languages = self.produced_in(film), self.spoken_in(film)
        return {
            "genres": [{"id": self.genres[g], "name": GENRES.get(g, g)} for g in film.genres],
            "production_companies": [{"name": c, "id": self.companies[c]} for c in film.companies],
            "production_countries": [
                {"iso_3166_1": code, "name": name} for code, name in countries
            ],
            "spoken_languages": [{"iso_639_1": code, "name": name} for code, name in languages],
        }

    def by_hand(self, film: Film) -> dict[str, object]:
        """Return the film's columns that our own facts fill; unknown money is 0."""
        money, told = self.budgets.get(film.id, {}), film.by_hand
        return {
            "belongs_to_collection": self.collection(film),
            "budget": money.get("budget") or told.get("budget") or 0,
            "revenue": money.get("revenue") or film.revenue or told.get("revenue") or 0,
            "overview": told.get("overview_en", ""),
            "popularity": told["fame"] * REVIEWS if "fame" in told else "",
        }

    def original_title(self, film: Film) -> str:
        """Return the title in the film's own language; the snapshot has English titles only."""
        ours: str = film.by_hand.get("original_title", "")
        return ours or (film.title if self.original_language(film) == "en" else "")

    def row(self, film: Film) -> dict[str, object]:
        """Return the film's row of `movies_dataset.csv`; what nobody knows is left out."""
        return {
            **self.nested(film),
            **self.by_hand(film),
            "adult": False,
            "id": film.id,
            "imdb_id": film.imdb_id,
            "original_language": self.original_language(film),
            "original_title": self.original_title(film),
            "release_date": film.date,
            "runtime": film.runtime or "",
            "status": "Released",
            "title": film.title,
            "video": False,
            "vote_average": "" if film.score is None else film.score,
            "vote_count": film.reviews,
            "date_precision": film.date_precision,
        }

    def cast(self, film: Film) -> Sequence[str]:
        """Return the ten of the cast with the most films here: Wikidata's order says nothing.

        That of the films written by hand is the billing.
        """
        if "cast" in film.by_hand:
            return film.cast
        return sorted(film.cast, key=lambda name: (-self.appearances[name], name))[:CAST]

    def credit(self, film: Film) -> dict[str, object]:
        """Return the film's row of `credits.csv`."""
        cast = [{"name": name, "order": order} for order, name in enumerate(self.cast(film))]
        crew = [
            {"department": "Directing", "job": "Director", "name": name} for name in film.directors
        ]
        return {"cast": cast, "crew": crew, "id": film.id}

    def keywords(self, film: Film) -> dict[str, object]:
        """Return the film's row of `keywords.csv`: its themes."""
        themes = [{"id": self.themes[theme], "name": theme} for theme in film.by_hand["themes"]]
        return {"id": film.id, "keywords": themes}
