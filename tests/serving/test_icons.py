"""Our cut of the font of icons holds every icon that a page may show."""

from fontTools.ttLib import TTFont

from tests.icons import CUT, ligatures, named, whole


def test_every_icon_that_scripts_and_pages_name_is_in_the_cut() -> None:
    every, cut = ligatures(whole()), ligatures(TTFont(CUT))
    wanted = named() & every.keys()
    assert {"search", "expand_more", "keyboard_double_arrow_right", "shopping_cart"} <= wanted
    assert wanted - cut.keys() == set(), "run python -m tests.icons"


def test_the_cut_is_small() -> None:
    assert CUT.stat().st_size < 80_000
