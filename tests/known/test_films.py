"""Months, weekdays, franchises, countries, companies and returns, as DuckDB counts them."""

import pytest

from language.formats import date, money, number, percent, short_money, times, year
from tests.known.asked import FOLDED, drawn, figures, names, pairs, rows, told_so, tuples, values
from tests.known.conftest import Both

CALENDAR = (("months", "month", "monthname", 12), ("weekdays", "day", "dayname", 7))
MONEY = """count(*), count(earned), coalesce(sum(earned), 0), coalesce(sum(earned), 0) / count(*),
    median(earned), avg(earned), count(roi), median(roi), min(year(day)), max(year(day))"""
HAVING = f"""select * from films where id in
    (select id from listed where what = ? and {FOLDED} = {FOLDED.replace("name", "?::text")})"""


@pytest.mark.parametrize(("page", "key", "part", "count"), CALENDAR)
def test_months_and_weekdays(both: Both, page: str, key: str, part: str, count: int) -> None:
    known_to = "('day')" if key == "day" else "('day', 'month')"
    found = dict(
        both.raw.rows(
            f"select {part}(day), count(*) from films where known_to in {known_to} group by 1"
        )
    )
    assert len(found) == count
    total = sum(found.values())
    for name, films in found.items():
        place = 1 + sum(other > films for other in found.values())
        for told in figures(both, page, exact=_exact(both), **{key: name.lower()}):
            expected = [number(films), percent(films / total, 1), number(place)]
            assert values(told) == expected, name
            assert told[1]["note"].startswith((number(total), "of " + number(total), "de "))


def _exact(both: Both) -> str:
    """Return the switch that counts a film by what its date is known to, if that is told."""
    (rough,) = both.raw.one("select count(*) from films where known_to <> 'day'")
    return "true" if rough else "false"


def test_decades_of_a_month(both: Both) -> None:
    for month in range(1, 13):
        found = rows(
            both, "months", "month-decades", month=month, tab="decades", exact=_exact(both)
        )
        expected = both.raw.rows(
            """select year(day) // 10 * 10, count(*) filter (month(day) = ?), count(*)
            from films where known_to in ('day', 'month') group by 1 having count(*) >= 30""",
            month,
        )
        assert pairs(found, "decade", "films", "every") == tuples(expected), month


def test_franchises(both: Both) -> None:
    of = """select count(*), list(total order by total desc) from (select sum(earned) as total
        from films join listed using (id) where what = 'belongs_to_collection'
        group by name having count(earned) > 0)"""
    ranked, totals = both.raw.one(of)
    for name in names(both.raw, "listed", "what = 'belongs_to_collection'"):
        films, known, total, mean, _median, mean_known, compared, ret, first, last = _money(
            both, "belongs_to_collection", name
        )
        place = 1 + sum(other > total for other in totals)
        for told in figures(both, "franchises", franchise=name):
            assert told[0]["value"] == number(films), name
            assert told[0]["note"] == (f"{first}–{last}" if first != last else str(first)), name
            assert f"{known} " in told[1]["note"], name
            assert told[3]["value"] == times(ret), name
            assert number(compared) in told[3]["note"], name
            if known:
                assert values(told)[1:3] == [short_money(total), short_money(mean)], name
                assert told_so(short_money(mean_known)) in told[2]["note"], name
                assert number(ranked) in told[3]["note"], name
                assert f"{place}" in told[3]["note"], name


def _money(both: Both, what: str, name: str) -> tuple[float, ...]:
    return both.raw.one(f"select {MONEY} from ({HAVING})", what, name)


def test_countries(both: Both) -> None:
    (every,) = both.raw.one("select count(*) from films")
    counts = both.raw.rows(
        "select count(*) from listed where what = 'production_countries' group by name"
    )
    # Two states are called Congo.
    for name in names(both.raw, "listed", "what = 'production_countries' and name <> 'Congo'"):
        films, known, total, *_rest = _money(both, "production_countries", name)
        shared, partners = both.raw.one(
            f"""select count(distinct id) filter (many > 1), count(distinct name) - 1
            from ({HAVING}) join (select id, name, count(*) over (partition by id) as many
                from listed where what = 'codes') using (id)""",
            "production_countries",
            name,
        )
        place = 1 + sum(other > films for (other,) in counts)
        for told in figures(both, "countries", country=name):
            expected = [number(films), number(place), number(shared)]
            assert values(told)[:3] == expected, name
            assert told[0]["note"].startswith(percent(films / every, 1)), name
            assert f" {number(partners)} " in told[2]["note"], name
            assert f" {number(known)} " in told[3]["note"], name
            assert not known or told[3]["value"] == short_money(total), name


def test_companies(both: Both) -> None:
    for name in names(both.raw, "listed", "what = 'production_companies'"):
        films, known, total, _mean, median, mean_known, compared, ret, *_span = _money(
            both, "production_companies", name
        )
        for told in figures(both, "companies", company=name):
            assert told[1]["value"] == number(films), name
            assert f" {number(known)} " in told[0]["note"], name
            assert told[3]["value"] == times(ret), name
            assert f" {number(compared)} " in told[3]["note"], name
            assert told[2]["value"] == short_money(median), name
            if known:
                assert told[0]["value"] == short_money(total), name
                assert told_so(short_money(mean_known)) in told[2]["note"], name


