"""By theme, or by taste: the two halves of the blend, each a recommender of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, get_args

from catalogue import Catalogue
from models.similar.recommender import Similar
from models.similar.stored import load

By = Literal["both", "theme", "taste"]
LEANINGS: tuple[By, ...] = get_args(By)
TASTE = frozenset({"audience", "closest", "affinity", "fans", "fame", "quality", "votes", "rating"})
"""The fields that tell what viewers like; all others tell what a film is about, or how made."""
BOTH = frozenset({"subject"})
"""What is of both halves and so of neither."""


def leaning(model: Similar, by: By) -> Similar:
    """Return the blend, or one half of it with the weights that it has there."""
    if by == "both":
        return model
    fields = set(model.weights) | set(model.ranking)
    half = fields & TASTE if by == "taste" else fields - TASTE - BOTH
    return replace(
        model,
        weights={name: w for name, w in model.weights.items() if name in half},
        ranking={name: w for name, w in model.ranking.items() if name in half},
        trees=None,
    )


def _by_theme(catalogue: Catalogue) -> Similar:
    return leaning(catalogue.once(load), "theme")


def _by_taste(catalogue: Catalogue) -> Similar:
    return leaning(catalogue.once(load), "taste")


_LOADED: dict[By, Callable[[Catalogue], Similar]] = {
    "both": load,
    "theme": _by_theme,
    "taste": _by_taste,
}


def loaded(catalogue: Catalogue, by: By) -> Similar:
    """Return the stored model, or one half of it; raises as `load`."""
    return catalogue.once(_LOADED[by])


def has_taste(model: Similar, row: int) -> bool:
    """Whether a viewer likes the film in a row; taste says nothing of others."""
    return model.audience is not None and bool(model.audience.fans[row])
