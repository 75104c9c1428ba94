"""Catalogue sizes, longest titles, scores, actors and strategies, as DuckDB counts them."""

import numpy as np
import pytest

from language.formats import number, percent, year
from tests.known.asked import drawn, figures, pairs, rows, tuples, values
from tests.known.conftest import Both
from tests.known.raw import PLATFORMS

WORK = "lower(strip_accents(regexp_replace(trim(title), '\\s+', ' ', 'g'))) || year"
SCORE = 3.4


def _platforms(both: Both) -> list[str]:
    return [name for (name,) in both.raw.rows("select distinct platform from titles order by 1")]


def _exclusive(both: Both) -> dict[str, int]:
    """Return how many titles of each platform no other has, by title and year."""
    return dict(
        both.raw.rows(
            f"""select platform, count(*) filter (many = 1) from (
                select platform, {WORK} as work from titles) join (
                select {WORK} as work, count(distinct platform) as many from titles group by 1)
                using (work) group by 1"""
        )
    )


def test_sizes(both: Both) -> None:
    alone = _exclusive(both)
    assert set(alone) <= set(PLATFORMS)
    for name in alone:
        counts = both.raw.one(
            """select count(*), count(*) filter (is_film), count(*) filter (not is_film)
            from titles where platform = ?""",
            name,
        )
        for told in figures(both, "platforms", platform=name):
            assert values(told) == [number(each) for each in (*counts, alone[name])]
            assert told[3]["note"] == percent(alone[name] / counts[0])


def test_what_platforms_share(both: Both) -> None:
    expected = both.raw.rows(
        f"""with works as (select distinct platform, {WORK} as work from titles)
        select one.platform, other.platform, count(*) from works as one
        join works as other using (work) group by 1, 2"""
    )
    table = rows(both, "platforms", "platforms-overlap", tab="shared")
    present = _platforms(both)
    square = {(one, other): 0 for one in present for other in present}
    square |= {(one, other): count for one, other, count in expected}
    found = table[present].to_numpy().tolist()
    assert found == [[square[one, other] for other in present] for one in present]


def test_titles_added_by_month(both: Both) -> None:
    told = """select platform, date_trunc('month', added)::date as month, count(*) as added
        from titles where added is not null group by all"""
    dated = "select platform from titles group by 1 having count(added) >= count(*) / 2"
    expected = both.raw.rows(
        f"""select platform, year(month) * 100 + month(month), added,
            sum(added) over (partition by platform order by month)
        from ({told}) where platform in ({dated})"""
    )
    table = rows(both, "platforms", "platforms-growth", tab="growth")
    months = table.assign(month=[one.year * 100 + one.month for one in table["month"]])
    assert {row[1:] for row in pairs(months, "platform", "month", "added", "total")} == {
        row[1:] for row in tuples(expected)
    }


def test_longest(both: Both) -> None:
    groups = both.raw.rows(
        """select platform, year, unit, max(length), count(*), arg_max(length, length),
            list(length) from titles where length is not null group by platform, year, unit
        order by all"""
    )
    for platform, of, unit, longest, titles, _same, lengths in drawn(groups):
        link = {"platform": platform, "year": of, "unit": unit, "longest_quiet": "false"}
        for told in figures(both, "longest", **link):
            assert told[0]["value"].replace("\u00a0", " ").startswith(f"{longest} "), link
            assert values(told)[2:] == [year(of), number(lengths.count(longest))], link
            assert f" {number(titles)} " in told[3]["note"], link


def test_scores(both: Both) -> None:
    groups = both.raw.rows(
        """select platform, year, count(*), count(*) filter (score > ?) from scores
        group by all order by all""",
        SCORE,
    )
    for platform, of, rated, above in drawn(groups):
        link = {"platform": platform, "year": of, "score": SCORE}
        for told in figures(both, "scores", **link):
            assert values(told) == [number(above), percent(above / rated), year(of)], link
            assert f" {number(rated)} " in told[1]["note"], link


