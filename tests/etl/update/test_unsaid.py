"""What an update's file says of a cell that a spreadsheet has opened and saved."""

import pandas as pd

from etl.update.unsaid import same_text


def test_line_ends_of_any_system_are_the_same_text() -> None:
    raw = pd.DataFrame({"overview": ["a\r\nb", "a\rb", "a\nb", "a b", None]})
    shown = pd.Series(["a\nb", "a\nb", "a\nb", "a\nb", None])
    assert same_text(raw, "overview", shown).tolist() == [True, True, True, False, True]
