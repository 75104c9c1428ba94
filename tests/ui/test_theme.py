"""The theme is legible: WCAG contrast in light and in dark."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ui.charts import style

THEME = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text())["theme"]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def mode(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = THEME[request.param]
    return found


@pytest.mark.parametrize("text", ["textColor", "linkColor", "grayTextColor"])
@pytest.mark.parametrize("behind", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_is_legible(mode: dict[str, Any], text: str, behind: str) -> None:
    assert contrast(mode[text], mode[behind]) >= 4.5


def test_words_in_the_accent_are_legible(mode: dict[str, Any]) -> None:
    assert contrast(mode["primaryColor"], mode["backgroundColor"]) >= 4.5


def test_marks_stand_out(mode: dict[str, Any]) -> None:
    marks = mode["chartCategoricalColors"][:8]
    assert min(contrast(mark, mode["backgroundColor"]) for mark in marks) >= 3
    words = mode["chartCategoricalColors"][8]
    assert contrast(words, mode["backgroundColor"]) >= 4.5


def test_shades_go_from_the_background_to_the_strongest(mode: dict[str, Any]) -> None:
    steps = [contrast(c, mode["backgroundColor"]) for c in mode["chartSequentialColors"]]
    assert all(low < high for low, high in pairwise(steps))


def written_by_plotly(ground: str) -> str:
    """Return the colour that plotly gives to words on a shade, by its brightness."""
    red, green, blue = (int(ground[i : i + 2], 16) for i in (1, 3, 5))
    return "#ffffff" if (299 * red + 587 * green + 114 * blue) / 1000 < 128 else "#444444"


def between(low: str, high: str) -> list[str]:
    """Return a hundred steps from one colour to another, as plotly blends them."""
    ends = [[int(color[i : i + 2], 16) for i in (1, 3, 5)] for color in (low, high)]
    steps = [i / 99 for i in range(100)]
    mixed = [[round(a + (b - a) * t) for a, b in zip(*ends, strict=True)] for t in steps]
    return ["#" + "".join(f"{part:02x}" for part in parts) for parts in mixed]


@pytest.mark.parametrize("scale", [style.WRITTEN, style.DIVERGING], ids=["overlap", "coefficients"])
def test_numbers_on_a_heat_map_are_legible(mode: dict[str, Any], scale: list[list[Any]]) -> None:
    shades = [shade for one, other in pairwise(scale) for shade in between(*told(mode, one, other))]
    assert min(contrast(written_by_plotly(shade), shade) for shade in shades) >= 4.5


def told(mode: dict[str, Any], *stops: list[Any]) -> list[str]:
    """Return the theme's colours for stops of a scale, as the browser fills them in."""
    named = {f"#{i:06}": c for i, c in enumerate(mode["chartCategoricalColors"], 1)}
    named |= {f"#{i:06}": c for i, c in enumerate(mode["chartSequentialColors"], 11)}
    named |= {f"#{i:06}": c for i, c in enumerate(mode["chartDivergingColors"], 21)}
    return [named[stop[1]] for stop in stops]


def test_words_of_axes_and_parts_of_bars_are_legible(mode: dict[str, Any]) -> None:
    ink, palest, *parts = told(
        mode, *([0, color] for color in (style.INK, style.PALEST, *style.PALETTE[:2]))
    )
    assert contrast(ink, mode["backgroundColor"]) >= 4.5
    assert min(contrast(palest, part) for part in parts) >= 4.5
