"""Posters drawn by us: well-formed whatever a title holds, and every genre has its own."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from charts.posters import MARGIN, SEAT, SIZES, STYLES, WIDTH, _wide, poster, set_in_lines, style
from tests.hostile.texts import HAND_PICKED

SVG = "{http://www.w3.org/2000/svg}"
OURS = {f"{SVG}{name}" for name in ("svg", "path", "circle", "ellipse", "g", "text")}
TITLES = [
    *HAND_PICKED,
    "",
    " ",
    "\x00\x08\ufffe\ud800",
    '"><script>alert(1)</script>',
    "</text><image href='//x'/>",
    "]]>&amp;&#x0;",
    "\u202eevil",
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb " * 4,
    "W" * 500,
    "千と千尋の神隠し" * 9,
    "Иди и смотри",
    "👩‍👩‍👧 🎬",
]


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - of our own making


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast of two colours."""
    light = []
    for colour in (one, other):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        light.append(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)))
    return (max(light) + 0.05) / (min(light) + 0.05)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_text_and_never_markup(title: str) -> None:
    drawn = read(poster(title, 1999, "Drama"))
    assert {element.tag for element in drawn.iter()} <= OURS
    assert not [name for element in drawn.iter() for name in element.attrib if "href" in name]


@pytest.mark.parametrize("title", TITLES)
def test_a_poster_is_small_whatever_it_is_called(title: str) -> None:
    assert len(poster(title, 1999, "Thriller").encode()) < 1_800


@pytest.mark.parametrize("title", TITLES)
def test_no_line_is_wider_than_the_poster_and_none_stands_above_the_mark(title: str) -> None:
    size, lines = set_in_lines(" ".join(title.split()))
    assert all(_wide(line[:-1]) * size <= WIDTH - 2 * MARGIN for line in lines)
    assert len(lines) <= dict(SIZES)[size]


def test_a_title_stands_whole_with_its_year() -> None:
    texts = [element.text for element in read(poster("Jaws & <Fins>", 1975, "Horror")).iter()]
    assert " ".join(text for text in texts if text) == "Jaws & <Fins> 1975"


def test_a_title_too_long_for_its_poster_ends_in_dots() -> None:
    assert set_in_lines("word " * 90)[1][-1].endswith("…")


@pytest.mark.parametrize("genre", STYLES)
def test_title_and_mark_can_be_told_from_the_ground(genre: str) -> None:
    look = STYLES[genre]
    assert contrast("#fbf3e4", look.ground) >= 4.5
    assert max(contrast(look.ink, look.ground), contrast(look.ink, look.disc)) >= 3


def test_no_two_genres_share_ground_or_mark() -> None:
    for one, other in combinations([SEAT, *STYLES.values()], 2):
        assert one.ground != other.ground
        assert one.mark != other.mark


@pytest.mark.parametrize(
    ("genre", "alike"),
    [
        ("Musical", "Music"), ("Suspense", "Thriller"), ("Dramas", "Drama"),
        ("Comedies", "Comedy"), ("Kids' TV", "Family"), ("Action & Adventure", "Action"),
        ("International Movies", "Foreign"),
    ],
)  # fmt: skip
def test_what_platforms_call_a_genre_wears_its_look(genre: str, alike: str) -> None:
    assert style(genre) is STYLES[alike]


def test_what_has_no_known_genre_is_a_seat() -> None:
    assert style(None) is style("Zyx") is SEAT


def test_posters_of_a_genre_are_told_apart_by_more_than_their_words() -> None:
    pictures = {poster(f"Film {i}", 1990, "Drama").partition('<g fill="#fb')[0] for i in range(9)}
    assert len(pictures) > 4
