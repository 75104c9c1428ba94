"""What is said of a version of the tables, written once in each language."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from catalogue import Catalogue
from language.texts import Language, language

T = TypeVar("T")


def spoken(catalogue: Catalogue, write: Callable[[Catalogue], T]) -> T:
    """Return what `write` says of the catalogue, made once in each language; do not change it.

    `write` is a module's function: a page's own are new ones in every run, and would pile up.
    """
    said: T = catalogue.once(_in_language(write, language()))
    return said


@cache
def _in_language(write: Callable[[Catalogue], T], _chosen: Language) -> Callable[[Catalogue], T]:
    def written(catalogue: Catalogue) -> T:
        return write(catalogue)

    return written
