"""Posters drawn by us: a film's title and year in a serif, a colour and a mark of its genre.

Each is an SVG of its own, which knows nothing of the page: it has its own ground and so looks the
same in light and in dark, and asks for no typeface but those that a reader's system has. What a
title holds is text, never markup; a browser runs nothing in an image.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin
from unicodedata import category, east_asian_width
from zlib import crc32

WIDTH, HEIGHT = 200, 300
"""A poster's own units; it is drawn at any size."""
MARGIN, FOOT = 15, 258
"""Room beside the title; the baseline of its last line."""
SIZES = ((44, 1), (38, 2), (33, 3), (28, 3), (24, 4), (20, 5), (17, 6))
"""Sizes of the title's letters, and how many lines of them there is room for."""
INK = "#fbf3e4"
FACES = "Fraunces,Georgia,Noto Serif,serif"
BIDI = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn what stands around them, beyond the title's own letters."""
UNSHOWN = {"Cc", "Cs", "Co", "Cn"}
NARROW, BROAD = set("iljtfrI.,:;'’!|()[]-· "), set("mwMW@%&—…")


@dataclass(frozen=True, slots=True)
class Style:
    """A genre's look: its ground, the disc behind the mark, the mark's colour and its shapes.

    `mark` is SVG of our own, within 160 units across and 150 down around (0, 0).
    """

    ground: str
    disc: str
    ink: str
    mark: str


def _star(points: int, far: float, near: float) -> str:
    """Return a star's outline: each second corner nearer to the middle."""
    corners = (
        (r * sin(pi * i / points), -r * cos(pi * i / points))
        for i in range(2 * points)
        for r in [near if i % 2 else far]
    )
    return f'<path d="M{" ".join(f"{x:.0f} {y:.0f}" for x, y in corners)}z"/>'


def _rings(*radii: int, width: int) -> str:
    """Return circles one around the other."""
    rings = "".join(f'<circle r="{r}"/>' for r in radii)
    return f'<g fill="none" stroke="currentColor" stroke-width="{width}">{rings}</g>'


def _drawn(path: str, width: int) -> str:
    """Return a path as a line with round ends."""
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


