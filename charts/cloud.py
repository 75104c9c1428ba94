"""A cloud of words: where each stands, the cloud for a page, and as PNG to take away."""

import html
import io
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[1] / "ui/static/fonts/fraunces-600.woff2"
# The ground, the accent and the greys of the theme (.streamlit/config.toml).
GROUNDS = {"light": "#fcf8f1", "dark": "#151112"}
COLORS = {
    "light": ("#9b1c31", "#2a211d", "#5a4636", "#79142e", "#5f544b"),
    "dark": ("#e25a70", "#f3ebe2", "#d3bfa8", "#e78f98", "#b9aca2"),
}
WIDTH, HEIGHT = 300, 150
LARGEST, SMALLEST = 28, 4
"""Sizes of letters on that canvas: larger ones leave a third of eighty words no room."""


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
    drawn = _package().WordCloud(
        font_path=str(FONT),
        width=WIDTH,
        height=HEIGHT,
        max_words=len(films),
        max_font_size=LARGEST,
        min_font_size=SMALLEST,
        font_step=2,
        prefer_horizontal=1,
        relative_scaling=0.6,
        color_func=lambda *_args, **_more: "",
        random_state=1,
    )
    placed = drawn.generate_from_frequencies(dict(films)).layout_
    return [_word(text, size, place) for (text, _), size, place, _, _ in placed]


def _word(text: str, size: int, place: tuple[int, int]) -> Word:
    font = _font(str(FONT), size)
    left, top, right, _ = font.getbbox(text, anchor="ls")  # of the ink, seen from its baseline
    return Word(text, int(place[1]) - left, int(place[0]) - top, right, size)


def markup(words: list[Word], address: Callable[[str], str], theme: str, alt: str) -> str:
    """Return a cloud as HTML (a page takes no SVG); each word is a link to `address(word)`.

    It is as wide as its place, and its letters with it; on a phone the page's style lays the words
    out line by line, large enough for a finger. Those who do not see it hear `alt`; the
    words stand in a table beside it, so that nobody has to walk through a hundred links.
    """
    colors = COLORS.get(theme, COLORS["light"])
    marks = [
        _link(word, address(word.text), colors[i % len(colors)]) for i, word in enumerate(words)
    ]
    return (
        f'<div role="img" aria-label="{html.escape(alt)}"></div>'
        '<div aria-hidden="true" class="cloud" style="position:relative;'
        f"aspect-ratio:{WIDTH}/{HEIGHT};"
        "container-type:inline-size;font-family:Fraunces,Georgia,serif;font-weight:600;"
        f'line-height:1">{"".join(marks)}</div>'
    )


def _link(word: Word, address: str, color: str) -> str:
    ascent, descent = _font(str(FONT), word.size).getmetrics()
    top = word.y - (word.size + ascent - descent) / 2  # of a line as high as its letters
    return (
        f'<a href="{html.escape(address)}" tabindex="-1" target="_self" style="position:absolute;'
        f"left:{100 * word.x / WIDTH:.2f}%;top:{100 * top / HEIGHT:.2f}%;"
        f"--size:{100 * word.size / WIDTH:.2f}cqw;font-size:var(--size);color:{color};"
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


class _Fonts:
    """What wordcloud asks of fonts, each size unpacked once: that took 3/4 of a cloud's time."""

    truetype = staticmethod(_font)
    TransposedFont = ImageFont.TransposedFont


@cache
def _package() -> Any:  # noqa: ANN401 - a module without types
    """Import wordcloud without matplotlib, and let it keep its fonts.

    It imports matplotlib for its default colours alone, which are not used here; 13 MB and a second
    of the start are saved by an empty module in its place.
    """
    absent = "matplotlib" not in sys.modules and "wordcloud" not in sys.modules
    if absent:
        sys.modules["matplotlib"] = ModuleType("matplotlib")
    try:
        import wordcloud
    finally:
        if absent:
            del sys.modules["matplotlib"]
    wordcloud.wordcloud.ImageFont = _Fonts
    return wordcloud
