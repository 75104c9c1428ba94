"""A fitted model as it is stored: a rating is overall + user + title + taste."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models import files
from models.ratings.data import Floats, Ints, codes

FLOOR = 1e-6


@dataclass(frozen=True)
class Model:
    """Offsets and taste factors of n users and m titles; one row more, the last, for unseen ones.

    `user` (n + 1,), `item` (m + 1,) offsets in stars; `user_taste` (n + 1, k), `item_taste`
    (m + 1, k); `user_spread`, `item_spread` variances in stars squared that add up to a
    prediction's; `item_ratings` (m,) counts the ratings each title was fitted on. `facts` are JSON
    types: overall, low, high, threshold, algorithm, ...
    """

    user_ids: Ints
    item_ids: Ints
    user: Floats
    item: Floats
    user_taste: Floats
    item_taste: Floats
    user_spread: Floats
    item_spread: Floats
    item_ratings: Ints
    facts: dict[str, Any]

    @property
    def overall(self) -> float:
        """The mean rating, in stars."""
        return float(self.facts["overall"])

    @property
    def threshold(self) -> float:
        """Recommend from this predicted rating on; learnt on training ratings."""
        return float(self.facts["threshold"])

    @property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest rating possible."""
        return float(self.facts["low"]), float(self.facts["high"])

    @property
    def best_known(self) -> int:
        """The id of the title with the most ratings."""
        return int(self.item_ids[self.item_ratings.argmax()])

    def clip(self, stars: Floats) -> Floats:
        """Bring predictions onto the scale."""
        return np.clip(stars, *self.scale)

    def user_codes(self, user_ids: Ints) -> Ints:
        """Return users' rows, `UNSEEN` for one without training ratings."""
        return codes(self.user_ids, user_ids)

    def item_codes(self, item_ids: Ints) -> Ints:
        """Return titles' rows, `UNSEEN` for one without training ratings."""
        return codes(self.item_ids, item_ids)

    def predict(self, user_ids: Ints, item_ids: Ints) -> Floats:
        """Return the predicted stars (n,) of n pairs of ids, on the scale."""
        users, items = self.user_codes(user_ids), self.item_codes(item_ids)
        taste = np.einsum("nk,nk->n", self.user_taste[users], self.item_taste[items])
        return self.clip(self.overall + self.user[users] + self.item[items] + taste)

    def spread(self, user_ids: Ints, item_ids: Ints) -> Floats:
        """Return the standard deviation (n,) of the ratings around their predictions, in stars."""
        users, items = self.user_codes(user_ids), self.item_codes(item_ids)
        variance: Floats = self.user_spread[users] + self.item_spread[items]
        return np.sqrt(np.maximum(variance, FLOOR))


ARRAYS = (
    "user_ids", "item_ids", "user", "item", "user_taste", "item_taste",
    "user_spread", "item_spread", "item_ratings",
)  # fmt: skip


def save(model: Model, path: Path, identity: str) -> None:
    """Store a model; numbers as 32 bits, ids as they are."""
    arrays = {name: _narrow(getattr(model, name)) for name in ARRAYS}
    files.save(path, arrays, {**model.facts, "identity": identity})


def _narrow(array: Any) -> Any:  # noqa: ANN401 - ids or factors
    return array.astype(np.int32 if np.issubdtype(array.dtype, np.integer) else np.float32)


def load(path: Path, identity: str) -> Model:
    """Read the model that was fitted on the tables of this identity; raises as `files.fitted`."""
    arrays, facts = files.fitted(path, identity, ARRAYS)
    return Model(**arrays, facts=facts)