SEAT = Style(
    "#4a2a30", "#6b3c43", "#e8b9a5",
    '<path d="M-38-60h76q12 0 12 12l-8 68h-84l-8-68q0-12 12-12z"/>'
    '<path d="M-66-10h16l6 44h88l6-44h16l-4 64q-1 8-9 8h-106q-8 0-9-8z" opacity=".75"/>',
)  # fmt: skip
"""What has no genre, or one of none of these: a seat of the cinema."""
STYLES = {
    "Action": Style(
        "#a8321f", "#c9482b", "#ffd166",
        '<path d="M22-74L-52 14h38l-18 60L54-22H12z"/>',
    ),
    "Adventure": Style(
        "#1f5f5b", "#2f7d74", "#f4c95d",
        _star(4, 72, 15) + '<circle r="52" fill="none" stroke="currentColor" stroke-width="3"/>',
    ),
    "Animation": Style(
        "#a8500f", "#d0752a", "#fff1d0",
        '<circle cx="34" cy="34" r="38"/><circle cx="-34" cy="-12" r="23" opacity=".8"/>'
        '<circle cx="-62" cy="-54" r="12" opacity=".6"/>',
    ),
    "Biography": Style(
        "#3f4a5a", "#57657a", "#e9d8c0",
        '<circle cy="-30" r="32"/><path d="M-62 66q4-58 62-58t62 58z"/>',
    ),
    "Comedy": Style(
        "#8f6209", "#e0ab2c", "#3b2410",
        '<circle cx="-30" cy="-26" r="11"/><circle cx="30" cy="-26" r="11"/>'
        + _drawn("M-54 8q10 46 54 46t54-46", 15),
    ),
    "Crime": Style(
        "#2b2f38", "#3d434f", "#e3c58a",
        _drawn("M-10 66q-18-34-14-66 2-26 24-26t24 26q2 20-4 42", 8)
        + _drawn("M-40 54q-12-30-8-60 6-44 48-44t48 44q2 22-4 50", 8)
        + _drawn("M2-2q-2 40 10 66", 8),
    ),
    "Documentary": Style(
        "#35606f", "#487a8b", "#f3ead6",
        '<path d="M-78 0q34-50 78-50t78 50q-34 50-78 50t-78-50z" fill="none" '
        'stroke="currentColor" stroke-width="9"/><circle r="26"/>',
    ),
    "Drama": Style(
        "#7a1f33", "#99304a", "#f6d9b8",
        '<path d="M-70-74q46 6 46 74 0 50-46 74zM70-74q-46 6-46 74 0 50 46 74z"/>'
        '<path d="M-70-74h140v14q-34 22-70 4-36 18-70-4z" opacity=".7"/>',
    ),
    "Family": Style(
        "#38744a", "#4f9160", "#fff0cf",
        '<path d="M0-66l70 58h-16v66h-108v-66h-16z"/>'
        '<path d="M0 46l-26-26q-10-18 8-24 12-2 18 10 6-12 18-10 18 6 8 24z" fill="#c8443a"/>',
    ),
    "Fantasy": Style(
        "#43357d", "#5b4b9c", "#f5d98b",
        '<path d="M18-66a66 66 0 1 0 44 104a54 54 0 1 1-44-104z"/>'
        '<path d="M46-40l5 15 15 5-15 5-5 15-5-15-15-5 15-5z"/>',
    ),
    "Foreign": Style(
        "#2c5a86", "#3f75a6", "#f4e6cc",
        _rings(64, width=6) + _drawn("M-62 0h124M0-62v124", 6)
        + '<ellipse rx="30" ry="63" fill="none" stroke="currentColor" stroke-width="6"/>',
    ),
    "History": Style(
        "#7d6236", "#9a7c49", "#fbeecb",
        '<path d="M0-70l72 34v10h-144v-10zM-72 56h144v12h-144z"/>'
        '<path d="M-58-18h18v66h-18zM-9-18h18v66h-18zM40-18h18v66h-18z"/>',
    ),
    "Horror": Style(
        "#15161a", "#5c0f16", "#f03e36",
        '<path d="M-68-34q44-2 58 40-44 6-58-40zM68-34q-44-2-58 40 44 6 58-40z"/>'
        '<path d="M-48 32l12 28 12-24 12 30 12-30 12 30 12-30 12 24 12-28q-48 20-96 0z"/>',
    ),
    "Music": Style(
        "#8a2f6b", "#a94586", "#ffe0c2",
        '<path d="M-30-66l84-14v96a26 20 0 1 1-14-17v-54l-56 9v72a26 20 0 1 1-14-17z"/>',
    ),
    "Mystery": Style(
        "#25423f", "#38605b", "#ecd9a0",
        '<circle cy="-26" r="34"/><path d="M-14-6h28l20 74h-68z"/>',
    ),
    "Romance": Style(
        "#b8405e", "#d05f7b", "#ffe3da",
        '<path d="M0 66l-62-62q-22-44 18-60 30-6 44 24 14-30 44-24 40 16 18 60z"/>',
    ),
    "Science Fiction": Style(
        "#16325c", "#244a82", "#9fe0e6",
        '<circle r="42"/><ellipse rx="80" ry="18" transform="rotate(-20)" fill="none" '
        'stroke="currentColor" stroke-width="8"/><circle cx="52" cy="-58" r="6"/>',
    ),
    "Sport": Style(
        "#1f6b45", "#2f8a5c", "#fdf0d0",
        _rings(60, width=8) + _drawn("M-42-42q34 42 0 84M42-42q-34 42 0 84M-60 0h120", 7),
    ),
    "Thriller": Style(
        "#31363f", "#8f1d22", "#f2e3c9",
        _drawn("M4 0a8 8 0 0 1-16 0a20 20 0 0 1 40 0a32 32 0 0 1-64 0a44 44 0 0 1 88 0"
               "a56 56 0 0 1-112 0a66 66 0 0 1 66-66", 8),
    ),
    "TV Movie": Style(
        "#5a4a3c", "#766150", "#f3d9a6",
        '<path d="M-62-36h124q8 0 8 8v80q0 8-8 8h-124q-8 0-8-8v-80q0-8 8-8z"/>'
        + _drawn("M0-36L-30-70M0-36L30-70", 6)
        + '<path d="M-54-22h86v64h-86z" fill="#5a4a3c"/>',
    ),
    "War": Style(
        "#4f5433", "#686e45", "#f0d7a0",
        '<path d="M0-70l62 40v30l-62-40-62 40v-30zM0-14l62 40v30l-62-40-62 40v-30z"/>'
        '<path d="M0 42l24 16-24 16-24-16z"/>',
    ),
    "Western": Style(
        "#a34a22", "#d77a3d", "#3a1c12",
        '<path d="M-11 72v-128q0-12 11-12t11 12v72h20v-34q0-9 9-9t9 9v44q0 12-12 12h-26v34z'
        'M-11 22h-24q-12 0-12-12v-32q0-9 9-9t9 9v22h18z"/>',
    ),
}  # fmt: skip
"""The genres' looks, by their English names in the data."""
ALIKE = {
    "musical": "Music", "suspense": "Thriller", "sci-fi": "Science Fiction",
    "kids": "Family", "children": "Family", "docu": "Documentary", "comed": "Comedy",
    "romantic": "Romance", "international": "Foreign", "histor": "History", "anime": "Animation",
}  # fmt: skip
"""What platforms call such genres, by how their words begin."""


