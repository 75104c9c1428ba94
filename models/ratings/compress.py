"""Many posterior samples as one small model: offsets and a few taste factors that add up."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from models.ratings.bayes import Draw
from models.ratings.data import Floats


@dataclass(frozen=True, slots=True)
class Parts:
    """overall + user[u] + item[i] + user_taste[u] . item_taste[i], the unseen row last."""

    overall: float
    user: Floats
    item: Floats
    user_taste: Floats
    item_taste: Floats


def compress(
    draws: Iterable[Draw], overall: float, weights: tuple[Floats, Floats], rank: int
) -> Parts:
    """Return `overall` plus the mean of all draws, its interaction cut to `rank` factors.

    Laid side by side, the draws' factors are one factorisation of the mean prediction. Its rows
    are centred with `weights` (ratings of each user, of each title), so that a title's offset is
    how far above the others it is rated, and taste is what is left; the singular value
    decomposition keeps most of that. A user's offset is how far above `overall`, the mean of all
    ratings, they would rate titles taken at random: a little below 0 for most, since people choose
    what suits them.
    """
    users, items, offsets = _stack(draws)
    user_mean, item_mean = (
        np.average(side, axis=0, weights=weight)
        for side, weight in zip((users, items), weights, strict=True)
    )
    user = offsets[0] + (users - user_mean) @ item_mean
    item = offsets[1] + (items - item_mean) @ user_mean
    level = float(np.average(item, weights=weights[1]))
    taste = truncate(users - user_mean, items - item_mean, rank)
    return Parts(overall, user + level + float(user_mean @ item_mean), item - level, *taste)


def _stack(draws: Iterable[Draw]) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
    """Return the draws' factors side by side, scaled so that products are means, and offsets."""
    kept = list(draws)
    scale = len(kept) ** -0.5
    users, items = (
        np.hstack([(draw.users if side == 0 else draw.items)[:, 1:] for draw in kept]) * scale
        for side in (0, 1)
    )
    user_offset = np.mean([draw.users[:, 0] for draw in kept], axis=0)
    item_offset = np.mean([draw.items[:, 0] for draw in kept], axis=0)
    return users, items, (user_offset, item_offset)


def truncate(left: Floats, right: Floats, rank: int) -> tuple[Floats, Floats]:
    """Return (n, rank) and (m, rank) whose product is nearest to `left @ right.T`."""
    left_base, left_root = _base(left)
    right_base, right_root = _base(right)
    u, values, vt = np.linalg.svd(left_root @ right_root.T)
    rank = min(rank, len(values))
    root = np.sqrt(values[:rank])
    return left_base @ (u[:, :rank] * root), right_base @ (vt[:rank].T * root)


def _base(matrix: Floats) -> tuple[Floats, Floats]:
    """Return an orthonormal base of the columns and the matrix in it: base @ root = matrix."""
    base, root = np.linalg.qr(matrix)
    return base, root
