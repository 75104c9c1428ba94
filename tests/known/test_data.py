"""Data: how often each rule of the clean-up was met, as DuckDB counts it in the raw files."""

from language.formats import number
from tests.known.asked import figures, rows, values
from tests.known.conftest import Both

COUNTED = {
    "The budget is 0": "select count(*) - count(spent) from films",
    "The revenue is 0": "select count(*) - count(earned) from films",
    "The runtime is 0": "select count(*) - count(minutes) from films",
    "The mean vote is 0": "select count(*) - count(nullif(vote, 0)) from films",
    "The source knows the month or year": "select count(*) from films where known_to <> 'day'",
    "The title has no length": "select count(*) - count(long) from titles",
    "The title is 0 minutes long": "select count(long) - count(length) from titles",
    "The platform added the title in a year before": """select count(*) from titles
        where year(added) < year""",
    "The title has no age rating": "select count(*) - count(rating) from titles",
    "The length stands in the rating column": """select count(*) from titles
        where duration is null and long = rating""",
}
"""How the reason of a rule begins, and what it counts."""


def test_films_in_the_answers(both: Both) -> None:
    (films,) = both.raw.one("select count(*) from films")
    for told in figures(both, "data"):
        assert values(told)[0] == number(films)


def test_how_often_each_rule_was_met(both: Both) -> None:
    found = rows(both, "data", "rules", tab="rules")
    told = dict(zip(found["reason"], found["count"], strict=True))
    asked = 0
    for begins, question in COUNTED.items():
        (expected,) = both.raw.one(question)
        counts = [count for reason, count in told.items() if reason.startswith(begins)]
        assert counts in ([expected], [] if not expected else [expected]), begins
        asked += len(counts)
    assert asked >= 5


def test_the_kinds_of_defect_are_the_rules_that_were_met(both: Both) -> None:
    found = rows(both, "data", "rules", tab="rules")
    assert (found["count"] > 0).all()
    for told in figures(both, "data"):
        assert values(told)[2] == number(len(found))
