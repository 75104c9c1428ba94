"""Home and Explore: medians, means, skewness and gaps of the films, as DuckDB finds them."""

import pytest

from language.formats import number, short_money
from tests.known.asked import figures, pairs, rows, tuples, values
from tests.known.conftest import Both

COLUMNS = {
    "budget": "spent",
    "revenue": "earned",
    "roi": "roi",
    "runtime": "minutes",
    "vote_average": "nullif(vote, 0)",
    "vote_count": "votes",
    "year": "year(day)::double",
}
MOMENTS = """median(x), avg(x), avg((x - mean) ** 3) / avg((x - mean) ** 2) ** 1.5, count(x)"""


def test_the_catalogue_at_a_glance(both: Both) -> None:
    films, revenue, earning, vote = both.raw.one(
        "select count(*), median(earned), count(earned), avg(nullif(vote, 0)) from films"
    )
    (titles,) = both.raw.one("select count(*) from titles")
    for told in figures(both, ""):
        expected = [number(films), number(titles), short_money(revenue), number(vote, 1)]
        assert values(told) == expected
        assert f" {number(earning)} " in told[2]["note"]


def test_films_of_each_year(both: Both) -> None:
    expected = both.raw.rows("select year(day), count(*) from films group by 1")
    found = rows(both, "", "home-years", tab="years")
    assert pairs(found[found["films"] > 0], "year", "films") == tuples(expected)


@pytest.mark.parametrize("variable", COLUMNS)
@pytest.mark.parametrize("log", ["true", "false"])
def test_distributions(both: Both, variable: str, log: str) -> None:
    median, mean, skewness, known = both.raw.one(
        f"""with every as (select {COLUMNS[variable]} as x from films)
        select {MOMENTS} from every, (select avg(x) as mean from every)"""
    )
    (all_films,) = both.raw.one("select count(*) from films")
    for told in figures(both, "explore", variable=variable, log="false"):
        assert told[2]["value"] == number(skewness, 2)
        assert f"{number(known)} " in told[0]["note"]
        assert f"{number(all_films - known)} " in told[1]["note"]
        if variable in ("budget", "revenue"):
            assert values(told)[:2] == [short_money(median), short_money(mean)]
    drawn = rows(both, "explore", "distribution", variable=variable, log=log)
    positive = f"count(*) filter ({COLUMNS[variable]} > 0)" if log == "true" else "count(x)"
    if variable == "vote_count" and log == "true":
        (known,) = both.raw.one(f"select {positive} from films")
    assert drawn["films"].sum() == known


def test_how_often_variables_go_together(both: Both) -> None:
    found = rows(both, "explore", "correlations", tab="relations", method="pearson")
    names = {one: COLUMNS[one] for one in {*found["x"], *found["y"]} & set(COLUMNS)}
    for row in found.itertuples():
        if row.x in names and row.y in names and row.x != row.y:
            (films,) = both.raw.one(
                f"select count(*) from films where {names[row.x]} + {names[row.y]} is not null"
            )
            assert row.films == films, (row.x, row.y)


def test_what_is_missing(both: Both) -> None:
    found = rows(both, "explore", "missing", tab="coverage").set_index("column")["missing"]
    for column in ("budget", "revenue", "roi", "runtime", "vote_average"):
        known = "earned / spent" if column == "roi" else COLUMNS[column]
        (lacking,) = both.raw.one(f"select count(*) - count({known}) from films")
        assert found[column] == lacking, column
