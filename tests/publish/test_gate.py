"""What a refresh must not do to good tables: on the sample, and on the real files if at hand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from catalogue import Catalogue, load
from publish.gate import losses
from tests import real

ROOT = Path(__file__).parents[2]
SPANISH = {"Drama": "Drama", "Comedy": "Comedia", "Action": "Acción", "Adventure": "Aventura"}


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=real.MARKS)])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    if request.param == "sample":
        return load(ROOT / "data/sample/tidy")
    return load(real.cleaned(tmp_path_factory))


def with_films(tables: Catalogue, **columns: Any) -> Catalogue:
    return replace(tables, films=tables.films.assign(**columns))


def halved_revenues(tables: Catalogue) -> Catalogue:
    return with_films(tables, revenue=tables.films["revenue"] / 2)


def dates_a_day_later(tables: Catalogue) -> Catalogue:
    return with_films(tables, date=tables.films["date"] + pd.Timedelta(days=1))


def spanish_genres(tables: Catalogue) -> Catalogue:
    genres = tables.film_genres["genre"].astype("str").replace(SPANISH)
    return replace(tables, film_genres=tables.film_genres.assign(genre=genres.astype("category")))


def budgets_under_revenue(tables: Catalogue) -> Catalogue:
    films = tables.films
    return with_films(tables, budget=films["revenue"], revenue=films["budget"])


def taglines_under_overview(tables: Catalogue) -> Catalogue:
    films = tables.films
    return with_films(tables, overview=films["tagline"], tagline=films["overview"])


def titles_under_original_title(tables: Catalogue) -> Catalogue:
    films = tables.films
    return with_films(tables, title=films["original_title"], original_title=films["title"])


def titles_in_a_wrong_encoding(tables: Catalogue) -> Catalogue:
    wrong = [t.encode().decode("cp1252", errors="replace") for t in tables.films["title"]]
    return with_films(tables, title=pd.array(wrong, dtype="str"))


def runtimes_in_hours(tables: Catalogue) -> Catalogue:
    return with_films(tables, runtime=tables.films["runtime"] / 60)


def votes_of_five(tables: Catalogue) -> Catalogue:
    return with_films(tables, vote_average=tables.films["vote_average"] / 2)


def votes_of_other_films(tables: Catalogue) -> Catalogue:
    votes = tables.films["vote_average"].sample(frac=1, random_state=1).to_numpy()
    return with_films(tables, vote_average=votes)


def renumbered_films(tables: Catalogue) -> Catalogue:
    return with_films(tables, film_id=tables.films["film_id"] + 100_000_000)


def languages_lost(tables: Catalogue) -> Catalogue:
    films = tables.films
    return with_films(tables, language=films["language"].where(films.index % 10 > 0))


def casts_of_other_films(tables: Catalogue) -> Catalogue:
    people = tables.film_people
    ids = np.sort(people["film_id"].unique())
    other = people["film_id"].map(dict(zip(ids, np.roll(ids, 1), strict=True)))
    shifted = people.assign(film_id=other.astype("int32")).sort_values(["film_id", "position"])
    return replace(tables, film_people=shifted.reset_index(drop=True))


def actors_lost(tables: Catalogue) -> Catalogue:
    return replace(tables, title_actors=tables.title_actors.iloc[:0])


def release_years_off_by_one(tables: Catalogue) -> Catalogue:
    years = tables.titles["release_year"] + 1
    return replace(tables, titles=tables.titles.assign(release_year=years))


def scores_upside_down(tables: Catalogue) -> Catalogue:
    return replace(tables, titles=tables.titles.assign(score=5.5 - tables.titles["score"]))


def ratings_of_other_films(tables: Catalogue) -> Catalogue:
    ratings = tables.film_ratings
    rolled = np.roll(ratings["rating"].to_numpy(), 1)
    return replace(tables, film_ratings=ratings.assign(rating=rolled))


def votes_lost(tables: Catalogue) -> Catalogue:
    return with_films(tables, vote_count=0)


def one_budget_in_twenty_lost(tables: Catalogue) -> Catalogue:
    budget = tables.films["budget"]
    return with_films(tables, budget=budget.where(budget.notna().cumsum() % 20 > 0))


CORRUPTIONS = {
    halved_revenues: "films.revenue",
    dates_a_day_later: "films.date",
    spanish_genres: "film_genres.genres",
    budgets_under_revenue: "films.budget",
    taglines_under_overview: "films.overview",
    titles_under_original_title: "films.title, films.original_title",
    titles_in_a_wrong_encoding: "films.title",
    runtimes_in_hours: "films.runtime",
    votes_of_five: "films.vote_average",
    votes_of_other_films: "films.vote_average",
    renumbered_films: "films.film_id",
    languages_lost: "films.language",
    casts_of_other_films: "film_people.cast",
    actors_lost: "title_actors.cast",
    release_years_off_by_one: "titles.release_year",
    scores_upside_down: "titles.score",
    ratings_of_other_films: "film_ratings.rating",
    votes_lost: "films.vote_count",
    one_budget_in_twenty_lost: "films.budget",
}


@pytest.mark.parametrize("corrupt", CORRUPTIONS, ids=lambda corrupt: corrupt.__name__)
def test_a_corrupted_refresh_is_caught(
    tables: Catalogue, corrupt: Callable[[Catalogue], Catalogue]
) -> None:
    found = losses(tables, corrupt(tables))
    assert CORRUPTIONS[corrupt] in {loss.column for loss in found}
    assert all(loss.before and loss.after and loss.rule for loss in found)


def test_the_same_tables_lose_nothing(tables: Catalogue) -> None:
    assert losses(tables, tables) == []
    assert losses(None, tables) == []
