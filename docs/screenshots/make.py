"""Take README's pictures and its tour anew, of the sample: `make shots`.

Pictures: light theme, 1280 x 720, English. Colours are cut to 256, which nobody sees and which
keeps a picture under 200 KB. The tour is a moving WebP of twenty seconds, a still for each step.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.servers import ROOT, serve
from tests.browser.conftest import FLAGS
from tests.browser.visitor import Theme, Visit, settle, visiting
from tests.needs import CHROMIUM

FOLDER = Path(__file__).parent
PICTURES = {
    "home": ("?lang=en", 0),
    "return": ("return?film=Jumanji&lang=en", 270),
    "explore": ("explore?tab=relations&lang=en", 0),
    "similar": ("similar?film=the+godfather&lang=en", 0),
}
"""The link of each picture, and how far down it is taken, in pixels."""
COLOURS = 256
TOUR = FOLDER / "tour.webp"
LARGEST = 2_000_000
"""Bytes of the tour."""
SIZE = (960, 540)
TYPED = "el padrino"
STEPS: list[tuple[str, Theme, int, int]] = [
    ("film?film=The+Godfather&lang=en", "light", 0, 2500),
    ("similar?film=the+godfather&lang=en", "light", 430, 3000),
    ("return?film=Jumanji&lang=en", "light", 270, 2200),
    ("months?month=april&lang=es", "light", 330, 2000),
    ("countries?country=Argentina&lang=es", "dark", 240, 2300),
    ("explore?tab=relations&lang=es", "dark", 260, 2500),
]
"""Link, theme, pixels down and milliseconds of each still after the search on Home."""
Still = tuple[Image.Image, int]


def main() -> None:
    """Serve the sample, whatever lies in data/tidy, and look at each link."""
    sample = str(ROOT / "data/sample/tidy")
    with serve(CATALOGUE=sample) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=FLAGS)
        for name, (link, down) in PICTURES.items():
            picture = taken(browser, server.url, link, "light", down)
            few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(FOLDER / f"{name}.png", optimize=True)
        write([*searched(browser, server.url), *steps(browser, server.url)])
        browser.close()


def taken(browser: Browser, url: str, link: str, theme: Theme, down: int) -> Image.Image:
    """Return the picture of a link once all of the page is drawn."""
    with visiting(browser, url, theme=theme, language="en") as visit:
        visit.open(link)
        visit.page.mouse.move(40, 600)  # beside everything that answers to it
        visit.page.mouse.wheel(0, down)
        # Maps and marks fade in after they are drawn.
        visit.page.wait_for_timeout(1500)
        return picture(visit.page)


def picture(page: Page) -> Image.Image:
    """Return what a page shows."""
    shot = page.screenshot(animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def searched(browser: Browser, url: str) -> Iterator[Still]:
    """Yield Home, a name being typed into its search, and what is found."""
    with visiting(browser, url, language="en") as visit:
        visit.open("?lang=en")
        yield picture(visit.page), 1600
        yield from _typed(visit)


def _typed(visit: Visit) -> Iterator[Still]:
    field = visit.page.get_by_role("main").get_by_role("searchbox").first
    field.click()
    for start in range(0, len(TYPED), 3):
        visit.page.keyboard.type(TYPED[start : start + 3])
        yield picture(visit.page), 350
    field.press("Enter")
    settle(visit.page)
    visit.page.wait_for_timeout(1500)
    yield picture(visit.page), 2500


def steps(browser: Browser, url: str) -> Iterator[Still]:
    """Yield the stills after the search."""
    for link, theme, down, long in STEPS:
        yield taken(browser, url, link, theme, down), long


def write(stills: list[Still]) -> None:
    """Write the tour, as good as its size allows."""
    small = [still.resize(SIZE, Image.Resampling.LANCZOS) for still, _ in stills]
    long = [milliseconds for _, milliseconds in stills]

    def packed(quality: int) -> bytes:
        file = io.BytesIO()
        small[0].save(
            file,
            "WEBP",
            save_all=True,
            append_images=small[1:],
            duration=long,
            loop=0,
            quality=quality,
            method=6,
        )
        return file.getvalue()

    TOUR.write_bytes(_first_within(packed))


def _first_within(packed: Callable[[int], bytes]) -> bytes:
    for quality in (90, 80, 70, 60, 50):
        found = packed(quality)
        if len(found) < LARGEST:
            return found
    message = "the tour is too large at every quality"
    raise SystemExit(message)


if __name__ == "__main__":
    main()
