"""What to license: filters, what each hides alone, the score; and the list against SQL."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from catalogue import Catalogue, load
from models.license import PARTS, Weights
from models.license.score import ranked
from models.license.shelf import likeness
from queries.platforms.license import Wanted, holders, linked
from queries.platforms.selection import platforms
from tests.planted import catalogue
from tests.real import MARKS, cleaned
from tests.test_layers import ROOT
from views.platforms.license import Found, license

SAMPLE = ROOT / "data/sample/tidy"
FILMS = """
film_id,title,date,language,vote_count,vote_average,budget,revenue
1,Held,1995-05-05,en,500,8.0,1000000,9000000
2,Earner,1996-05-05,en,400,7.0,1000000,5000000
3,Loser,1997-05-05,es,300,7.5,2000000,1000000
4,Unknown,1998-05-05,en,200,9.0,,
5,Few votes,1999-05-05,en,10,9.0,1000000,2000000
6,Disliked,1999-05-05,en,600,3.0,1000000,2000000
7,Slip,1999-05-05,en,150,7.0,10,1000
"""
TITLES = """
title_id,platform,type,title,release_year,film_id
ns1,netflix,movie,Held,1995,1
hs1,hulu,movie,Earner,1996,2
as1,amazon,movie,Elsewhere,1996,
"""
GENRES = "film_id,genre\n1,Drama\n2,Drama\n2,Family\n3,Family\n4,Drama"
COUNTRIES = "film_id,country_code,country\n1,US,United States\n3,ES,Spain\n4,ES,Spain"
EQUAL = Weights(1, 1, 1, 1, 1)


def planted(titles: str = TITLES) -> Catalogue:
    return catalogue(films=FILMS, titles=titles, film_genres=GENRES, film_countries=COUNTRIES)


def shown(wanted: Wanted, tables: Catalogue | None = None, weights: Weights = EQUAL) -> Found:
    return license(tables or planted(), wanted, weights)


def titles(found: Found) -> set[str]:
    return set(found.ranking.table["title"])


def test_films_of_any_platform_are_left_out_unless_one_looks_everywhere() -> None:
    assert titles(shown(Wanted())) == {"Loser", "Unknown", "Slip"}
    assert titles(shown(Wanted(anywhere=True))) == {"Loser", "Unknown", "Slip", "Held", "Earner"}


def test_one_may_ask_for_films_that_are_not_on_one_platform() -> None:
    found = shown(Wanted(absent=("netflix",)))
    assert titles(found) == {"Loser", "Unknown", "Slip", "Earner"}
    assert holders(planted(), [2, 3]) == ["Hulu", ""]


def test_each_filter_tells_how_many_films_it_hides_alone() -> None:
    found = shown(Wanted())
    assert found.hidden == {"platforms": 2, "votes": 1, "vote": 1}
    assert (found.ranking.films, found.out) == (3, 4)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(genres=("Family",)), {"Loser"}),
        (Wanted(genres=("Drama", "Family"), anywhere=True), {"Held", "Earner", "Loser", "Unknown"}),
        (Wanted(genres=("Drama", "Family"), every_genre=True, anywhere=True), {"Earner"}),
        (Wanted(countries=("ES",)), {"Loser", "Unknown"}),
        (Wanted(countries=("ES", "XX")), {"Loser", "Unknown"}),
        (Wanted(countries=("XX",)), set()),
        (Wanted(languages=("es",)), {"Loser"}),
        (Wanted(years=(1998, 1999)), {"Unknown", "Slip"}),
        (Wanted(budget=1_500_000), {"Loser"}),
        (Wanted(money=True), {"Loser", "Slip"}),
        (Wanted(roi=0.1), {"Loser", "Slip"}),
        (Wanted(votes=0, vote=0), {"Loser", "Unknown", "Slip", "Few votes", "Disliked"}),
    ],
)
def test_a_filter_leaves_what_passes_it(wanted: Wanted, left: set[str]) -> None:
    assert titles(shown(wanted)) == left


@pytest.mark.parametrize("name", ["platforms", "votes", "vote"])
def test_dropping_a_filter_shows_as_many_more_as_it_says(name: str) -> None:
    dropped = {
        "platforms": Wanted(anywhere=True),
        "votes": Wanted(votes=0),
        "vote": Wanted(vote=0),
    }
    before = shown(Wanted())
    assert shown(dropped[name]).ranking.films == before.ranking.films + before.hidden[name]


def test_an_unknown_return_is_unknown_and_not_zero() -> None:
    table = shown(Wanted(), weights=Weights(1, 0, 1, 0, 0)).ranking.table.set_index("title")
    assert np.isnan(table.loc["Unknown", "return"])
    assert table.loc["Unknown", "score"] == table.loc["Unknown", "quality"]
    assert np.isnan(table.loc["Slip", "return"]), "a budget under the floor is a slip"
    assert table.loc["Loser", "return"] == 0.5, "one alone stands in the middle"


def test_where_nothing_that_weighs_is_known_a_film_has_no_score_and_comes_last() -> None:
    table = shown(Wanted(), weights=Weights(0, 0, 1, 0, 0)).ranking.table
    assert table["title"].tolist() == ["Loser", "Unknown", "Slip"]
    assert table["score"].notna().tolist() == [True, False, False]


def test_places_go_from_nothing_to_one_and_equals_share_the_middle() -> None:
    values = np.array([5.0, 1.0, np.nan, 1.0, 9.0])
    assert ranked(values)[[0, 1, 3, 4]].tolist() == pytest.approx([2 / 3, 1 / 6, 1 / 6, 1])
    assert np.isnan(ranked(values)[2])


@pytest.mark.parametrize(
    "rows", ["", "title_id,platform,type,title,release_year\nzs1,zed,movie,Z,1999"]
)
def test_without_platforms_or_links_every_film_may_be_bought(rows: str) -> None:
    found = shown(Wanted(), planted(rows))
    assert titles(found) == {"Held", "Earner", "Loser", "Unknown", "Slip"}
    assert not found.ranking.compared


def test_without_films_there_is_nothing_to_buy() -> None:
    assert shown(Wanted(), catalogue()).ranking.films == 0


def test_fit_and_novelty_look_at_the_chosen_platform_and_never_at_the_film_itself() -> None:
    tables = load(SAMPLE)
    alike = tables.once(likeness)
    assert alike.fit.shape == (1 + len(platforms(tables)), len(tables.films))
    known = ~np.isnan(alike.fit)
    assert known.all()
    assert (alike.closest[known] >= alike.fit[known] - 1e-6).all()
    assert alike.closest.max() < 0.999
    fit = Weights(0, 0, 0, 1, 0)
    netflix, hulu = (
        license(tables, Wanted(), fit, name).ranking.table for name in ("netflix", "hulu")
    )
    assert netflix["title"].tolist() != hulu["title"].tolist()


SQL = """
WITH rated AS (
    SELECT *,
        quantile_cont(vote_count, 0.9) OVER () AS enough,
        sum(vote_count * coalesce(vote_average, 0)) OVER () / sum(vote_count) OVER () AS overall,
        year // 10 AS decade,
        coalesce(language, '') AS spoken
    FROM '{folder}/films.parquet'
),
measured AS (
    SELECT *,
        CASE WHEN vote_average IS NOT NULL THEN
            ((vote_count * vote_average + enough * overall) / (vote_count + enough))::FLOAT
        END AS rating,
        round(CASE WHEN count(*) OVER (PARTITION BY spoken, decade) >= 20 THEN
            (percent_rank() OVER (PARTITION BY spoken, decade ORDER BY vote_count)
             + 1 - percent_rank() OVER (PARTITION BY spoken, decade ORDER BY vote_count DESC)) / 2
        ELSE
            (percent_rank() OVER (PARTITION BY decade ORDER BY vote_count)
             + 1 - percent_rank() OVER (PARTITION BY decade ORDER BY vote_count DESC)) / 2
        END, 12) AS asked,
        CASE WHEN budget >= 100000 THEN roi END AS times
    FROM rated
),
shown AS (
    SELECT * FROM measured LEFT JOIN alike USING (film_id)
    WHERE {where} AND film_id NOT IN (
        SELECT film_id FROM '{folder}/titles.parquet' WHERE film_id IS NOT NULL
    )
),
long AS (
    UNPIVOT (SELECT film_id, vote_count, rating::DOUBLE AS quality, asked AS demand, times AS back,
        near::DOUBLE AS fit, (1 - closest)::DOUBLE AS novelty FROM shown)
    ON quality, demand, back, fit, novelty INTO NAME part VALUE measure
),
placed AS (
    SELECT *,
        CASE WHEN count(*) OVER (PARTITION BY part) = 1 THEN 0.5 ELSE
            (percent_rank() OVER (PARTITION BY part ORDER BY measure)
             + 1 - percent_rank() OVER (PARTITION BY part ORDER BY measure DESC)) / 2
        END AS place,
        map {weights}[part] AS weight
    FROM long
)
SELECT film_id, sum(weight * place) / nullif(sum(weight), 0) AS score
FROM placed GROUP BY film_id, vote_count
ORDER BY round(score, 9) DESC NULLS LAST, vote_count DESC, film_id
"""
"""The list by the parts' definitions; the model's likeness alone is given (`alike`)."""
GENRE = "film_id IN (SELECT film_id FROM '{folder}/film_genres.parquet' WHERE genre = '{genre}')"
ASKED: list[tuple[str, Wanted, Weights]] = [
    ("vote_count >= 20 AND vote_average >= 6 AND roi >= 1", Wanted(votes=20, vote=6.0, roi=1.0),
     Weights(2, 3, 4, 0, 0)),
    ("vote_count >= 50 AND vote_average >= 5 AND roi >= 0.01", Wanted(votes=50, vote=5.0, roi=0.01),
     EQUAL),
    ("vote_count >= 100 AND vote_average >= 6.5", Wanted(), Weights()),
    ("vote_count >= 100 AND vote_average >= 7 AND roi >= 2", Wanted(vote=7.0, roi=2.0),
     Weights(1, 3, 2, 3, 0)),
    ("vote_count >= 50 AND vote_average >= 7.2 AND year BETWEEN 1900 AND 1999",
     Wanted(votes=50, vote=7.2, years=(1900, 1999)), Weights(5, 0, 0, 3, 3)),
    ("vote_count >= 10 AND vote_average >= 6.5 AND language = 'es'",
     Wanted(votes=10, languages=("es",)), Weights(0, 0, 1, 0, 0)),
    ("vote_count >= 100 AND vote_average >= 6 AND roi >= 1.5 AND " + GENRE,
     Wanted(vote=6.0, roi=1.5, genres=("Family",)), Weights(1, 3, 3, 3, 0)),
]  # fmt: skip
"""What is asked of films, in SQL and as the page has it; the presets are among them."""


def agrees(folder: Path, where: str, wanted: Wanted, weights: Weights) -> int:
    """Compare the list with what SQL says over the Parquet files; return its length."""
    tables = load(folder)
    model = tables.once(likeness)
    columns = {"near": model.fit[-1].astype(float), "closest": model.closest[-1].astype(float)}
    alike = tables.films[["film_id"]].assign(**columns)
    told = {"back" if part == "return" else part: by for part, by in weights.of().items()}
    where = where.format(folder=folder, genre="Family")
    with duckdb.connect() as database:
        database.register("alike", alike)
        asked = SQL.format(folder=folder, where=where, weights=told)
        rows = database.sql(asked).fetchall()
    table = license(tables, wanted, weights).ranking.table
    expected = {film: np.nan if score is None else score for film, score in rows}
    assert set(table["film_id"]) == set(expected)
    scores = table["score"].tolist()
    assert scores == pytest.approx([*expected.values()], abs=1e-9, nan_ok=True)
    of_each = [expected[film] for film in table["film_id"]]
    assert scores == pytest.approx(of_each, abs=1e-9, nan_ok=True)
    return len(rows)


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=MARKS)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's tables, or the real files' without a model: fit is unknown there."""
    return SAMPLE if request.param == "sample" else cleaned(tmp_path_factory)


@pytest.mark.parametrize(("where", "wanted", "weights"), ASKED)
def test_the_list_is_what_sql_says_over_the_tables(
    folder: Path, where: str, wanted: Wanted, weights: Weights
) -> None:
    assert agrees(folder, where, wanted, weights) > 30


def test_the_number_of_linked_titles_is_what_sql_says() -> None:
    titles = duckdb.read_parquet(str(SAMPLE / "titles.parquet"))
    assert titles.count("film_id").fetchall() == [(linked(load(SAMPLE)).titles,)]


def test_every_part_of_the_sample_is_between_nothing_and_one() -> None:
    table = license(load(SAMPLE), Wanted(), Weights()).ranking.table
    for part in (*PARTS, "score"):
        assert table[part].dropna().between(0, 1).all()