@pytest.mark.parametrize(
    ("page", "key", "what", "part"),
    [
        ("countries", "country", "production_countries", "country"),
        ("companies", "company", "production_companies", "company"),
    ],
)
def test_decades_and_genres_of_a_name(
    both: Both, page: str, key: str, what: str, part: str
) -> None:
    for name in names(both.raw, "listed", f"what = '{what}'"):
        genres = both.raw.rows(
            f"""select name, count(*) from listed where what = 'genres' and id in
                (select id from ({HAVING})) group by 1""",
            what,
            name,
        )
        if genres:
            found = rows(both, page, f"{part}-genres", tab="genres", **{key: name})
            assert pairs(found, "genre", "films") == tuples(genres), name
        decades = both.raw.rows(
            f"""select year(day) // 10 * 10, count(*), count(earned), coalesce(sum(earned), 0)
            from ({HAVING}) group by 1""",
            what,
            name,
        )
        found = rows(both, page, f"{part}-decades", tab="decades", **{key: name})
        found = found[found["films"] > 0]
        assert pairs(found, "decade", "films", "known", "revenue") == tuples(decades), name


def _alone(both: Both, where: str) -> list[tuple[int, str, int]]:
    """Return films of a title that no other has, drawn under a seed: number, title, year."""
    return drawn(
        both.raw.rows(
            f"""select id, title, year(day) from films
            where {where} and regexp_full_match(title, '[A-Za-z ]+') and lower(title) in
                (select lower(title) from films group by 1 having count(*) = 1) order by id"""
        )
    )


def test_return(both: Both) -> None:
    for film, title, of in _alone(both, "films.spent > 0 and films.earned > 0"):
        spent, earned, day, roi = both.raw.one(
            "select spent, earned, day, earned / spent from films where id = ?", film
        )
        for told in figures(both, "return", film=title, year=of):
            expected = [short_money(spent), short_money(earned), times(roi), year(of)]
            assert values(told) == expected, title
            assert told_so(short_money(earned - spent)) in told[2]["note"], title
            assert told[3]["note"] == date(day), title


def test_places_of_a_return(both: Both) -> None:
    for film, title, of in _alone(both, "roi is not null"):
        expected = both.raw.rows(
            """with own as (select roi from films where id = $1), groups as (
                select name, id from listed where what = 'genres' and name in
                    (select name from listed where what = 'genres' and id = $1)
                union all select null, id from films)
            select name, 1 + count(*) filter (films.roi > own.roi), count(*), median(films.roi)
            from groups join films using (id), own where films.roi is not null group by 1""",
            film,
        )
        found = rows(both, "return", "return-places", film=title, year=of, tab="places")
        assert pairs(found, "place", "of", "median") == {row[1:] for row in tuples(expected)}, title


@pytest.mark.parametrize(
    ("column", "measure", "enough"),
    [
        ("vote", "vote_average", "votes >= 30"),
        ("earned", "revenue", "earned >= 1000"),
        ("spent", "budget", "spent >= 1000"),
    ],
)
def test_places_of_a_film(both: Both, column: str, measure: str, enough: str) -> None:
    tab = {"vote_average": "votes"}.get(measure, "money")
    link = {"film_measure": measure} if tab == "money" else {}
    for film, title, of in _alone(both, "films." + enough + " and films.vote > 0"):
        expected = both.raw.rows(
            f"""with own as (select * from films where id = $1), groups as (
                select 'genre' as kind, name, id from listed where what = 'genres' and name in
                    (select name from listed where what = 'genres' and id = $1)
                union all
                select 'decade', null, films.id from films, own
                    where year(films.day) // 10 = year(own.day) // 10
                union all select 'all', null, id from films)
            select kind, 1 + count(*) filter (films.{column} > own.{column}), count(*),
                median(films.{column})
            from groups join films using (id), own
            where films.{enough} and films.{column} > 0 group by kind, name""",
            film,
        )
        found = rows(both, "film", f"film-places-{measure}", film=title, year=of, tab=tab, **link)
        assert pairs(found, "kind", "place", "of", "median") == tuples(expected), title


def test_figures_of_a_film(both: Both) -> None:
    for film, title, of in _alone(both, "films.vote > 0"):
        vote, spent, earned, roi = both.raw.one(
            "select vote, spent, earned, earned / spent from films where id = ?", film
        )
        for told in figures(both, "film", film=title, year=of):
            expected = [number(vote, 1), short_money(spent), short_money(earned), times(roi)]
            assert values(told) == expected, title


def test_franchises_of_the_most_revenue(both: Both) -> None:
    expected = both.raw.rows(
        """select row_number() over (order by sum(earned) desc), name, count(*), sum(earned)
        from films join listed using (id) where what = 'belongs_to_collection'
        group by name having sum(earned) > 0 order by 1 limit 100"""
    )
    found = rows(both, "franchises", "franchise-leaders", tab="leaders")
    assert pairs(found, "place", "name", "films", "total") == tuples(expected)
    assert money(expected[0][3])
