"""The names of films' and titles' numbers, and their values as the reader writes them."""

from functools import cache

from language import formats
from language.texts import Language, _, language, ngettext

LONG_TAILED: tuple[str, ...] = (
    *("budget", "revenue", "roi", "runtime", "popularity", "vote_count", "minutes"),
)
"""Variables that a log scale suits."""


def labels() -> dict[str, str]:
    """Name the variables, as a heading."""
    return {
        "budget": _("Budget"),
        "revenue": _("Revenue"),
        "roi": _("Return"),
        "runtime": _("Runtime"),
        "popularity": _("Popularity"),
        "vote_average": _("Mean vote"),
        "vote_count": _("Number of votes"),
        "year": _("Year of release"),
        "minutes": _("Minutes"),
        "seasons": _("Seasons"),
        "score": _("Score"),
    }


def label(variable: str) -> str:
    """Name a variable; a column that is none keeps its own name."""
    names = labels() | columns()
    return names.get(variable, variable)


def columns() -> dict[str, str]:
    """Name the columns that may be missing and are no variables."""
    return {
        "overview": _("Overview"),
        "tagline": _("Tagline"),
        "language": _("Original language"),
        "genres": _("Genres"),
        "companies": _("Companies"),
        "countries": _("Countries"),
        "keywords": _("Keywords"),
        "director": _("Director"),
        "cast": _("Cast"),
        "date_added": _("Date added"),
        "rating": _("Age rating"),
        "duration_int": _("Length"),
        "description": _("Description"),
        "film_id": _("Its film"),
    }


def groups() -> dict[str, str]:
    """Name the ways of grouping films."""
    return {"genre": _("Genre"), "country": _("Country"), "decade": _("Decade")}


def write(variable: str, value: float | None) -> str:
    """Write a value of a variable with its unit, in three figures or so."""
    if value is None:
        return "–"
    if variable in ("budget", "revenue"):
        return formats.short_money(value)
    if variable == "roi":
        return formats.times(value)
    if variable == "year":
        return formats.year(round(value))
    if variable in ("runtime", "minutes"):
        return _("{minutes} min", minutes=formats.number(value))
    if variable in ("vote_count", "seasons"):
        return formats.number(value)
    if variable == "score":
        return formats.number(value, 2)
    return formats.number(value, 1) if variable == "vote_average" else formats.three(value)


def counted(number: int, *, titles: bool = False) -> str:
    """Write a number of films, or of titles of the platforms."""
    if titles:
        return ngettext("{n} title", "{n} titles", number)
    return ngettext("{n} film", "{n} films", number)


def counted_as(*, titles: bool = False) -> str:
    """Name what is counted, as the heading of a column or an axis."""
    return _("Titles") if titles else _("Films")


def genres() -> dict[str, str]:
    """Name the genres of films, by their English names in the data."""
    return _genres(language())


@cache
def _genres(_chosen: Language) -> dict[str, str]:
    return {
        "Action": _("Action"),
        "Adventure": _("Adventure"),
        "Animation": _("Animation"),
        "Biography": _("Biography"),
        "Comedy": _("Comedy"),
        "Crime": _("Crime"),
        "Documentary": _("Documentary"),
        "Drama": _("Drama"),
        "Family": _("Family"),
        "Fantasy": _("Fantasy"),
        "Foreign": _("Foreign"),
        "History": _("History"),
        "Horror": _("Horror"),
        "Music": _("Music"),
        "Musical": _("Musical"),
        "Mystery": _("Mystery"),
        "Romance": _("Romance"),
        "Science Fiction": _("Science fiction"),
        "Sport": _("Sport"),
        "TV Movie": _("TV movie"),
        "Thriller": _("Thriller"),
        "War": _("War"),
        "Western": _("Western"),
    }


def genre_name(name: str) -> str:
    """Name one genre; one that the list of names lacks keeps its own."""
    return genres().get(name, name)
