"""The open view alone, as a link asks for it."""

from ui import embed
from views.blocks import Chart
from views.films.franchises import PAGE
from views.reading import FromLink


def test_a_frame_keeps_the_dollars_of_its_link() -> None:
    asked = {"franchise": ["Toy Story Collection"]}
    (nominal,) = embed.view(PAGE, FromLink(asked))
    (constant,) = embed.view(PAGE, FromLink({**asked, "dollars": ["2024"]}))
    assert isinstance(nominal, Chart)
    assert isinstance(constant, Chart)
    assert "2024" in constant.subtitle
    assert "2024" not in nominal.subtitle
