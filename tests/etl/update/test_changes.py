"""What is told of two states of a table."""

import pandas as pd

from etl.update.changes import compare


def test_a_column_that_was_not_there_before_is_filled_and_not_missed() -> None:
    before = pd.DataFrame({"film_id": [1, 2], "title": ["A", "B"]})
    after = pd.DataFrame({"film_id": [1, 2, 3], "title": ["A", "C", "D"], "budget": [5, None, 6]})
    change = compare(before, after, ["film_id"])
    assert (change.added, change.changed, change.unchanged) == (1, 2, 0)
    assert change.columns == {"title": 1, "budget": 1}
    assert change.emptied == {}
    assert change.added_rows == [{"film_id": 3, "title": "D"}]


def test_a_cell_that_became_unknown_is_emptied_and_the_rest_is_unchanged() -> None:
    before = pd.DataFrame({"film_id": [1, 2], "tagline": ["x", None]})
    after = pd.DataFrame({"film_id": [1, 2], "tagline": [None, None]})
    change = compare(before, after, ["film_id"])
    assert change.emptied == {"tagline": 1}
    assert (change.changed, change.unchanged) == (1, 1)
