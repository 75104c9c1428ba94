"""Amounts whose currency stands in a column of its own."""

from pathlib import Path

import pytest

from etl.read.columns import match
from etl.read.currencies import beside
from etl.read.layouts import FILMS
from tests.etl.folders import cleaned


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["id", "budget", "budget_currency"], {"budget": 2}),
        (["id", "Currency", "Box Office", "Budget"], {"budget": 1, "revenue": 1}),
        (["id", "gross", "Gross Currency", "budget", "moneda"], {"revenue": 2, "budget": 4}),
        (["id", "title", "currency"], {}),
        (["id", "budget", "revenue"], {}),
    ],
)
def test_the_column_of_a_currency_is_found(names: list[str], said: dict[str, int]) -> None:
    assert beside(names, match(names, FILMS)) == said


def test_an_amount_of_another_currency_in_its_own_column_is_never_dollars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "id,title,release_date,budget,revenue,budget_currency\n"
        "1,A,1995-10-30,12000000,5000000,EUR\n"
        "2,B,1995-10-30,13000000,,USD\n"
        "3,C,1995-10-30,14000000,,\n"
        "4,D,1995-10-30,,,EUR\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.tables.films["budget"].fillna(0).tolist() == [0, 13000000, 14000000, 0]
    assert found.tables.films["revenue"].fillna(0).tolist() == [5000000, 0, 0, 0]
    (row,) = next(rule for rule in found.report["rules"] if rule["name"] == "other_currency")[
        "rows"
    ]
    assert (row["line"], row["column"], row["before"]) == (2, "budget", "12000000 EUR")
    assert "not read: budget_currency" not in found.said
