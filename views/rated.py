"""Stars for any title: what a link keeps of them, as one short text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from views.parameters import Parameter

MOST = 100
"""Titles that a link can rate."""
PAIR = re.compile(r"(\d{1,9})\.([1-5])(?!\d)")


@dataclass(frozen=True, kw_only=True)
class Rated(Parameter[dict[int, int]]):
    """Titles by number and the stars given to each, 1 to 5; a link has them as `318.5_862.4`.

    `find` returns the number of a title as somebody types it (raises NotFoundError), `named` what
    some numbers are called, `rateable` whether stars for a title tell anything; `asked` have stars
    of their own already.
    """

    find: Callable[[str], int]
    named: Callable[[Sequence[int]], Sequence[str]]
    rateable: Callable[[int], bool]
    asked: Sequence[int] = ()

    def read(self, texts: Sequence[str]) -> dict[int, int]:
        """Return the stars that a link gives, in its order; nonsense in it is passed over."""
        pairs = PAIR.findall(texts[-1]) if texts else []
        given = {int(item): int(stars) for item, stars in pairs[:MOST]}
        return {item: stars for item, stars in given.items() if self._counts(item)}

    def _counts(self, item: int) -> bool:
        return item not in self.asked and self.rateable(item)


def written(given: Mapping[int, int]) -> str:
    """Return stars as a link has them."""
    return "_".join(f"{item}.{stars}" for item, stars in given.items())
