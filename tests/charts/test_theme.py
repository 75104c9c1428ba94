"""The theme is legible: WCAG contrast in light and in dark."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from charts import style
from charts.style import PALE_DIVERGING, PALE_SEQUENTIAL, STRONG

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


@pytest.mark.parametrize("name", ["chartSequentialColors", "chartDivergingColors"])
def test_words_on_the_pale_shades_are_legible(mode: dict[str, Any], name: str) -> None:
    first, scale = (
        (11, PALE_SEQUENTIAL) if name == "chartSequentialColors" else (21, PALE_DIVERGING)
    )
    shades = [mode[name][int(color[1:]) - first] for _place, color in scale]
    words = mode["chartCategoricalColors"][int(STRONG[1:]) - 1]
    assert words == mode["textColor"]
    between = [mixed(*pair, part / 8) for pair in pairwise(shades) for part in range(9)]
    assert min(contrast(words, shade) for shade in between) >= 4.5


def mixed(one: str, other: str, part: float) -> str:
    ends = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(low + (high - low) * part) for low, high in ends).hex()


def test_boxes_and_badges_are_legible(mode: dict[str, Any]) -> None:
    for color in ("blue", "gray", "orange"):
        assert contrast(mode[f"{color}TextColor"], mode[f"{color}BackgroundColor"]) >= 4.5


def test_words_of_axes_and_parts_of_bars_are_legible(mode: dict[str, Any]) -> None:
    colors = {f"#{i:06}": c for i, c in enumerate(mode["chartCategoricalColors"], 1)}
    assert contrast(colors[style.INK], mode["backgroundColor"]) >= 4.5
    palest = mode["chartSequentialColors"][int(style.PALEST[1:]) - 11]
    assert min(contrast(palest, colors[part]) for part in style.PALETTE[:2]) >= 4.5
