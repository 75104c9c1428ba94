"""The dense fields: closeness in year, votes and rating, and how known and good a film is."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalogue import Catalogue
from catalogue.fame import fame
from models.similar.sparse import Floats

YEARS = 8.0
"""Years apart at which closeness falls to 1/e."""
VOTES, RATING = 4.0, 2.0
"""How fast closeness falls with the distance in fame (0 to 1) and in weighted rating."""


@dataclass(frozen=True)
class Closeness:
    """Per film: `year`, `fame` (log votes, 0 to 1), `rating` (IMDb's weighted one, of 10)."""

    year: Floats
    fame: Floats
    rating: Floats

    def likeness(self, row: int) -> dict[str, Floats]:
        """Return each dense field of one film with every film, shape (films,), each 0 to 1."""
        return {
            "year": _falling(self.year, row, 1 / YEARS),
            "votes": _falling(self.fame, row, VOTES),
            "rating": _falling(self.rating, row, RATING),
            "fame": self.fame,
            "quality": self.quality,
        }

    @cached_property
    def quality(self) -> Floats:
        """Weighted rating from the worst film's 0 to the best one's 1."""
        if not len(self.rating):
            return np.zeros(0, dtype=np.float32)
        lowest, span = self.rating.min(), max(float(np.ptp(self.rating)), 1e-9)
        return np.asarray((self.rating - lowest) / span, dtype=np.float32)


def _falling(values: Floats, row: int, steepness: float) -> Floats:
    """Return how near each film's value is to one film's: e to the minus steepness x distance."""
    found: Floats = values - values[row]
    np.abs(found, out=found)
    found *= np.float32(-steepness)
    np.exp(found, out=found)
    return found


def closeness(catalogue: Catalogue) -> Closeness:
    """Return the dense fields of a catalogue's films."""
    films = catalogue.films
    votes = films["vote_count"].to_numpy(float)
    known = np.log1p(fame(films))
    return Closeness(
        films["year"].to_numpy(np.float32),
        (known / max(known.max(initial=0), 1)).astype(np.float32),
        weighted_rating(votes, films["vote_average"].fillna(0).to_numpy(float)),
    )


def weighted_rating(votes: np.ndarray, mean: np.ndarray) -> Floats:
    """Return IMDb's weighted rating: few votes pull a film to the mean of all, of 10."""
    enough = float(np.quantile(votes, 0.9)) if len(votes) else 0.0
    overall = float((votes * mean).sum() / max(votes.sum(), 1))
    rated = (votes * mean + enough * overall) / np.maximum(votes + enough, 1e-9)
    return np.where(votes + enough > 0, rated, overall).astype(np.float32)
