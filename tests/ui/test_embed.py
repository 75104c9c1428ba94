"""The open view alone, as a link asks for it."""

from streamlit.testing.v1 import AppTest

from ui import embed
from views.blocks import Chart, Note
from views.films.franchises import PAGE
from views.platforms import scores
from views.reading import FromLink


def test_a_frame_keeps_the_dollars_of_its_link() -> None:
    asked = {"franchise": ["Toy Story Collection"]}
    (nominal,) = embed.view(PAGE, FromLink(asked))
    (constant,) = embed.view(PAGE, FromLink({**asked, "dollars": ["2024"]}))
    assert isinstance(nominal, Chart)
    assert isinstance(constant, Chart)
    assert "2024" in constant.subtitle
    assert "2024" not in nominal.subtitle


def test_a_score_or_year_that_cannot_be_read_is_told_in_a_frame() -> None:
    for link in ({"score": ["many"]}, {"score": ["3.4"], "year": ["soon"]}):
        (said,) = embed.shown(scores.PAGE, FromLink(link))
        assert isinstance(said, Note)
        assert "**" in said.text


def test_a_frame_names_its_source_and_leads_to_the_whole_page() -> None:
    def framed() -> None:
        from ui import embed
        from views.films.franchises import PAGE
        from views.reading import FromLink

        embed.credit(PAGE, FromLink({}))

    page = AppTest.from_function(framed, default_timeout=60).run()
    assert not page.exception
    assert "Wikidata" in page.caption[0].value
    assert len(page.get("link_button")) == 1
