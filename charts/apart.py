"""Where the names of points stand, so that none lies over another, on a phone or a desktop."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

LETTER, HIGH, OFF = 7.5, 17.0, 8.0
"""Pixels: of a letter across, of a line, and from a point to its name."""
AROUND = ("middle right", "middle left", "top center", "bottom center", "top right", "bottom right",
          "top left", "bottom left")  # fmt: skip
SHIFT = {"left": -1, "center": 0, "right": 1, "top": -1, "middle": 0, "bottom": 1}
WIDTHS = (285.0, 1000.0)
"""Widths of a plot on a phone and on a desktop."""
Floats = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]


def apart(
    x: Sequence[float], y: Sequence[float], names: Sequence[str], height: float
) -> list[str | None]:
    """Return where each name stands around its point, None where every place is taken.

    `x` and `y` are places from 0 to 1 in the plot, `height` its pixels. Those before come first.
    """
    taken: list[list[Box]] = [
        [(w * a - OFF, height * (1 - b) - OFF, w * a + OFF, height * (1 - b) + OFF)
         for a, b in zip(x, y, strict=True)]
        for w in WIDTHS
    ]  # fmt: skip
    return [
        _place(i, (x[i], y[i]), len(name) * LETTER, height, taken) for i, name in enumerate(names)
    ]


def _place(
    i: int, at: tuple[float, float], long: float, height: float, taken: list[list[Box]]
) -> str | None:
    for side in AROUND:
        boxes = [_box(side, at, long, w, height) for w in WIDTHS]
        if all(_free(box, i, there, w) for box, there, w in zip(boxes, taken, WIDTHS, strict=True)):
            for box, there in zip(boxes, taken, strict=True):
                there.append(box)
            return side
    return None


def _box(side: str, at: tuple[float, float], long: float, width: float, height: float) -> Box:
    upright, across = side.split()
    middle = (
        at[0] * width + SHIFT[across] * (OFF + long / 2),
        (1 - at[1]) * height + SHIFT[upright] * (OFF + HIGH / 2),
    )
    return (middle[0] - long / 2, middle[1] - HIGH / 2, middle[0] + long / 2, middle[1] + HIGH / 2)


def _free(box: Box, own: int, taken: Sequence[Box], width: float) -> bool:
    """Tell whether a name is within the plot and over no other name or point but its own."""
    if box[0] < 0 or box[2] > width:
        return False
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for i, other in enumerate(taken)
        if i != own
    )
