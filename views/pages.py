"""Every page by its address."""

from typing import Any

from views.data import page as data
from views.explore import page as explore
from views.films import companies, countries, film, franchises, months, person, returns, weekdays
from views.for_you import page as for_you
from views.home import home
from views.models import page as models
from views.page import Page
from views.platforms import actors, license, longest, scores, sizes, strategy
from views.programs import page as programs
from views.similar import page as similar

FILMS = (film, person, months, weekdays, franchises, countries, companies, returns)
PLATFORMS = (longest, scores, sizes, actors, license, strategy)
RECOMMENDED = (similar, for_you)
PAGES: dict[str, Page[Any]] = {
    module.PAGE.path: module.PAGE
    for module in (home, *FILMS, explore, *RECOMMENDED, *PLATFORMS, data, models, programs)
}
HOME = "home"
"""How Home is called where an address needs a name."""


def named(name: str) -> Page[Any]:
    """Return the page of a name; Home's address is empty."""
    return PAGES["" if name == HOME else name]


def names() -> list[str]:
    """Return the names of all pages."""
    return [path or HOME for path in PAGES]
