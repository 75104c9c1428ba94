"""Titles that were fetched: which are taken, and what is told of the others."""

from pathlib import Path

import pandas as pd

from etl.films.fetched import fetched
from etl.report import Report

ROWS = """imdb_id,language,region,title,kind,source
tt1,es,ES,Uno,main,wikidata
tt1,es,MX, Uno ,alternative,tmdb
tt1,es,AR,,main,tmdb
tt1,es,AR,Dos,nickname,tmdb
tt1,es,AR,Dos,main,somebody
tt9,es,ES,Nadie,main,tmdb
"""


def test_only_named_titles_of_films_here_by_known_sources_are_taken(tmp_path: Path) -> None:
    (tmp_path / "film_names.csv").write_text(ROWS, encoding="utf-8")
    report = Report()
    films = pd.DataFrame({"film_id": [1, 2], "imdb_id": ["tt1", None]})
    found = fetched(tmp_path / "film_names.csv", films, report)
    assert found is not None
    assert found[["film_id", "title", "source"]].to_numpy().tolist() == [
        [1, "Uno", "tmdb"], [1, "Uno", "wikidata"],
    ]  # fmt: skip
    (told,) = [rule for rule in report.findings.values() if rule.count]
    assert (told.name, told.count) == ("bad_film_name", 4)


def test_without_a_file_there_are_none() -> None:
    films = pd.DataFrame({"film_id": [1], "imdb_id": ["tt1"]})
    assert fetched(None, films, Report()) is None
