"""Take README's pictures anew, of the sample: `make shots`.

Light theme, 1280 x 720, English. Colours are cut to 256, which nobody sees and which keeps a
picture under 200 KB.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import ROOT, serve
from tests.browser.conftest import FLAGS
from tests.browser.visitor import visiting
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


def main() -> None:
    """Serve the sample, whatever lies in data/tidy, and look at each link."""
    sample = str(ROOT / "data/sample/tidy")
    with serve(CATALOGUE=sample) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=FLAGS)
        for name, (link, down) in PICTURES.items():
            picture = taken(browser, server.url, link, down)
            picture.save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


def taken(browser: Browser, url: str, link: str, down: int) -> Image.Image:
    """Return the picture of a link once all of the page is drawn."""
    with visiting(browser, url, language="en") as visit:
        visit.open(link)
        visit.page.mouse.move(40, 600)  # beside everything that answers to it
        visit.page.mouse.wheel(0, down)
        # Maps and marks fade in after they are drawn.
        visit.page.wait_for_timeout(1500)
        shot = visit.page.screenshot(animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
