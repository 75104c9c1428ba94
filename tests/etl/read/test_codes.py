"""Languages by whatever code or name a file gives them."""

import pandas as pd

from etl.read.codes import language_codes
from etl.report import Report


def test_codes_of_three_letters_capitals_and_names_are_read_as_codes_of_two() -> None:
    cells = ["fr", "FR", "fra", "French", "francés", None]
    found = language_codes(pd.DataFrame({"language": cells}), "language", Report())
    assert found[:5].tolist() == ["fr"] * 5
    assert found[5:].isna().all()


def test_what_stands_for_no_language_is_unknown_and_told() -> None:
    report = Report()
    frame = pd.DataFrame({"language": ["xyzzy", "es"], "file": "a.csv", "line": [2, 3]})
    found = language_codes(frame, "language", report)
    assert found.isna().tolist() == [True, False]
    assert sum(rule.count for rule in report.findings.values()) == 1