def test_scores_of_each_platform(both: Both) -> None:
    for (of,) in drawn(both.raw.rows("select distinct year from scores order by 1")):
        expected = both.raw.rows(
            """select count(*) filter (score > $1) as above, count(*) as rated, above / rated
            from scores where year = $2 group by platform""",
            SCORE,
            of,
        )
        table = rows(both, "scores", "scores-platforms", tab="platforms", year=of, score=SCORE)
        table = table[table["rated"] > 0]
        assert sorted(pairs(table, "count", "rated", "share")) == sorted(tuples(expected)), of


def test_actors(both: Both) -> None:
    groups = both.raw.rows(
        """with counts as (select platform, year, name, count(*) as many from acting group by all),
            most as (select platform, year, max(many) as top, count(*) as names
                from counts group by all),
            ties as (select platform, year, count(*) as tied, min(name) as first from counts
                join most using (platform, year) where many = top group by all),
            known as (select platform, year, count(distinct key) as known from acting group by all),
            every as (select platform, year, count(*) as titles from titles group by all)
        select * from most join ties using (platform, year) join known using (platform, year)
            join every using (platform, year) order by all"""
    )
    for platform, of, top, people, tied, first, known, titles in drawn(groups):
        link = {"platform": platform, "year": of}
        for told in figures(both, "actors", **link):
            assert values(told) == [number(top), number(tied), number(known)], link
            assert f" {number(titles)} " in told[2]["note"], link
        table = rows(both, "actors", "actors-most", **link)
        assert len(table) == people, link
        assert table["actor"].iloc[0] == first, link


def test_strategies(both: Both) -> None:
    (last,) = both.raw.one("select max(year) from titles")
    alone = _exclusive(both)
    table = rows(both, "strategy", "strategy-measures", tab="measures").set_index("code")
    for name in _platforms(both):
        titles, age, recent = both.raw.one(
            """select count(*), median($1 - year), avg(($1 - year < 3)::int) from titles
            where platform = $2""",
            last,
            name,
        )
        genres, told = both.raw.one(
            """with pieces as (select genre, 1 / count(*) over (partition by key) as piece, key
                from labels where platform = ?),
            shares as (select genre, sum(piece) as held from pieces group by 1)
            select sum(held * held) / sum(held) ** 2, (select count(distinct key) from pieces)
            from shares""",
            name,
        )
        row = table.loc[name]
        expected = [titles, alone[name] / titles, age, recent, genres, told]
        found = [row[one] for one in ("titles", "exclusive", "age", "recent", "genres")]
        assert [*found, row["genre_titles"]] == pytest.approx(expected, rel=1e-6), name
        for figure in figures(both, "strategy", platform=name):
            assert figure[0]["value"] == percent(alone[name] / titles), name
            assert figure[2]["value"] == percent(recent), name
            assert figure[3]["value"] == number(genres, 3), name


def test_genres_of_each_platform(both: Both) -> None:
    for name in _platforms(both):
        expected = both.raw.rows(
            """with held as (select platform, genre, count(distinct key) as titles from labels
                group by all),
            shares as (select *, titles / sum(many) over (partition by platform, genre) as share
                from held join (select platform, count(distinct key) as many from labels group by 1)
                using (platform)),
            means as (select genre, avg(share) as mean, count(*) as holding from shares group by 1)
            select titles, share, mean, share / mean from shares join means using (genre)
            where platform = ? and holding > 1""",
            name,
        )
        table = rows(both, "strategy", f"strategy-genres-{name}", platform=name)
        found = np.array(sorted(pairs(table, "titles", "share", "mean", "index")))
        assert found == pytest.approx(np.array(sorted(tuples(expected))), rel=1e-6), name


def test_demand_for_each_genre(both: Both) -> None:
    expected = both.raw.rows(
        """with asked as (select name as genre, count(*) as films, avg(votes) as votes,
                avg(nullif(vote, 0)) as vote from films join listed using (id)
                where what = 'genres' and votes > 0 group by 1),
            held as (select genre, count(distinct key) as titles from labels
                where platform = 'disney' group by 1)
        select genre, films, votes, vote, titles from asked join held using (genre)"""
    )
    table = rows(both, "strategy", "strategy-demand", platform="disney", tab="demand")
    assert pairs(table, "genre", "films", "votes", "vote", "titles") == tuples(expected)
