"""Answers to the latest questions, kept beside the tables that they were drawn from."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import ref

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
    return latest(KEPT)(query)


def latest(
    kept: int,
) -> Callable[[Callable[Concatenate[Catalogue, P], T]], Callable[Concatenate[Catalogue, P], T]]:
    """Decorate as `recent` does a query of whose large answers only so many are kept."""

    def decorated(
        query: Callable[Concatenate[Catalogue, P], T],
    ) -> Callable[Concatenate[Catalogue, P], T]:
        def answers(catalogue: Catalogue) -> Callable[P, T]:
            # Whoever asks holds the catalogue. Held here as well, a circle of references would
            # keep one that is let go until the next collection, and everything made of it.
            of = ref(catalogue)

            def answer(*args: P.args, **kwargs: P.kwargs) -> T:
                return query(cast("Catalogue", of()), *args, **kwargs)

            return cast("Callable[P, T]", lru_cache(kept, typed=True)(answer))

        # Told apart by the query: answers of some are the same in the dollars of any year.
        answers.__module__ = query.__module__
        answers.__qualname__ = f"{query.__qualname__}.<answers>"

        def asked(catalogue: Catalogue, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return catalogue.once(answers)(*args, **kwargs)

        return update_wrapper(asked, query)

    return decorated
