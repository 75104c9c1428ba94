"""The pages: their address, file, place in the menu, title and question."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from language.texts import Language, _, language, speaking
from views.subjects import Subject

BOTH: tuple[Subject, ...] = ("films", "titles")
TITLES: tuple[Subject, ...] = ("titles",)
PAGES = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page; `path` is its address, `file` its script in pages/, `icon` a Material symbol.

    `subjects` are what it is about: of one alone it shows nothing where that is not loaded.
    """

    path: str
    section: str
    title: str
    question: str
    icon: str
    file: str = ""
    subjects: tuple[Subject, ...] = ("films",)

    @property
    def script(self) -> Path:
        """The page's script."""
        return PAGES / (self.file or f"{self.path.replace('-', '_')}.py")


def entries() -> list[Entry]:
    """Return the pages that exist, in the order of the menu, in the reader's language."""
    return list(_entries(language()))


@cache
def _entries(chosen: Language) -> tuple[Entry, ...]:
    """Return the pages in a language, looked for once."""
    with speaking(chosen):
        every = [*_films(), *_platforms(), *_for_you(), *_about()]
    return tuple(entry for entry in every if entry.script.exists())


def entry(path: str) -> Entry:
    """Return one page by its address; raises StopIteration if there is none."""
    return next(found for found in entries() if found.path == path)


def _films() -> list[Entry]:
    films = _("Films")
    return [
        Entry("", films, _("Home"), _("What is in the catalogue?"), "theaters", "home.py", BOTH),
        Entry(
            "film", films, _("Film"), _("What is this film, and where is it?"), "movie", "", BOTH
        ),
        Entry(
            "person",
            films,
            _("Person"),
            _("What did this person direct and act in?"),
            "person",
            subjects=BOTH,
        ),
        Entry(
            "months",
            films,
            _("Months"),
            _("How many films were released in a month, all years together?"),
            "calendar_month",
        ),
        Entry(
            "weekdays",
            films,
            _("Weekdays"),
            _("How many films were released on a day of the week or of the month?"),
            "event",
        ),
        Entry(
            "franchises",
            films,
            _("Franchises"),
            _("What did a series of films cost and earn?"),
            "movie_filter",
        ),
        Entry(
            "countries",
            films,
            _("Countries"),
            _("How many films were produced in a country?"),
            "public",
        ),
        Entry(
            "companies",
            films,
            _("Companies"),
            _("What did the films of a company earn?"),
            "apartment",
        ),
        Entry(
            "return",
            films,
            _("Return"),
            _("What did a film cost, earn and return, and when?"),
            "trending_up",
        ),
        Entry(
            "explore",
            films,
            _("Explore"),
            _("What do the variables look like, alone and together?"),
            "insights",
            subjects=BOTH,
        ),
    ]


def _platforms() -> list[Entry]:
    platforms = _("Platforms")
    return [
        Entry(
            "platforms",
            platforms,
            _("Catalogue sizes"),
            _("How many titles does each platform have, and what do they share?"),
            "video_library",
            subjects=TITLES,
        ),
        Entry(
            "longest",
            platforms,
            _("Longest"),
            _("Which title is the longest?"),
            "timer",
            subjects=TITLES,
        ),
        Entry(
            "scores",
            platforms,
            _("Scores"),
            _("How many titles of a platform score above a mark in a year?"),
            "star",
            subjects=TITLES,
        ),
        Entry(
            "actors",
            platforms,
            _("Actors"),
            _("Which actor appears most on a platform in a year?"),
            "recent_actors",
            subjects=TITLES,
        ),
        Entry(
            "license",
            platforms,
            _("What to license"),
            _("Which films are on none of the platforms and worth buying?"),
            "shopping_cart",
            subjects=BOTH,
        ),
        Entry(
            "strategy",
            platforms,
            _("Strategies"),
            _("What does each platform bet on?"),
            "strategy",
            subjects=("titles", "films"),
        ),
    ]


def _for_you() -> list[Entry]:
    for_you = _("For you")
    return [
        Entry(
            "similar", for_you, _("Similar films"), _("Which five films are like this one?"), "join"
        ),
        Entry(
            "for-you",
            for_you,
            _("Would I like it?"),
            _("Given a person and a title: recommend it or not?"),
            "recommend",
            subjects=BOTH,
        ),
    ]


def _about() -> list[Entry]:
    about = _("Data")
    return [
        Entry(
            "data",
            about,
            _("The data"),
            _("What was wrong with the data, and what was done about it?"),
            "fact_check",
            "about_data.py",
            BOTH,
        ),
        Entry(
            "models",
            about,
            _("The models"),
            _("How good are the recommendations?"),
            "speed",
            "about_models.py",
            BOTH,
        ),
        Entry(
            "programs",
            about,
            _("For programs"),
            _("How does a program ask the same questions?"),
            "terminal",
        ),
    ]
