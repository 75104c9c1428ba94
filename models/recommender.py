"""What a recommender is, and what every one of them promises.

`fit` (a module of each) makes one of the tidy tables; from then on it answers. The same tables give
the same answers, and so does what was saved and loaded again. `tests/models/test_recommenders.py`
holds every recommender to these promises.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Asked = TypeVar("Asked", contravariant=True)
"""What is asked about: a film, a viewer."""


class Recommended(Protocol):
    """One item of an answer.

    `score` is finite: the sum of the parts in `why`, brought onto the recommender's scale.
    """

    @property
    def item(self) -> int:
        """The item's number, as in `Recommender.items`."""
        ...

    @property
    def score(self) -> float:
        """How well it suits what was asked; the greater the better."""
        ...

    @property
    def why(self) -> Mapping[str, float]:
        """What the score is made of, by name."""
        ...


class Recommender(Protocol[Asked]):
    """Recommends m items."""

    @property
    def items(self) -> npt.NDArray[np.integer]:
        """The numbers of the items (m,), ascending, each once."""
        ...

    @property
    def scale(self) -> tuple[float, float]:
        """The least and the greatest score that there can be."""
        ...

    def recommend(
        self, asked: Asked, n: int = 5, allowed: Mask | None = None
    ) -> Sequence[Recommended]:
        """Return n items, best first, each once; fewer where there are no more.

        Never the item that was asked about, nor one that the viewer has seen. `allowed` (m,), in
        the order of `items`, limits the answer.
        """
        ...
