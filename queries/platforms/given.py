"""As of which day the platforms' titles by country are: JustWatch's word, by way of TMDB."""

from datetime import date

from catalogue import Catalogue, fetched
from catalogue.platforms import country_of
from queries.platforms.selection import platforms


def as_of(catalogue: Catalogue) -> date | None:
    """Return the oldest day of the titles by country, None where none are loaded or dated."""
    days = catalogue.once(_days)
    return min(days.values(), default=None)


def by_country(catalogue: Catalogue) -> list[str]:
    """Return the platforms at hand that name a country."""
    return [name for name in platforms(catalogue) if country_of(name)]


def _days(catalogue: Catalogue) -> dict[str, date]:
    given = fetched.read(catalogue.folder).titles
    return {name: given[name] for name in by_country(catalogue) if name in given}
