"""Lists of five read by eye: a verdict holds for the five that were read, and no others."""

from models.similar.fit import fit
from models.similar.lists import UNREAD, Read, listed, read, text
from tests.models.similar.world import world

ALIKE = 15
"""At most one answer in so many makes one laugh."""


def test_a_verdict_holds_for_the_five_that_were_read_and_no_others() -> None:
    tables, model = world(), fit(world())
    (first,) = listed(tables, model, [Read("Star Pilots", 1990, "good", [], [])])
    assert first.verdict == UNREAD
    read_by_eye = Read("Star Pilots", 1990, "good", [first.five[4]], first.five)
    elsewhere = Read("Nowhere", 1990, "good", [], [])
    found = listed(tables, model, [read_by_eye, elsewhere])
    assert [one.verdict for one in found] == ["good"]
    said = text(found)
    assert "1 lists were read: 1 of their 5 answers make one laugh" in said
    assert f"*good ({first.five[4]})*" in " ".join(said.split())


def test_every_list_has_a_verdict_and_few_answers_make_one_laugh() -> None:
    films = read()
    assert len(films) >= 72
    assert all(film.verdict for film in films)
    assert all(set(film.laughable) <= set(film.five) for film in films)
    laughable = sum(len(film.laughable) for film in films)
    assert laughable * ALIKE <= sum(len(film.five) for film in films)
