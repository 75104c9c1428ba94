"""Explore of the platforms' titles: numbers, age ratings and what is missing, as DuckDB counts."""

import itertools
from typing import Any

import pytest

from language.formats import number
from tests.known.asked import drawn, figures, pairs, rows, tuples, values
from tests.known.conftest import Both
from tests.known.raw import Raw

COLUMNS = {
    "year": "year",
    "minutes": "if(is_film, length, null)",
    "seasons": "if(is_film, null, length)",
}
MISSING = {
    "director": "director is null",
    "date_added": "added is null",
    "duration_int": "length is null",
    "description": "description is null",
    "score": "key not in (select key from scores)",
    "genres": "listed_in is null",
    "countries": "country is null",
}
"""What the files themselves lack; a cast of numbers alone and links to films are not among them."""
MOMENTS = "median(x), avg(x), avg((x - mean) ** 3) / avg((x - mean) ** 2) ** 1.5, count(x)"
OF = {"of": "titles"}


def choices(raw: Raw) -> list[dict[str, Any]]:
    """Return links of the page: every platform, kind and years, drawn under a seed."""
    named = [name for (name,) in raw.rows("select distinct platform from titles order by 1")]
    spans = [[], [1990, 2005], [2006, 2016], [2017, 2021]]
    every = itertools.product(["any", *named], ["any", "film", "series"], spans)
    links = [{"platform": p, "title_kind": k, "title_years": s} for p, k, s in every]
    return [{**OF, **{key: v for key, v in link.items() if v}} for link in drawn(links)]


def where(link: dict[str, Any]) -> str:
    """Return the same choice as a condition."""
    kinds = {"any": "true", "film": "is_film", "series": "not is_film"}
    chosen = [kinds[link["title_kind"]]]
    if link["platform"] != "any":
        chosen.append(f"platform = '{link['platform']}'")
    if "title_years" in link:
        first, last = link["title_years"]
        chosen.append(f"year between {first} and {last}")
    return " and ".join(chosen)


@pytest.mark.parametrize("variable", COLUMNS)
def test_numbers_of_titles(both: Both, variable: str) -> None:
    asked = 0
    for link in choices(both.raw):
        chosen = f"select {COLUMNS[variable]} as x from titles where {where(link)}"
        median, mean, skewness, known = both.raw.one(
            f"""with every as ({chosen})
            select {MOMENTS} from every, (select avg(x) as mean from every)"""
        )
        (every,) = both.raw.one(f"select count(*) from ({chosen})")
        if known < 2 or skewness is None:
            continue
        asked += 1
        link = {**link, "title_variable": variable}
        for told in figures(both, "explore", **link):
            assert told[2]["value"] == number(skewness, 2), link
            assert f" {number(known)} " in told[0]["note"], link
            assert told[1]["note"].startswith(f"{number(every - known)} "), link
            if variable == "year":
                shown = [int(year) for year in values(told)[:2]]
                assert shown == pytest.approx([median, mean], abs=0.5), link
        drawn_rows = rows(both, "explore", "title-distribution", **link)
        assert drawn_rows["titles"].sum() == known, link
    assert asked >= 8


def test_titles_by_platform_and_decade(both: Both) -> None:
    for by, group in (("platform", "platform"), ("decade", "year // 10 * 10")):
        expected = both.raw.rows(
            f"""select {group}, count(*), median(year), quantile_cont(year, 0.25),
                quantile_cont(year, 0.75) from titles group by 1"""
        )
        found = rows(both, "explore", "title-groups", title_by=by, title_variable="year", **OF)
        if by == "decade":
            found = found.assign(group=[int(float(each)) for each in found["group"]])
        shown = pairs(found, "group", "titles", "median", "lower_quartile", "upper_quartile")
        assert shown <= tuples(expected)
        assert len(shown) == min(len(expected), len(found))


def test_age_ratings(both: Both) -> None:
    for link in choices(both.raw):
        chosen = f"from titles where {where(link)} and rating is not null"
        length = "not regexp_full_match(rating, '[0-9]+ (min|Seasons?)')"
        expected = both.raw.rows(f"select rating, count(*) {chosen} and {length} group by 1")
        if expected:
            found = rows(both, "explore", "title-ratings", **link, title_variable="rating")
            assert pairs(found, "rating", "titles") == tuples(expected), link


def test_titles_by_year(both: Both) -> None:
    for link in choices(both.raw):
        asked = f"select year, count(*) from titles where {where(link)} group by 1"
        if expected := both.raw.rows(asked):
            found = rows(both, "explore", "titles-per-year", tab="coverage", **link)
            assert pairs(found[found["titles"] > 0], "year", "titles") == tuples(expected), link


def test_what_titles_lack(both: Both) -> None:
    for link in choices(both.raw):
        counts = ", ".join(f"count(*) filter ({lacks})" for lacks in MISSING.values())
        every, *lacking = both.raw.one(f"select count(*), {counts} from titles where {where(link)}")
        if every:
            found = rows(both, "explore", "titles-missing", tab="coverage", **link)
            told = found.set_index("column")["missing"]
            assert {name: told[name] for name in MISSING} == dict(
                zip(MISSING, lacking, strict=True)
            ), link
