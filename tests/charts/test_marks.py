"""Bars, of which each is drawn."""

from charts import bars


def test_bars_of_the_same_name_are_each_drawn() -> None:
    drawn = bars(["Twice", "Once", "Twice"], [3, 2, 1], ["3", "2", "1"])
    identities = drawn.data[0]["ids"]
    assert len(set(identities)) == 3
    assert identities[:2] == ("Twice", "Once")
