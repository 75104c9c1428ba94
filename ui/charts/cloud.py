"""A cloud of words: where each stands, the cloud for a page, and as PNG to take away."""

import html
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[1] / "static/fonts/fraunces-600.woff2"
# The ground, the accent and the greys of the theme (.streamlit/config.toml).
GROUNDS = {"light": "#fcf8f1", "dark": "#151112"}
COLORS = {
    "light": ("#9b1c31", "#2a211d", "#5a4636", "#79142e", "#5f544b"),
    "dark": ("#e25a70", "#f3ebe2", "#d3bfa8", "#e78f98", "#b9aca2"),
}
WIDTH, HEIGHT = 300, 150
LARGEST, SMALLEST, STEP = (28, 24, 20), 4, 2
"""Sizes of letters on that canvas: of the commonest word, the first one at which all words fill no
more than FULL of it, else the last; of the smallest; by how much a word without room shrinks."""
FULL = 0.9
SCALING = 0.6
"""How much of the size follows from how common a word is beside the one before."""
GAP = 1
"""Free right of and below each word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a cloud: the left end of its baseline, its length and size on the canvas."""

    text: str
    x: float
    y: float
    length: float
    size: int


def arrange(films: Mapping[str, int]) -> list[Word]:
    """Find room for words, as large as they are common; what finds none is left out."""
    counts = sorted(films.items(), key=itemgetter(1), reverse=True)
    room = FULL * WIDTH * HEIGHT
    size = next((size for size in LARGEST if _area(counts, size) <= room), LARGEST[-1])
    # What is taken above and left of each point: four of them tell what is taken of a box.
    taken = np.zeros((HEIGHT + 1, WIDTH + 1), dtype=np.uint16)
    random = Random(1)  # noqa: S311 - the same words make the same cloud
    words: list[Word] = []
    last = 0
    for text, count in counts:
        size, last = _scaled(size, count, last), count
        while (word := _placed(text, size, taken, random)) is None and size - STEP >= SMALLEST:
            size -= STEP
        if word is None:
            break
        words.append(word)
    return words


def _scaled(size: int, count: int, last: int) -> int:
    """Return the size of a word beside that of the one before."""
    return round(size * (1 - SCALING + SCALING * count / (last or count)))


def _area(counts: list[tuple[str, int]], size: int) -> int:
    """Return what the boxes of all words take, the commonest of a size."""
    area, last = 0, 0
    for text, count in counts:
        size, last = max(_scaled(size, count, last), SMALLEST), count
        left, top, right, bottom = _box(text, size)
        area += (right - left + GAP) * (bottom - top + GAP)
    return area


@lru_cache(maxsize=4096)
def _box(text: str, size: int) -> tuple[int, int, int, int]:
    """Return the left, upper, right and lower edge of a word's ink, seen from its baseline."""
    left, top, right, bottom = _font(str(FONT), size).getbbox(text, anchor="ls")
    return int(left), int(top), int(right), int(bottom)


def _placed(text: str, size: int, taken: "np.ndarray", random: Random) -> Word | None:
    """Put a word of this size in any free place and take it, if there is one."""
    left, top, right, bottom = _box(text, size)
    down, along = bottom - top + GAP, right - left + GAP
    if down > HEIGHT or along > WIDTH:
        return None
    box = taken[down:, along:] - taken[down:, :-along] - taken[:-down, along:]
    free = np.flatnonzero(box + taken[:-down, :-along] == 0)
    if not len(free):
        return None
    row, column = divmod(int(free[random.randrange(len(free))]), WIDTH + 1 - along)
    rows = np.clip(np.arange(HEIGHT + 1) - row, 0, down)
    columns = np.clip(np.arange(WIDTH + 1) - column, 0, along)
    taken += np.outer(rows, columns).astype(np.uint16)
    return Word(text, column - left, row - top, right, size)


def markup(words: list[Word], address: Callable[[str], str], theme: str, alt: str) -> str:
    """Return a cloud as HTML (a page takes no SVG); each word is a link to `address(word)`.

    It is as wide as its place, and its letters with it. Those who do not see it hear `alt`; the
    words stand in a table beside it, so that nobody has to walk through a hundred links.
    """
    colors = COLORS.get(theme, COLORS["light"])
    marks = [
        _link(word, address(word.text), colors[i % len(colors)]) for i, word in enumerate(words)
    ]
    return (
        f'<div role="img" aria-label="{html.escape(alt)}"></div>'
        f'<div aria-hidden="true" style="position:relative;aspect-ratio:{WIDTH}/{HEIGHT};'
        "container-type:inline-size;font-family:Fraunces,Georgia,serif;font-weight:600;"
        f'line-height:1">{"".join(marks)}</div>'
    )


def _link(word: Word, address: str, color: str) -> str:
    ascent, descent = _font(str(FONT), word.size).getmetrics()
    top = word.y - (word.size + ascent - descent) / 2  # of a line as high as its letters
    return (
        f'<a href="{html.escape(address)}" tabindex="-1" target="_self" style="position:absolute;'
        f"left:{100 * word.x / WIDTH:.2f}%;top:{100 * top / HEIGHT:.2f}%;"
        f"font-size:{100 * word.size / WIDTH:.2f}cqw;color:{color};"
        f'white-space:nowrap;text-decoration:none">{html.escape(word.text)}</a>'
    )


def png(words: list[Word], theme: str, scale: int = 6) -> bytes:
    """Draw a cloud as a picture on the theme's ground."""
    colors = COLORS.get(theme, COLORS["light"])
    ground = GROUNDS.get(theme, GROUNDS["light"])
    picture = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), ground)
    pen = ImageDraw.Draw(picture)
    for i, word in enumerate(words):
        font = ImageFont.truetype(str(FONT), word.size * scale)
        place = (word.x * scale, word.y * scale)
        pen.text(place, word.text, colors[i % len(colors)], font, anchor="ls")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
