"""What two titles of the platforms have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.names import key
from queries.platforms.title import Title


@dataclass(frozen=True, slots=True)
class Shared:
    """What both have, in the first one's order: `genres`, `directors`, `countries`.

    `people` act in both, or directed the one and act in the other.
    """

    genres: tuple[str, ...]
    directors: tuple[str, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]


def shared(one: Title, other: Title) -> Shared:
    """Return what two titles have in common."""
    directors = _both(one.directors, other.directors)
    everyone = _both([*one.directors, *one.cast], [*other.directors, *other.cast])
    return Shared(
        _both(one.genres, other.genres),
        directors,
        tuple(name for name in everyone if name not in directors),
        _both(one.countries, other.countries),
    )


def _both(own: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the names that stand in both, whatever their case and accents, each once."""
    known = {key(name) for name in others}
    first = {key(name): name for name in reversed(own)}
    return tuple(dict.fromkeys(first[key(name)] for name in own if key(name) in known))
