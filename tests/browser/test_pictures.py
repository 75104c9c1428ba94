"""Views look as they did when their pictures were kept; `make pictures` accepts what is meant."""

import pytest
from playwright.sync_api import Browser

from benchmarks.servers import Server
from tests.pictures.compare import MOST, beside, pixels, share
from tests.pictures.machine import KEPT, unlike
from tests.pictures.take import SHOWN, take
from tests.pictures.views import Picture, pictures

pytestmark = pytest.mark.browser
EVERY = pictures()
BUDGET = 6e6


def look(browser: Browser, server: Server, picture: Picture) -> None:
    if reason := unlike(browser):
        pytest.skip(reason)
    after = take(browser, server.url, picture)
    before = KEPT / after.name
    assert before.exists(), "no picture is kept: `make pictures`"
    changed = share(pixels(before), pixels(after))
    if changed > MOST:
        shown = SHOWN / f"{picture.name}-beside.png"
        beside(pixels(before), pixels(after)).save(shown)
        pytest.fail(f"{changed:.2%} of the pixels differ, see {shown}; `make pictures` accepts it")


@pytest.mark.soak
@pytest.mark.parametrize("picture", EVERY, ids=lambda picture: picture.name)
def test_every_view_looks_as_it_did(chromium: Browser, server: Server, picture: Picture) -> None:
    look(chromium, server, picture)


def test_what_is_kept_is_small_and_of_the_list() -> None:
    kept = list(KEPT.glob("*.png"))
    assert sum(path.stat().st_size for path in kept) <= BUDGET
    assert {path.stem for path in kept} <= {picture.name for picture in EVERY}
