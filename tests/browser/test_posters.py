"""Real posters, where allowed: from their host alone, and ours where none comes."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.servers import Server, serve
from tests.browser.visitor import visiting
from tests.fetch.local import Answer, serving
from tests.planted import catalogue, save

pytestmark = pytest.mark.browser

FILMS = """
film_id,title,date,vote_average,vote_count,poster_path
1,There,2001-05-05,9,900,/there.png
2,Missing,2002-05-05,8,900,/missing.png
3,Pathless,2003-05-05,7,900,
4,Crooked,2004-05-05,6,900,"/x.png"" onerror=""alert(1)"
"""


def picture() -> bytes:
    """Return a PNG of 342 by 513 red pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    pixels = zlib.compress((b"\0" + b"\xff\0\0" * 342) * 513)
    head = struct.pack(">IIBBBBB", 342, 513, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@dataclass
class Host:
    """A host of posters that has one of them."""

    asked: list[str] = field(default_factory=list)

    def answer(self, path: str, _headers: dict[str, str]) -> Answer:
        """Return the poster, or that there is none."""
        self.asked.append(path)
        if path.endswith("/there.png"):
            return 200, {"Content-Type": "image/png"}, picture()
        return 404, {}, b""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Server, Host, str]]:
    host = Host()
    folder = save(catalogue(films=FILMS), tmp_path / "tidy")
    with (
        serving(host.answer) as url,
        serve(
            CATALOGUE=str(folder),
            BUTACA_CACHE=str(tmp_path / "cache"),
            BUTACA_POSTERS="tmdb",
            BUTACA_POSTERS_HOST=url,
        ) as server,
    ):
        yield server, host, url


def test_a_real_poster_lies_over_ours_and_one_that_does_not_come_hides_nothing(
    chromium: Browser, served: tuple[Server, Host, str]
) -> None:
    server, host, url = served
    with visiting(chromium, server.url, language="en") as visit:
        visit.open("?lang=en")
        posters = visit.page.locator('[class*="st-key-poster-"]')
        expect(posters).to_have_count(4)
        posters.last.scroll_into_view_if_needed()
        real = visit.page.locator('[data-testid="stHtml"] img')
        expect(real).to_have_count(2)
        visit.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-testid=stHtml] img')]"
            ".every(image => image.complete)"
        )
        seen = real.evaluate_all(
            "all => all.map(one => [one.naturalWidth, one.loading, one.alt, "
            "document.elementFromPoint(one.getBoundingClientRect().x + 20, "
            "one.getBoundingClientRect().y + 20) === one])"
        )
        assert seen[0] == [342, "lazy", "", True]
        assert seen[1][0] == 0
        sizes = real.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert sizes[0] == pytest.approx(240, abs=2)
        assert sizes[1] == 0
        ours = visit.page.get_by_role("img", name="Poster: Missing")
        assert ours.evaluate("one => one.naturalWidth > 0")
        assert sorted(set(host.asked)) == ["/t/p/w342/missing.png", "/t/p/w342/there.png"]
        assert {asked.rpartition("/t/")[0] for asked in visit.foreign} == {url}
        assert "not endorsed or certified by TMDB" in visit.page.inner_text("body")
        assert visit.violations() == []
        visit.screenshot("real-posters")
