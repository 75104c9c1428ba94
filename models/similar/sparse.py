"""A sparse field: the features of each film with their weights, and the films of each feature.

Kept in numpy alone and in the smallest types, so that the server needs no scipy and little memory.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.similar.halves import SCALE, add_times, shrunk_weights

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.unsignedinteger]
Values = npt.NDArray[np.float16]
Entries = tuple[Codes, Codes, Values]
Starts = npt.NDArray[np.signedinteger]
Lists = tuple[Starts, Codes, Values]
COMMON = 10
"""A feature of more than one film in so many is kept dense: adding it up takes half of what looking
its films up takes, and as it gets rarer as much, for three times the bytes.
"""


@dataclass(frozen=True)
class SparseField:
    """Film i has the features `features[starts[i]:starts[i + 1]]`, weighing `values` (unit length).

    The likeness of two films is the cosine of their features: 0 to 1. Of a field that is warm, the
    weights stand by feature alone: kept by film as well they would be a quarter of its bytes.
    """

    starts: Starts
    features: npt.NDArray[np.unsignedinteger]
    values: npt.NDArray[np.float16] | None

    @property
    def films(self) -> int:
        """Number of films."""
        return len(self.starts) - 1

    @cached_property
    def listed(self) -> Lists:
        """The films of each feature that is not common; what is dense is not listed too."""
        return self.lists(~self._is_common())

    def lists(self, of: npt.NDArray[np.bool_]) -> Lists:
        """Return the films of each feature: where each begins, the films, the values.

        Those that are not `of` what is asked, (features,), begin where they end.
        """
        features, owners, values = self._entries(of)
        order = np.argsort(features, kind="stable")
        starts = begins(np.bincount(features, minlength=len(of)))
        return starts, owners[order], values[order]

    def _entries(self, of: npt.NDArray[np.bool_]) -> Entries:
        """Return the feature, film and value of the entries of some features, (features,)."""
        owners = np.repeat(np.arange(self.films, dtype=smallest(self.films)), np.diff(self.starts))
        some = of[self.features]
        return self.features[some], owners[some], self.weights[some]

    @property
    def weights(self) -> Values:
        """What each feature of each film weighs; raises TypeError of a field that is warm."""
        if self.values is None:
            message = "a field that is warm has been transposed"
            raise TypeError(message)
        return self.values

    def _is_common(self) -> npt.NDArray[np.bool_]:
        return np.bincount(self.features) * COMMON > self.films

    def of(self, row: int) -> tuple[npt.NDArray[np.unsignedinteger], Floats]:
        """Return the features of one film and their weights."""
        part = slice(self.starts[row], self.starts[row + 1])
        features = self.features[part]
        if self.values is not None:
            return features, self.values[part].astype(np.float32)
        weights = [self._weight(feature, row) for feature in features.tolist()]
        return features, np.array(weights, dtype=np.float32)

    def _weight(self, feature: int, row: int) -> np.floating:
        """Look up what a feature weighs in a film that has it."""
        if feature in self.common:
            weight: np.floating = self.common[feature][row]
            return weight
        starts, films, weights = self.listed
        first, end = starts[feature : feature + 2]
        # Of another type, numpy would copy the films.
        place = films[first:end].searchsorted(films.dtype.type(row))
        found: np.floating = weights[first + place]
        return found

    def likeness(self, row: int) -> Floats:
        """Return the cosine of one film with every film, shape (films,)."""
        features, values = self.of(row)
        if not len(features):
            return np.zeros(self.films, dtype=np.float32)
        common = [feature in self.common for feature in features.tolist()]
        found = self._listed(features[np.invert(common)], values[np.invert(common)])
        for feature, value in zip(features[common].tolist(), values[common], strict=True):
            add_times(found, self.common[feature], value)
        return found

    @cached_property
    def common(self) -> dict[int, Values]:
        """The weights of features that many films have, each of shape (films,)."""
        common = self._is_common()
        features, films, weights = self._entries(common)
        found = {}
        for feature in np.flatnonzero(common).tolist():
            own = features == feature
            found[feature] = np.zeros(self.films, dtype=np.float16)
            found[feature][films[own]] = weights[own]
        return found

    def _listed(self, features: npt.NDArray[np.unsignedinteger], values: Floats) -> Floats:
        """Add up the weights of the films that some features list, times the features' values."""
        if not len(features):
            return np.zeros(self.films, dtype=np.float32)
        starts, films, weights = self.listed
        parts = [slice(*starts[feature : feature + 2]) for feature in features.tolist()]
        each = shrunk_weights(np.concatenate([weights[part] for part in parts]))
        each *= np.repeat(values * SCALE, starts[features + 1] - starts[features])
        rows = np.concatenate([films[part] for part in parts])
        return np.bincount(rows, weights=each, minlength=self.films).astype(np.float32)

    def warm(self) -> "SparseField":
        """Return the field transposed now rather than at the first question."""
        found = SparseField(self.starts, self.features, None)
        found.__dict__.update(common=self.common, listed=self.listed)
        return found


def begins(counts: npt.NDArray[np.integer]) -> Starts:
    """Return where each of some lists begins that are so long, and where the last one ends."""
    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    return starts.astype(np.int32) if starts[-1] < 2**31 else starts


def smallest(count: int) -> type[np.unsignedinteger]:
    """Return the smallest type that counts so far."""
    return np.uint16 if count < 2**16 else np.uint32
