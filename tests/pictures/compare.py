"""Two pictures of a view compared: what antialiasing does is no difference, all else is."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MOST = 0.0005
"""The share of pixels that may differ: a twentieth of a per cent, 461 of a desktop's window."""
SHADE = 24
"""Steps of 255 by which a channel may leave what its neighbours in the other picture have."""
Pixels = NDArray[np.uint8]
Seen = NDArray[np.int16]


def pixels(path: Path) -> Pixels:
    """Return a picture's pixels: height, width, three channels."""
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"))


def around(seen: Seen) -> tuple[Seen, Seen]:
    """Return the least and the most of each pixel and its eight neighbours, by channel."""
    padded = np.pad(seen, ((1, 1), (1, 1), (0, 0)), mode="edge")
    high, wide = seen.shape[:2]
    shifted = np.stack([padded[y : y + high, x : x + wide] for y in range(3) for x in range(3)])
    return shifted.min(axis=0), shifted.max(axis=0)


def strange(one: Seen, other: Seen) -> NDArray[np.bool_]:
    """Return the pixels of one picture that stand in no neighbourhood of the other."""
    least, most = around(other)
    outside: NDArray[np.bool_] = (one < least - SHADE) | (one > most + SHADE)
    return np.asarray(outside.any(axis=2), dtype=np.bool_)


def difference(before: Pixels, after: Pixels) -> NDArray[np.bool_]:
    """Return which pixels differ. Antialiasing moves an edge by less than a pixel.

    So a pixel is the same whose shade lies between those around it in the other picture, both
    ways. Pictures of different sizes differ in all.
    """
    if before.shape != after.shape:
        return np.ones(after.shape[:2], dtype=np.bool_)
    one, other = before.astype(np.int16), after.astype(np.int16)
    return strange(one, other) | strange(other, one)


def share(before: Pixels, after: Pixels) -> float:
    """Return the share of pixels that differ."""
    return float(difference(before, after).mean())


def beside(before: Pixels, after: Pixels) -> Image.Image:
    """Return before, after and difference side by side; in the last, what differs is red."""
    grey = after.mean(axis=2, keepdims=True).repeat(3, axis=2) // 2 + 127
    grey[difference(before, after)] = (200, 0, 0)
    parts = [Image.fromarray(part.astype(np.uint8)) for part in (before, after, grey)]
    whole = Image.new("RGB", (sum(p.width for p in parts) + 20, max(p.height for p in parts)))
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + 10
    return whole