def poster(title: str, year: int | None = None, genre: str | None = None) -> str:
    """Return a poster as SVG, of 200 by 300 units and about 1.5 KB.

    Two films of a genre share colour and mark, which the title turns and moves a little, so that
    they are told apart in a row.
    """
    shown = visible(title)
    seed = crc32(f"{shown} {year}".encode())
    look = style(genre)
    size, lines = set_in_lines(shown)
    last = FOOT if year else FOOT + 20
    top = last - round((len(lines) - 1) * size * 1.08)
    texts = "".join(
        f'<text x="{MARGIN}" y="{top + round(i * size * 1.08)}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )
    dated = (
        f'<text x="{MARGIN}" y="284" font-size="17" opacity=".85" font-weight="400" '
        f'letter-spacing="2">{year}</text>'
        if year
        else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="{look.ground}" d="M0 0h200v300H0z"/>'
        f"{_picture(look, seed, room=top - size)}"
        f'<path fill="none" stroke="#fff" stroke-opacity=".2" d="M.5.5h199v299H.5z"/>'
        f'<g fill="{INK}" font-family="{FACES}" font-weight="700" font-size="{size}">'
        f"{texts}{dated}</g></svg>"
    )


def _picture(look: Style, seed: int, room: int) -> str:
    """Return the disc and the mark on it, as large as the room above the title allows."""
    scale = min(max(room - 8, 60) / 150, 1.12)
    middle, side = max(room, 60) / 2 + 2, -1 if seed & 1 else 1
    shift = (seed >> 1) % 5 * 8 - 16
    turn = (seed >> 4) % 5 * 3 - 6
    return (
        f'<circle cx="{100 + 2 * shift}" cy="{middle + 8:.0f}" r="{90 * scale:.0f}" '
        f'fill="{look.disc}"/><g fill="currentColor" color="{look.ink}" transform="translate('
        f'{100 + shift} {middle:.0f})rotate({turn})scale({side * scale:.2f} {scale:.2f})">'
        f"{look.mark}</g>"
    )


def style(genre: str | None) -> Style:
    """Return a genre's look, also by what platforms call it; the seat's for one that has none."""
    if not genre:
        return SEAT
    if genre in STYLES:
        return STYLES[genre]
    words = genre.lower()
    beginnings = {**{name.lower(): name for name in STYLES}, **ALIKE}
    found = [name for begin, name in beginnings.items() if begin in words]
    return STYLES[found[0]] if found else SEAT


def visible(text: str) -> str:
    """Return a text on one line, without what XML forbids or a reader cannot see."""
    kept = (c for c in " ".join(text.split()) if c not in BIDI and category(c) not in UNSHOWN)
    return "".join(kept).strip()


def set_in_lines(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title has room, and its lines; it is cut at the least."""
    for size, most in SIZES:
        lines = list(_lines(title, (WIDTH - 2 * MARGIN) / size))
        whole = all(_wide(line) * size <= WIDTH - 2 * MARGIN for line in lines)
        if len(lines) <= most and whole:
            return size, lines
    size, most = SIZES[-1]
    lines = list(_lines(title, (WIDTH - 2 * MARGIN) / size, broken=True))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1].rstrip() + "…"]
    return size, lines


def _lines(title: str, room: float, *, broken: bool = False) -> Iterator[str]:
    """Yield a title's lines of up to `room` times a letter's height; `broken` divides words too."""
    line = ""
    for part in _parts(title.split(" "), room, broken=broken):
        longer = line + part
        if line and _wide(longer.rstrip()) > room:
            yield line.rstrip()
            longer = part
        line = longer
    if line.strip():
        yield line.rstrip()


def _parts(words: Iterable[str], room: float, *, broken: bool) -> Iterator[str]:
    """Yield what may stand at the end of a line: words, and each sign where no spaces are used."""
    for word in words:
        if any(_is_full(c) for c in word) or (broken and _wide(word) > room):
            yield from word[:-1]
            yield word[-1:] + " "
        else:
            yield word + " "


def _wide(text: str) -> float:
    """Return about how wide a text is in a bold serif, in heights of its letters."""
    return sum(_one(c) for c in text)


def _one(sign: str) -> float:
    if _is_full(sign):
        return 1.02
    if sign in NARROW:
        return 0.38
    if sign in BROAD:
        return 1.05
    return 0.82 if sign.isupper() else 0.66


def _is_full(sign: str) -> bool:
    return east_asian_width(sign) in "WF"
