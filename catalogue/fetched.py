"""What TMDB's service gave, and when: `fetched.json` beside the tables.

Its terms let nobody keep what it gave for longer than `LONGEST`: that is fetched anew or dropped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from catalogue import artefacts

FILE = "fetched.json"
FORMAT = 1
COMMAND = "python -m publish --fetch tmdb"
LONGEST = timedelta(days=180)
"""Six months, as the terms of TMDB's API say."""
BY_COUNTRY = "JustWatch, by way of TMDB"
"""Who knows what platforms have in a country, and has to be named wherever that is shown."""
PROVENANCE = {
    "platforms by country": {
        "source": BY_COUNTRY,
        "licence": "JustWatch has to be named; TMDB's terms of its API: half a year, "
        "not for commerce nor training without an agreement",
    }
}
"""What a version says of itself as long as it holds titles by country."""
WORTH_NOTING = timedelta(days=30)
"""After which a version is written although nothing changed but the day."""
ANEW = timedelta(days=150)
"""After which a film is fetched anew: a month before it would have to go."""


Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The day on which each platform's titles, and each film by its number, were last given."""

    titles: dict[str, date] = field(default_factory=dict)
    films: dict[int, date] = field(default_factory=dict)
    format: int = FORMAT

    def __or__(self, other: "Fetched") -> "Fetched":
        """Return what both say, the other where they differ."""
        return Fetched(self.titles | other.titles, self.films | other.films)

    def since(self, day: date) -> "Fetched":
        """Return what was given on a day or later."""
        return Fetched(
            {name: on for name, on in self.titles.items() if on >= day},
            {number: on for number, on in self.films.items() if on >= day},
        )

    def before(self, day: date) -> "Fetched":
        """Return what was last given before a day."""
        return Fetched(
            {name: on for name, on in self.titles.items() if on < day},
            {number: on for number, on in self.films.items() if on < day},
        )

    def renewed(self, anew: "Fetched") -> bool:
        """Tell whether something was given anew so late that the day has to be kept."""
        return _later(self.titles, anew.titles) or _later(self.films, anew.films)

    def __bool__(self) -> bool:
        """Whether anything was given."""
        return bool(self.titles or self.films)


NOTHING = Fetched()


def _later(was: Mapping[Key, date], now: Mapping[Key, date]) -> bool:
    return any(now[key] - was[key] >= WORTH_NOTING for key in now.keys() & was.keys())


def read(version: Path) -> Fetched:
    """Return what the service gave of a version's tables; nothing where no file says so.

    Raises: DataError: the file is damaged, or of another format.
    """
    try:
        return artefacts.read(version / FILE, Fetched, FORMAT, COMMAND)
    except (FileNotFoundError, NotADirectoryError):
        return Fetched()


def write(fetched: Fetched, version: Path) -> None:
    """Write it into a version's folder, if there is anything to say."""
    if fetched:
        artefacts.write(version / FILE, fetched)
