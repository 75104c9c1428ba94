"""A link's card, 1200 x 630, drawn with our typefaces: page, finding and big figure."""

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from api.previews.head import SIZE
from api.previews.told import Told
from serving.upstream import sans_typeface

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SERIF = Path(__file__).resolve().parents[2] / "ui/static/fonts/fraunces-600.woff2"
GROUND, INK, SOFT, ACCENT = "#fcf8f1", "#2a211d", "#5f544b", "#9b1c31"
EDGE = 70
WIDTH = SIZE[0] - 2 * EDGE
REGULAR = 400
"""Weight of the sans, whose file holds all."""
LATIN = 0x24F
"""The last character of which the serif is sure to have the letter."""
MOST = {"finding": 4, "title": 1, "figure": 1}
"""Lines of each text; what is longer ends in an ellipsis."""


def drawn(told: Told) -> bytes:
    """Return the card as a PNG."""
    from PIL import Image, ImageDraw  # heavy, and asked for by few

    picture = Image.new("RGB", SIZE, GROUND)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], 18), ACCENT)
    _write(pen, told.title, 64, 34, SOFT, "title", serif=False)
    y = _write(pen, told.finding, 128, 62 if len(told.finding) < 90 else 50, INK, "finding")
    if told.value:
        top = max(y + 24, 430)
        _write(pen, told.value, top, 84, ACCENT, "figure")
        _write(pen, told.label, top + 100, 30, SOFT, "figure", serif=False)
    pen.text((SIZE[0] - EDGE, 590), "Butaca", ACCENT, _font("serif", 36), anchor="rs")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _write(
    pen: "ImageDraw", text: str, y: float, size: int, color: str, kind: str, *, serif: bool = True
) -> float:
    """Write a text from `y` down, broken into lines; returns where it ends."""
    is_latin = all(ord(letter) <= LATIN or letter in "–—‘’“”…·×€" for letter in text)
    font = _font("serif" if serif and is_latin else "sans", size)
    for line in _lines(pen, " ".join(text.split()), font, MOST[kind]):
        pen.text((EDGE, y), line, color, font)
        y += size * 1.2
    return y


def _lines(pen: "ImageDraw", text: str, font: "FreeTypeFont", most: int) -> list[str]:
    """Return the lines of a text, the last of `most` ending in an ellipsis if there is more."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        if pen.textlength(longer, font) <= WIDTH or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    kept = found[:most]
    if len(found) > most or pen.textlength(kept[-1], font) > WIDTH:
        kept[-1] += "…"
    return [_cut(pen, line, font) for line in kept]


def _cut(pen: "ImageDraw", line: str, font: "FreeTypeFont") -> str:
    """Return a line that fits, letters taken from before its ellipsis."""
    while pen.textlength(line, font) > WIDTH:
        line = f"{line.removesuffix('…')[:-1]}…"
    return line


@cache
def _font(face: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    sans = sans_typeface()
    if face == "serif" or sans is None:
        return ImageFont.truetype(str(SERIF), size)
    font = ImageFont.truetype(str(sans), size)
    font.set_variation_by_axes([REGULAR])
    return font
