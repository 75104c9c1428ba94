"""What a user watched, and who watched a title, as the prior mean of their factors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from models.ratings.data import Floats

NORM = 0.3
"""A row of n ratings is divided by n to this power; chosen on an inner split."""
SHAPE, RATE = 1.0, 0.1


class Prior:
    """A side's Gaussian prior: one mean and precision a factor, both sampled."""

    def __init__(self, size: int, width: int, rng: np.random.Generator) -> None:
        """Start vague; `size` rows of `width` factors."""
        self.rng = rng
        self.mean = np.zeros(width)
        self.precision = np.full(width, 5.0)
        self.size = size

    def sample(self, factors: Floats) -> Floats:
        """Sample mean and precision given the factors (size, width); return each row's mean."""
        rest = self._centre(factors)
        self._spread(self.size, (rest**2).sum(0))
        return np.broadcast_to(self.mean, factors.shape)

    def _centre(self, factors: Floats) -> Floats:
        noise = self.rng.normal(size=len(self.mean)) / np.sqrt(self.precision * self.size)
        self.mean = factors.mean(0) + noise
        return factors - self.mean

    def _spread(self, count: int, squares: Floats) -> None:
        self.precision = self.rng.gamma(SHAPE + count / 2, 1 / (RATE + squares / 2))


@dataclass(frozen=True)
class Ridge:
    """Solves (F'F + weight I) x = b through the smaller of F'F and FF'."""

    rows: sparse.csr_matrix
    columns: sparse.csr_matrix
    values: npt.NDArray[np.float64]
    vectors: npt.NDArray[np.float64]

    @classmethod
    def of(cls, rows: sparse.csr_matrix) -> "Ridge":
        """Decompose once; `rows` is F, sparse (n, m)."""
        columns = rows.T.tocsr()
        small = rows @ columns if rows.shape[0] <= rows.shape[1] else columns @ rows
        values, vectors = np.linalg.eigh(small.toarray())
        return cls(rows, columns, np.maximum(values, 0), vectors)

    def solve(self, target: Floats, weight: float) -> Floats:
        """Return x (m, width) for b = `target` (m, width)."""
        if self.rows.shape[0] > self.rows.shape[1]:
            return self._inverse(target, weight)
        rest = target - self.columns @ self._inverse(self.rows @ target, weight)
        return np.asarray(rest / weight)

    def _inverse(self, target: Floats, weight: float) -> Floats:
        scaled = (self.vectors.T @ target) / (self.values + weight)[:, None]
        return np.asarray(self.vectors @ scaled)


class LinkedPrior(Prior):
    """A prior whose means are a ridge regression on the rows of who rated what.

    Macau's link function (Simm et al. 2015), with its weight sampled too. `seen` is the 0-1 matrix
    of training ratings, this side's rows first; one column is added for how many there are.
    """

    def __init__(self, seen: sparse.csr_matrix, width: int, rng: np.random.Generator) -> None:
        """Normalise the rows and decompose them once."""
        super().__init__(seen.shape[0], width, rng)
        counts = np.diff(seen.indptr)
        rows = sparse.diags(np.maximum(counts, 1.0) ** -NORM) @ seen
        self.ridge = Ridge.of(sparse.hstack([rows, _standard(np.log1p(counts))]).tocsr())
        self.weight = 1.0

    def sample(self, factors: Floats) -> Floats:
        """Sample coefficients, mean, precision and weight; return each row's mean."""
        coefficients = self._coefficients(factors)
        linked = self.ridge.rows @ coefficients
        rest = self._centre(factors - linked)
        squares = (coefficients**2).sum(0)
        self._spread(self.size + len(coefficients), (rest**2).sum(0) + self.weight * squares)
        scale = 1 / (1 + (squares * self.precision).sum() / 2)
        self.weight = float(self.rng.gamma(1 + coefficients.size / 2, scale))
        means: Floats = linked + self.mean
        return means

    def _coefficients(self, factors: Floats) -> Floats:
        """Sample them exactly, by solving for a target with noise added (Macau, section 3)."""
        columns = self.ridge.columns
        width = len(self.mean)
        spread = 1 / np.sqrt(self.precision)
        target = columns @ (factors - self.mean + self.rng.normal(size=factors.shape) * spread)
        noise = self.rng.normal(size=(columns.shape[0], width)) * spread
        return self.ridge.solve(target + np.sqrt(self.weight) * noise, self.weight)


def _standard(values: Floats) -> Floats:
    """Return a column (n, 1) of mean 0 and deviation 1."""
    column: Floats = (values - values.mean()) / max(float(values.std()), 1e-9)
    return column[:, None]
