"""Figures that pages state, computed apart by DuckDB over the sample's raw files, both ways.

The links are drawn at random under a seed, and read in both languages.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from catalogue import Catalogue
from catalogue.store import load
from language.formats import number, percent, short_money, times
from language.texts import LANGUAGES, speaking
from views import pages, reading
from views.reading import HEADLINE, FromLink

SAMPLE = Path(__file__).parents[2] / "data/sample"
EACH = 30
PLATFORMS = ("amazon", "disney", "filmin", "hulu", "netflix")
CALENDAR = (("months", "month", "monthname"), ("weekdays", "day", "dayname"))
FILES = {"amazon": "amazon_prime", "disney": "disney_plus"}


@pytest.fixture(scope="module")
def tables() -> Catalogue:
    return load(SAMPLE / "tidy")


@pytest.fixture(scope="module")
def raw() -> Iterator[duckdb.DuckDBPyConnection]:
    """Return the raw files: films with numbers and days, titles with their platform."""
    with duckdb.connect() as base:
        base.execute(
            f"""create table films as
            select *, cast(release_date as date) as day,
                nullif(try_cast(revenue as double), 0) as earned,
                nullif(try_cast(budget as double), 0) as spent
            from read_csv('{SAMPLE}/movies_dataset.csv.gz', all_varchar = true, header = true,
                quote = '"', escape = '"', strict_mode = false)
            where release_date is not null"""
        )
        parts = [
            f"""select '{name}' as platform, * from read_csv('{SAMPLE}/platforms/"""
            f"""{FILES.get(name, name)}_titles.csv', all_varchar = true, header = true)"""
            for name in PLATFORMS
        ]
        base.execute(f"create table titles as {' union all by name '.join(parts)}")
        yield base


def told(tables: Catalogue, page: str, lang: Any, **link: str) -> list[dict[str, str]]:
    """Return the big figures of a page, as written."""
    with speaking(lang):
        ask = FromLink({key: [value] for key, value in link.items()})
        parts = reading.parts(pages.PAGES[page], tables, ask)
    rows = next(part.rows for part in parts if part.key == HEADLINE)
    return [{str(k): str(v) for k, v in row.items()} for row in rows.to_dict("records")]


def one(raw: duckdb.DuckDBPyConnection, asked: str, *values: object) -> Any:
    found = raw.execute(asked, list(values)).fetchone()
    assert found
    return found


def drawn(raw: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    """Return names of a column's cells, drawn under a seed; plain ones, without quotes."""
    rows = raw.execute(
        f"""select distinct unnest(regexp_extract_all({column}, ?, 1)) from films
        where {column} is not null order by 1""",
        ["'name': '([^'\\\\\"]+)'"],
    ).fetchall()
    return random.Random(24).sample([row[0] for row in rows], EACH)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_and_weekdays(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    for page, key, part in CALENDAR:
        rows = raw.execute(
            f"""select {part}(day), count(*) from films
            where date_precision in ('day', '{key}') group by 1"""
        ).fetchall()
        assert len(rows) == (12 if key == "month" else 7)
        for name, count in rows:
            with speaking(lang):
                expected = number(count)
            assert told(tables, page, lang, **{key: name.lower()})[0]["value"] == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_franchises(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    for name in drawn(raw, "belongs_to_collection"):
        films, known, total, mean, ret = one(
            raw,
            """select count(*), count(earned), sum(earned), sum(earned) / count(*),
            median(earned / spent) from films where contains(lower(belongs_to_collection), ?)""",
            f"'name': '{name}'".lower(),
        )
        figures = told(tables, "franchises", lang, franchise=name)
        with speaking(lang):
            assert figures[0]["value"] == number(films), name
            if known:
                expected = [short_money(total), short_money(mean)]
                assert [f["value"] for f in figures[1:3]] == expected, name
            assert ret is None or figures[3]["value"] == times(ret), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_countries_and_companies(
    tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any
) -> None:
    asked = (("countries", "country", 0, 3), ("companies", "company", 1, 0))
    for page, kind, of_films, of_money in asked:
        column = f"production_{page}"
        for name in drawn(raw, column):
            films, total = one(
                raw,
                f"select count(*), sum(earned) from films where contains(lower({column}), ?)",
                f"'name': '{name}'".lower(),
            )
            figures = told(tables, page, lang, **{kind: name})
            with speaking(lang):
                assert figures[of_films]["value"] == number(films), name
                assert not total or figures[of_money]["value"] == short_money(total), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_return(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    rows = raw.execute(
        """select title, spent, earned, year(day) from films
        where spent > 100000 and earned > 0
            and title in (select title from films group by 1 having count(*) = 1) order by id"""
    ).fetchall()
    for title, spent, earned, year in random.Random(24).sample(rows, EACH):
        figures = told(tables, "return", lang, film=title, year=str(year))
        with speaking(lang):
            expected = [short_money(spent), short_money(earned)]
        assert [f["value"] for f in figures[:2]] == expected, title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_platforms(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    for name in PLATFORMS:
        counts = one(
            raw,
            """select count(*), count(*) filter (type = 'Movie'), count(*) filter (type <> 'Movie')
            from titles where platform = ?""",
            name,
        )
        figures = told(tables, "platforms", lang, platform=name)
        with speaking(lang):
            assert [f["value"] for f in figures[:3]] == [number(each) for each in counts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_longest(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    rows = raw.execute(
        """select platform, release_year, max(cast(split_part(duration, ' ', 1) as int)), count(*)
        from titles where duration like '% min' group by all order by all"""
    ).fetchall()
    for platform, year, longest, _titles in random.Random(24).sample(rows, EACH):
        figures = told(tables, "longest", lang, platform=platform, year=year, unit="min")
        assert figures[0]["value"] == f"{longest} min", (platform, year)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_scores(tables: Catalogue, raw: duckdb.DuckDBPyConnection, lang: Any) -> None:
    rows = raw.execute(
        f"""with scores as (select movieId as id, round(avg(cast(rating as double)), 2) as score
            from read_csv('{SAMPLE}/platforms/ratings/1.csv.gz', all_varchar = true) group by 1)
        select platform, cast(release_year as int), count(*), count(*) filter (score > 3.4)
        from titles join scores on scores.id = platform[1] || show_id
        where platform <> 'filmin' group by all order by all"""
    ).fetchall()
    for platform, year, rated, above in random.Random(24).sample(rows, EACH):
        figures = told(tables, "scores", lang, platform=platform, year=str(year), score="3.4")
        with speaking(lang):
            expected = [number(above), percent(above / rated)]
        assert [f["value"] for f in figures[:2]] == expected, (platform, year)
