"""Make our cut of Material Symbols: the icons that these pages and Streamlit's own scripts name.

Streamlit's file holds 4,000 icons in 376 KB, a seventh of a first visit; its pages name some 600.
Run `python -m tests.icons` after an upgrade of Streamlit; a test says when.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from serving.upstream import ICONS, scripts

ROOT = Path(__file__).resolve().parents[1]
CUT = ROOT / "ui/static/fonts/icons.woff2"
OURS = ("ui", "views", "pages")
QUOTED = re.compile(r"""["'`:/]([a-z0-9_]{2,})["'`:]""")
"""What may name an icon: a whole text, or what stands in `:material/...:`."""


def ligatures(font: TTFont) -> dict[str, str]:
    """Return the glyph of each icon by the name that is written for it."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ends in getattr(table, "ExtSubTable", table).ligatures.items():
                for end in ends:
                    parts = (first, *end.Component)
                    found["".join(letters.get(part, "?") for part in parts)] = end.LigGlyph
    return found


def whole() -> TTFont:
    """Return Streamlit's font of icons."""
    folder = scripts()
    assert folder is not None
    return TTFont(next(path for path in folder.glob("media/*") if ICONS.search(path.as_posix())))


def named() -> set[str]:
    """Return every quoted word of the scripts and of our pages, icons among them."""
    return {word for text in _texts() for word in QUOTED.findall(text)}


def _texts() -> Iterator[str]:
    folder = scripts()
    assert folder is not None
    paths = [*folder.glob("js/*.js"), *(p for name in OURS for p in (ROOT / name).rglob("*.py"))]
    yield from (path.read_text(encoding="utf-8") for path in paths)


def make() -> None:
    """Write the cut."""
    font = whole()
    icons = ligatures(font)
    wanted = {name: icons[name] for name in named() & icons.keys()}
    options = subset.Options(flavor="woff2", layout_closure=False, layout_features=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=wanted.values(), text="".join(wanted))
    cutter.subset(font)
    subset.save_font(font, str(CUT), options)


if __name__ == "__main__":
    make()
