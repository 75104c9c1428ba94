"""A cloud of words as a picture."""

import io
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

FONT = Path(__file__).resolve().parents[1] / "static/fonts/fraunces-600.woff2"
# The accent and the greys of the theme (.streamlit/config.toml); a picture cannot follow a switch.
COLORS = {
    "light": ("#9b1c31", "#2a211d", "#5a4636", "#79142e", "#5f544b"),
    "dark": ("#e25a70", "#f3ebe2", "#d3bfa8", "#e78f98", "#b9aca2"),
}


def cloud(films: Mapping[str, int], theme: str = "light") -> bytes:
    """Draw words as large as they are common, horizontal, on a transparent ground; a PNG."""
    colors = COLORS.get(theme, COLORS["light"])
    order = {word: i for i, word in enumerate(films)}

    def color(word: str, **_: object) -> str:
        return colors[order.get(word, 0) % len(colors)]

    # A small canvas drawn large is many times faster to fill.
    drawn = _package().WordCloud(
        font_path=str(FONT),
        width=300,
        height=150,
        scale=3,
        font_step=2,
        min_font_size=3,
        mode="RGBA",
        background_color=None,
        prefer_horizontal=1,
        relative_scaling=0.4,
        color_func=color,
        random_state=1,
    )
    file = io.BytesIO()
    drawn.generate_from_frequencies(dict(films)).to_image().save(file, "PNG", compress_level=3)
    return file.getvalue()


def _package() -> Any:  # noqa: ANN401 - a module without types
    """Import wordcloud without matplotlib.

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
    return wordcloud
