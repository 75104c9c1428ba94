"""Answers to the latest questions, kept beside the tables that they were drawn from."""

from collections.abc import Callable
from functools import lru_cache, partial, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast

from catalogue import Catalogue

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 16
"""Answers of one query that are kept: what is asked again within a visit, of small answers."""


def recent(
    query: Callable[Concatenate[Catalogue, P], T],
) -> Callable[Concatenate[Catalogue, P], T]:
    """Decorate a module's query whose page asks the same again with every other choice.

    Its arguments are hashable, and nobody changes its answers. What it raises is not kept.
    """

    def answers(catalogue: Catalogue) -> Callable[P, T]:
        return cast("Callable[P, T]", lru_cache(KEPT, typed=True)(partial(query, catalogue)))

    def asked(catalogue: Catalogue, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return catalogue.once(answers)(*args, **kwargs)

    return update_wrapper(asked, query)
