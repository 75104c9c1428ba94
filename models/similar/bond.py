"""What ties two films beyond a mood of the day: the signs that they share, added up to at most 1.

Documentaries above all need some: of those that share hardly any, readers laughed at nearly every
other.
"""

from collections.abc import Mapping

import numpy as np

from models.similar.sparse import Floats

WHOLE = {
    "text": 0.12,
    "keywords": 0.17,
    "people": 0.4,
    "direction": 1.0,
    "franchise": 1.0,
    "kind": 2.9,
    "audience": 0.7,
}
"""How alike two films have to be by a field for it to tie them alone; kinds are common, and tie by
a third at most."""
COUNTRY = 0.83
"""The same for countries, which count where films share a language as well, English never."""
RARE = 0.3
"""How alike by language films are at least that share one other than English."""


def bond(found: Mapping[str, Floats], films: int) -> Floats:
    """Return how firmly one film is tied to every film, (films,), 0 to 1, of what fields say."""
    tied = np.zeros(films, dtype=np.float32)
    for name, whole in WHOLE.items():
        if name in found:
            tied += found[name] * np.float32(1 / whole)
    if {"countries", "language"} <= found.keys():
        abroad = found["language"] > RARE
        tied[abroad] += found["countries"][abroad] * np.float32(1 / COUNTRY)
    return np.minimum(tied, 1, out=tied)
