"""Labels of bars, measured in Chromium: each whole, none over another."""

from itertools import combinations

import pytest

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
BOXES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => {
  const whole = plot.querySelector('.main-svg').getBoundingClientRect();
  return {
    right: whole.right,
    left: whole.left,
    labels: [...plot.querySelectorAll('.ytick text, .bartext')]
      .filter(text => text.textContent.trim())
      .map(text => [text.textContent, text.getBoundingClientRect()])
      .map(([said, at]) => [said, at.left, at.top, at.right, at.bottom]),
  };
})"""
SLACK = 1.5
"""Pixels by which boxes of text may meet: a box is taller than its letters."""
Box = tuple[str, float, float, float, float]


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("path", ["longest?lang=es", "countries?tab=genres&lang=es"])
def test_labels_of_bars_are_whole_and_apart(visit: Opener, path: str, device: str) -> None:
    plots = visit(path, device=device).page.evaluate(BOXES)
    assert any(plot["labels"] for plot in plots)
    for plot in plots:
        labels: list[Box] = plot["labels"]
        assert [pair for pair in combinations(labels, 2) if _meet(*pair)] == []
        assert [
            label for label in labels if label[1] < plot["left"] - 1 or label[3] > plot["right"] + 1
        ] == []


def _meet(one: Box, other: Box) -> bool:
    """Say whether two boxes lie over each other."""
    across = min(one[3], other[3]) - max(one[1], other[1])
    down = min(one[4], other[4]) - max(one[2], other[2])
    return across > SLACK and down > SLACK
