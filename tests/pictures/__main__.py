"""Look at all views, show what changed, and keep them: `make pictures`.

`python -m tests.pictures --look` shows and keeps nothing. For each view that changed,
test-results/pictures has before, after and difference side by side.
"""

import argparse
import json
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.servers import ROOT, serve
from tests.browser.conftest import FLAGS
from tests.needs import CHROMIUM
from tests.pictures.compare import MOST, beside, pixels, share
from tests.pictures.machine import KEPT, RECORD, machine, unlike
from tests.pictures.take import SHOWN, take
from tests.pictures.views import Picture, pictures


def show(picture: Picture, after: Path) -> str:
    """Write what a changed picture was, is and differs in; return a line about it, else none."""
    before = KEPT / after.name
    if not before.exists():
        return f"{picture.name}: new"
    changed = share(pixels(before), pixels(after))
    if changed <= MOST:
        return ""
    beside(pixels(before), pixels(after)).save(SHOWN / f"{picture.name}-beside.png")
    return f"{picture.name}: {changed:.2%} of the pixels"


def keep(after: Path) -> None:
    """Keep a picture, as small as it can be without loss."""
    with Image.open(after) as opened:
        opened.convert("RGB").save(KEPT / after.name, optimize=True)


def main() -> None:
    """Take every picture of the sample, show the changes, and keep the new ones."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--look", action="store_true", help="keep nothing")
    look = asked.parse_args().look
    SHOWN.mkdir(parents=True, exist_ok=True)
    KEPT.mkdir(exist_ok=True)
    sample = str(ROOT / "data/sample/tidy")
    with serve(CATALOGUE=sample) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=FLAGS)
        sys.stdout.write(f"{unlike(browser)}\n")
        taken = {picture: take(browser, server.url, picture) for picture in pictures()}
        lines = [show(picture, path) for picture, path in taken.items()]
        if not look:
            gone = {path.name for path in taken.values()}
            for old in KEPT.glob("*.png"):
                if old.name not in gone:
                    old.unlink()
            for picture, line in zip(taken, lines, strict=True):
                if line:
                    keep(taken[picture])
            told = json.dumps(machine(browser), indent=1, ensure_ascii=False)
            RECORD.write_text(f"{told}\n", encoding="utf-8")
        browser.close()
    size = sum(path.stat().st_size for path in KEPT.glob("*.png")) / 1e6
    changed = [line for line in lines if line]
    sys.stdout.write("\n".join([*changed, f"{len(changed)} of {len(lines)} changed"]))
    sys.stdout.write(f"; {size:.1f} MB kept; side by side in {SHOWN}\n")


if __name__ == "__main__":
    main()
