"""How well known a film is."""

import pandas as pd

from catalogue.fame import fame


def test_votes_tell_and_where_nobody_voted_the_interest_does() -> None:
    films = pd.DataFrame({"vote_count": [120, 0, 0, 1], "popularity": [3.5, 40.0, None, 9.0]})
    assert fame(films).tolist() == [120, 40, 0, 1]
