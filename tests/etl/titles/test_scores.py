"""Ready scores: which count, which are told and which wait for their titles."""

from pathlib import Path

import pandas as pd

from etl.report import Report
from etl.titles import scores

SCORES = "id,score\nHS1 ,3.5\nhs2,0\nhs3,5\nhs1,4\nhs4,5.1\nhs5,-0.1\nzs9,2\n"
IDS = pd.Series(["hs1", "hs2", "hs3", "hs4", "hs5"])


def test_scores_from_0_to_5_count_once_and_what_does_not_is_told(tmp_path: Path) -> None:
    path, report = tmp_path / "scores.csv", Report()
    path.write_text(SCORES, encoding="utf-8")
    means = scores.ready(path, IDS, report)
    assert means.to_dict() == {"hs1": 3.5, "hs2": 0, "hs3": 5, "zs9": 2}
    assert (report.count(scores.BAD_SCORE), report.count(scores.UNKNOWN_TITLE)) == (3, 1)
    (origin,) = report.origins
    assert origin.table == "scores"
    assert origin.rows["title_id"].tolist() == ["hs1", "hs2", "hs3", "zs9"]
    waiting = scores.waiting(means, IDS)[scores.SCORES_WAITING]
    assert waiting.to_dict("list") == {"title_id": ["zs9"], "score": [2]}
    assert scores.waiting(means, pd.Series([*IDS, "zs9"])) == {}
