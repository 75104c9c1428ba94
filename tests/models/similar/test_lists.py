"""Lists of five read by eye: a verdict holds for the five that were read, and no others."""

from models.similar.fit import fit
from models.similar.lists import UNREAD, Read, listed, read, text
from tests.models.similar.world import world

ALIKE = 15
"""At most one answer in so many makes one laugh."""


def test_a_verdict_holds_for_the_five_that_were_read_and_no_others() -> None:
    tables, model = world(), fit(world())
    (first,) = listed(tables, model, [Read("first", "Star Pilots", 1990, "good", [], [])])
    assert first.verdict == UNREAD
    odd = first.five[4]
    read_by_eye = Read("first", "Star Pilots", 1990, "good", [odd], first.five)
    elsewhere = Read("first", "Nowhere", 1990, "good", [], [])
    found = listed(tables, model, [read_by_eye, elsewhere])
    assert [one.verdict for one in found] == ["good"]
    said = text(found)
    assert "Of the 5 answers the first reader read 5: 1 make one laugh" in said
    assert f"*good ({odd})*" in " ".join(said.split())


def test_two_readers_are_counted_each_by_the_answers_that_they_read() -> None:
    tables, model = world(), fit(world())
    (as_it_is,) = listed(tables, model, [Read("first", "Star Pilots", 1990, "good", [], [])])
    *kept, odd = as_it_is.five
    before = Read("first", "Star Pilots", 1990, "fair", [kept[0], "Gone"], [*kept, "Gone"])
    now = Read("second", "Star Pilots", 1990, "weak", [odd], as_it_is.five)
    (found,) = listed(tables, model, [before, now])
    assert found.verdict == "weak"
    assert found.laughable == [kept[0], odd]
    said = text([found])
    assert "Of the 5 answers the first reader read 4: 1 make one laugh" in said
    assert "Of the 5 answers the second reader read 5: 1 make one laugh" in said


def test_every_list_has_a_verdict_and_few_answers_make_either_reader_laugh() -> None:
    readings = read()
    assert all(one.verdict for one in readings)
    assert all(set(one.laughable) <= set(one.five) for one in readings)
    for reader in ("first", "second", "third"):  # the fourth read films not seen while choosing
        films = [one for one in readings if one.reader == reader]
        assert len(films) >= 72
        laughable = sum(len(film.laughable) for film in films)
        assert laughable * ALIKE <= sum(len(film.five) for film in films)
