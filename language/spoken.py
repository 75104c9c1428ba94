"""What is said of a version of the tables, written once in each language and region."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from catalogue import Catalogue
from language.texts import SPAIN, Language, Region, language, region

T = TypeVar("T")


def spoken(catalogue: Catalogue, write: Callable[[Catalogue], T]) -> T:
    """Return what `write` says of the catalogue, made once in each language; do not change it.

    In Spanish it is made once in each region, whose films bear names of their own.

    `write` is a module's function: a page's own are new ones in every run, and would pile up.
    """
    chosen = language()
    said: T = catalogue.once(_in_language(write, chosen, region() if chosen == "es" else SPAIN))
    return said


@cache
def _in_language(
    write: Callable[[Catalogue], T], _chosen: Language, _there: Region
) -> Callable[[Catalogue], T]:
    def written(catalogue: Catalogue) -> T:
        return write(catalogue)

    return written
