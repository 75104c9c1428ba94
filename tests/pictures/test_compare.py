"""What counts as a difference of two pictures, and what the list of views covers."""

from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from tests.addresses import ADDRESSES
from tests.pictures.compare import MOST, Pixels, beside, difference, share
from tests.pictures.views import LOOKS, pictures


def drawn(*shapes: tuple[str, Any, str], size: tuple[int, int] = (400, 300)) -> Pixels:
    """Draw shapes four times as large and make them smaller, which rounds their edges."""
    large = Image.new("RGB", (size[0] * 4, size[1] * 4), "white")
    pen = ImageDraw.Draw(large)
    for kind, where, colour in shapes:
        getattr(pen, kind)(where, fill=colour)
    return np.asarray(large.resize(size, Image.Resampling.BOX))


LINE = ("line", (0, 0, 1600, 1100), "black")


def test_the_same_picture_has_no_difference() -> None:
    assert share(drawn(LINE), drawn(LINE)) == 0


def test_an_edge_that_moves_by_a_part_of_a_pixel_is_no_difference() -> None:
    disc = [("ellipse", (100 + x, 100, 700 + x, 700), "navy") for x in (0, 1, 2, 3)]
    for other in disc[1:]:
        assert share(drawn(disc[0]), drawn(other)) == 0


def test_a_mark_a_colour_or_a_move_of_three_pixels_is_a_difference() -> None:
    box = ("rectangle", (100, 100, 700, 700), "navy")
    for other in (
        [box, ("rectangle", (900, 900, 980, 980), "navy")],
        [("rectangle", (100, 100, 700, 700), "teal")],
        [("rectangle", (112, 100, 712, 700), "navy")],
        [],
    ):
        assert share(drawn(box), drawn(*other)) > MOST


def test_another_size_is_a_difference_of_all() -> None:
    assert share(drawn(LINE), drawn(LINE, size=(400, 301))) == 1
    assert beside(drawn(LINE), drawn(LINE, size=(400, 301))).size == (1220, 301)


def test_what_differs_is_red_beside_before_and_after() -> None:
    before, after = drawn(), drawn(("rectangle", (400, 400, 800, 800), "black"))
    whole = np.asarray(beside(before, after))
    assert (whole[:, :400] == before).all()
    assert (whole[:, 410:810] == after).all()
    red = (whole[:, 820:] == (200, 0, 0)).all(axis=2)
    assert (red == difference(before, after)).all()


def test_less_than_a_tenth_of_a_per_cent_is_let_pass() -> None:
    assert MOST < 0.001


def test_forty_views_cover_every_page_look_and_charts() -> None:
    every = pictures()
    assert len(every) == 40
    assert len({one.name for one in every}) == 40
    assert {one.link.split("?")[0] for one in every if one.chart is None} == set(ADDRESSES)
    for charts in (True, False):
        looks = {(p.theme, p.device, p.language) for p in every if (p.chart is None) != charts}
        assert looks == set(LOOKS)
