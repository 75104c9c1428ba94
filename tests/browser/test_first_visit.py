"""What a visitor waits for, and in which order a page comes."""

import pytest

from serving.upstream import STILL
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser
PROMISED = f"() => {{ window.begun = false; ({STILL.decode()}).then(() => window.begun = true) }}"
LOOKS = 20
"""More looks than nothing may change between; each is after the twenty milliseconds of one."""
PASSED = f"""() => new Promise(done => {{
  const look = left => left ? setTimeout(look, 20, left - 1) : done(window.begun);
  look({LOOKS});
}})"""


def test_a_page_connects_without_a_word_of_the_server_about_itself(visit: Opener) -> None:
    seen = visit("programs?lang=en", language="en")
    asked: list[str] = []
    for path in ("health", "host-config"):
        seen.page.route(f"**/_stcore/{path}", lambda route: asked.append(route.request.url))
    seen.open("film?lang=en")
    assert seen.page.get_by_test_id("stMetric").count() > 0
    assert {url.rsplit("/", 1)[1] for url in asked} == {"health", "host-config"}
    seen.page.unroute_all(behavior="ignoreErrors")


def test_charts_begin_when_nothing_else_is_awaited(visit: Opener) -> None:
    page = visit("?lang=en", language="en").page
    page.evaluate(PROMISED)
    assert page.evaluate(PASSED)
    state = "document.querySelector('[data-testid=stApp]').dataset.testScriptState"
    page.evaluate(f"() => {{ {state} = 'running' }}")
    page.evaluate(PROMISED)
    assert not page.evaluate(PASSED)
    page.evaluate(f"() => {{ {state} = 'notRunning' }}")
    assert page.evaluate(PASSED)
