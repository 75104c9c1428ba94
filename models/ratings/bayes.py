"""Bayesian matrix factorisation by Gibbs sampling, with users who differ in their noise.

A rating is overall + user offset + title offset + user factors . title factors + noise. All are
sampled in turn, given the others: Salakhutdinov & Mnih 2008, with Macau's link to who rated what
(Simm et al. 2015; Rendle, Zhang & Koren 2019 show what it is worth) and a noise precision for each
user (Lakshminarayanan, Bouchard & Archambeau 2011): people who rate erratically teach less.

Offsets are column 0 of both sides' factors. Each side has one row more than the data, a user and a
title without ratings, whose factors are the prior's: what is predicted for one never seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import lgamma

import numpy as np
from scipy import sparse

from models.ratings.data import Floats, Ints, Ratings
from models.ratings.link import LinkedPrior, Prior

CHUNK = 1_000_000
SHAPES = np.array([0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 20])
"""Candidates for how alike the users' noise is: gamma's shape, with mean 1."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Rank, sweeps thrown away, sweeps kept, and whether who-rated-what informs the priors."""

    rank: int
    burn_in: int
    samples: int
    linked: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """One sample: factors (users + 1, rank + 1) and (titles + 1, rank + 1), the offset first."""

    users: Floats
    items: Floats
    noise: Floats
    """Noise variance of each user, the unseen one last."""


class Side:
    """One side's rows: its sparse pattern, its prior and its present factors."""

    def __init__(
        self, shape: tuple[int, int], pattern: tuple[Ints, Ints], order: Ints | slice, prior: Prior
    ) -> None:
        """Keep the pattern (indices, indptr) and the `order` of the ratings in it."""
        self.shape, self.pattern, self.order, self.prior = shape, pattern, order, prior
        self.factors: Floats = prior.rng.normal(0, 0.1, (shape[0], len(prior.mean)))

    def update(self, other: Floats, weight: Floats, target: Floats) -> None:
        """Sample all rows' factors at once, given the other side's and each rating's precision."""
        means = self.prior.sample(self.factors)
        precision, rhs = self._normal_equations(other, weight[self.order], target[self.order])
        width = len(self.prior.mean)
        precision[:, range(width), range(width)] += self.prior.precision
        rhs += self.prior.precision * means
        noise = self.prior.rng.normal(size=(*rhs.shape, 1))
        root = np.linalg.cholesky(precision)
        self.factors = np.linalg.solve(precision, rhs[..., None] + root @ noise)[..., 0]

    def _normal_equations(
        self, other: Floats, weight: Floats, target: Floats
    ) -> tuple[Floats, Floats]:
        """Return sums over each row's ratings: precision (n, w, w) and right-hand side (n, w).

        Two sparse products with the other side's outer products make them without a loop.
        """
        design = other.copy()
        design[:, 0] = 1
        width = design.shape[1]
        first, second = np.triu_indices(width)
        products = np.hstack([design[:, first] * design[:, second], design * other[:, :1]])
        sums = self._matrix(weight) @ products
        rhs = self._matrix(weight * target) @ design - sums[:, -width:]
        precision = np.empty((self.shape[0], width, width))
        precision[:, first, second] = precision[:, second, first] = sums[:, :-width]
        return precision, rhs

    def _matrix(self, values: Floats) -> sparse.csr_matrix:
        return sparse.csr_matrix((values, *self.pattern), self.shape)


class Gibbs:
    """The sampler over one set of training ratings."""

    def __init__(self, ratings: Ratings, settings: Settings, seed: int) -> None:
        """Lay out the ratings by user and by title."""
        self.settings = settings
        self.rng = np.random.default_rng(seed)
        order = np.lexsort((ratings.item, ratings.user))
        self.user, self.item = ratings.user[order], ratings.item[order]
        self.overall = float(ratings.stars.mean())
        self.target = ratings.stars[order] - self.overall
        self._make_sides((len(ratings.user_ids) + 1, len(ratings.item_ids) + 1))
        self.counts = np.bincount(self.user, minlength=self.users.shape[0])
        self.precision, self.trust, self.shape = 1.0, np.ones(self.users.shape[0]), 2.0

    def _make_sides(self, shape: tuple[int, int]) -> None:
        by_item = np.lexsort((self.user, self.item))
        for_users = _pattern(self.user, self.item, shape[0])
        for_items = _pattern(self.item[by_item], self.user[by_item], shape[1])
        turned = shape[::-1]
        self.users = Side(shape, for_users, slice(None), self._prior(for_users, shape))
        self.items = Side(turned, for_items, by_item, self._prior(for_items, turned))

    def _prior(self, pattern: tuple[Ints, Ints], shape: tuple[int, int]) -> Prior:
        width = self.settings.rank + 1
        if not self.settings.linked:
            return Prior(shape[0], width, self.rng)
        seen = sparse.csr_matrix((np.ones(len(self.user)), *pattern), shape)
        return LinkedPrior(seen, width, self.rng)

    def draws(self) -> Iterator[Draw]:
        """Sweep, and yield the samples after the burn-in."""
        for sweep in range(self.settings.burn_in + self.settings.samples):
            self._sweep()
            if sweep >= self.settings.burn_in:
                yield self._draw()

    def _draw(self) -> Draw:
        users, items = (side.factors.astype(np.float32) for side in (self.users, self.items))
        return Draw(users, items, 1 / (self.precision * self.trust))

    def _sweep(self) -> None:
        weight = self.precision * self.trust[self.user]
        self.users.update(self.items.factors, weight, self.target)
        self.items.update(self.users.factors, weight, self.target)
        errors = self._squared_errors()
        squares: Floats = np.bincount(self.user, errors, len(self.trust)).astype(np.float64)
        self._sample_noise(squares)

    def _squared_errors(self) -> Floats:
        errors = np.empty(len(self.target))
        for start in range(0, len(errors), CHUNK):
            part = slice(start, start + CHUNK)
            user = self.users.factors[self.user[part]]
            item = self.items.factors[self.item[part]]
            taste = np.einsum("nd,nd->n", user[:, 1:], item[:, 1:])
            errors[part] = self.target[part] - user[:, 0] - item[:, 0] - taste
        return errors**2

    def _sample_noise(self, squares: Floats) -> None:
        """Sample the noise precision, each user's share of it and how unlike users are."""
        scale = 1 / (1 + (squares * self.trust).sum() / 2)
        self.precision = float(self.rng.gamma(1 + len(self.target) / 2, scale))
        rate = self.shape + self.precision * squares / 2
        self.trust = self.rng.gamma(self.shape + self.counts / 2, 1 / rate)
        self.shape = self._sample_shape()

    def _sample_shape(self) -> float:
        normaliser = SHAPES * np.log(SHAPES) - np.array([lgamma(shape) for shape in SHAPES])
        fit = (SHAPES - 1) * np.log(self.trust).sum() - SHAPES * self.trust.sum()
        log_odds = len(self.trust) * normaliser + fit
        odds = np.exp(log_odds - log_odds.max())
        return float(self.rng.choice(SHAPES, p=odds / odds.sum()))


def _pattern(rows: Ints, columns: Ints, count: int) -> tuple[Ints, Ints]:
    """Return indices and indptr of a compressed sparse row matrix with sorted `rows`."""
    ends = np.cumsum(np.bincount(rows, minlength=count))
    return columns, np.concatenate([[0], ends]).astype(np.int64 if ends[-1] > 2**31 else np.int32)
