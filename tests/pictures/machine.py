"""What a picture depends on beside us: Chromium and the fonts of the machine."""

import json
import platform
import subprocess
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Browser

KEPT = Path(__file__).with_name("kept")
RECORD = KEPT / "machine.json"


def fonts() -> dict[str, str]:
    """Return the machine's fonts, by name their files' hash; none where fontconfig is not."""
    try:
        told = subprocess.check_output(["fc-list", "--format", "%{file}\t%{fullname}\n"], text=True)
    except OSError:
        return {}
    rows = [line.split("\t") for line in told.splitlines()]
    return {
        name.split(",")[0]: sha256(Path(file).read_bytes()).hexdigest()[:12]
        for file, name in sorted(rows)
    }


def machine(browser: Browser) -> dict[str, object]:
    """Return what pictures of this machine are made with."""
    return {"chromium": browser.version, "system": platform.system(), "fonts": fonts()}


def unlike(browser: Browser) -> str:
    """Return in a sentence why the kept pictures say nothing here; empty where they do."""
    if not RECORD.exists():
        return "no pictures are kept: `make pictures` makes them"
    kept, here = json.loads(RECORD.read_text(encoding="utf-8")), machine(browser)
    parts = [
        f"{name} {kept[name] if name != 'fonts' else 'of another set'}"
        for name in here
        if kept.get(name) != here[name]
    ]
    return f"the kept pictures are of another machine: {', '.join(parts)}" if parts else ""
