"""The visitor of the browser tests looks at a page only when it is whole."""

import pytest

from tests.browser.conftest import Opener
from tests.browser.visitor import PASSING, settle

pytestmark = pytest.mark.browser
FADING = """name => {
  const passing = document.createElement('div');
  passing.dataset.testid = name;
  document.body.append(passing);
  setTimeout(() => passing.remove(), 300);
}"""


@pytest.mark.parametrize("name", ["stSkeleton", "stStatusWidget"])
def test_what_passes_by_is_awaited(visit: Opener, name: str) -> None:
    seen = visit("?lang=en")
    seen.page.evaluate(FADING, name)
    assert seen.page.locator(PASSING).count() == 1
    settle(seen.page)
    assert seen.page.locator(PASSING).count() == 0
