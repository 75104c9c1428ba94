"""Labels of figures, measured in Chromium on every view: each whole, none over another."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from tests.addresses import EXAMPLES
from tests.browser.conftest import Opener
from views.pages import PAGES

pytestmark = pytest.mark.browser
BOXES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => {
  const whole = plot.querySelector('.main-svg').getBoundingClientRect();
  const kinds = '.xtick text, .ytick text, .bartext, .textpoint text, .annotation-text, ' +
    '.g-xtitle text, .g-ytitle text, .heatmap-label text';
  const seen = text => text.textContent.trim() && text.getBoundingClientRect().width > 0;
  return {
    left: whole.left,
    right: whole.right,
    labels: [...plot.querySelectorAll(kinds)].filter(seen).map(text => {
      const box = text.getBBox(), turned = text.getScreenCTM();
      const corner = (x, y) => new DOMPoint(x, y).matrixTransform(turned);
      const ends = [box.x, box.x + box.width], rows = [box.y, box.y + box.height];
      const places = [[0, 0], [1, 0], [1, 1], [0, 1]];
      const corners = places.map(([i, j]) => corner(ends[i], rows[j])).map(at => [at.x, at.y]);
      return [text.textContent, corners];
    }),
  };
})"""
SLACK = 2.0
"""Pixels by which boxes of text may meet: a box is taller than its letters."""
Label = tuple[str, list[list[float]]]


def links() -> Iterator[str]:
    """Yield the address of every view of every page, with the example of its page."""
    for path, page in PAGES.items():
        for tab in page.tabs:
            yield f"{path}?{EXAMPLES.get(path, '')}&tab={tab}&lang=es"
    yield from (f"explore?of=titles&tab={tab}&lang=es" for tab in ("distributions", "coverage"))
    yield from (f"explore?of=titles&title_variable={one}&lang=es" for one in ("minutes", "rating"))


SOME = ("months", "weekdays", "franchises", "countries", "companies")
"""Pages whose first view is looked at each time; all views are the soak's."""


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize(
    "path",
    [
        *(f"{path}?{EXAMPLES.get(path, '')}&lang=es" for path in SOME),
        "franchises?tab=leaders&lang=es",
        *(pytest.param(link, marks=pytest.mark.soak) for link in links()),
    ],
)
def test_labels_are_whole_and_apart(visit: Opener, path: str, device: str) -> None:
    for plot in visit(path, device=device).page.evaluate(BOXES):
        labels: list[Label] = plot["labels"]
        over = [(a[0], b[0]) for a, b in combinations(labels, 2) if _meet(a[1], b[1])]
        assert over == []
        ends = {said: [x for x, _y in corners] for said, corners in labels}
        assert [
            said
            for said, xs in ends.items()
            if min(xs) < plot["left"] - 1 or max(xs) > plot["right"] + 1
        ] == []


def _meet(one: list[list[float]], other: list[list[float]]) -> bool:
    """Say whether two boxes lie over each other, turned or not: no line parts them."""
    shapes = np.array(one), np.array(other)
    for shape in shapes:
        for side in (shape[1] - shape[0], shape[3] - shape[0]):
            along = np.array([-side[1], side[0]]) / max(float(np.hypot(*side)), 1e-9)
            (a, b), (c, d) = ((float((s @ along).min()), float((s @ along).max())) for s in shapes)
            if min(b, d) - max(a, c) <= SLACK:
                return False
    return True
