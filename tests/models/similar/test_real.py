"""The recommender on the real files: the bars it was built for, on viewers it never saw."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from catalogue import Catalogue, NotFoundError, load
from models.similar import FILE, Similar, stored, tags
from models.similar.audience import audience
from models.similar.baselines import tf_idf
from models.similar.evaluation import film_halves, viewer_halves
from models.similar.fit import fit
from models.similar.protocol import judge, judges, queries, summary
from queries.search.films import find_film
from tests import real

pytestmark = real.MARKS


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load(real.cleaned(tmp_path_factory))


@pytest.fixture(scope="module")
def model(tables: Catalogue) -> Similar:
    return fit(tables)


def test_held_out_viewers_are_served_far_better_than_by_overviews(
    tables: Catalogue, model: Similar
) -> None:
    known, held_out = viewer_halves(tables)
    ratings = tables.film_ratings
    court = judges(tables, ratings[ratings["user_id"].isin(held_out)], None)
    rows = queries(court, film_halves(tables)[1])
    seen = audience(tables, ratings[ratings["user_id"].isin(known)])
    found = summary(judge(replace(model, audience=seen).scores, rows, court))
    matrix = tf_idf(tables.films["overview"].fillna("").tolist())
    overview = summary(judge(lambda row: (matrix[row] @ matrix.T).toarray()[0], rows, court))
    assert found.ndcg > max(0.5, 4 * overview.ndcg)
    assert found.hit > 0.77


def test_what_needs_no_viewers_meets_the_bars(tables: Catalogue, model: Similar) -> None:
    court = judges(tables, tables.film_ratings, tags.read(tables, real.FILES / "ratings"))
    asked = np.array(queries(court, np.arange(model.films), 12))
    rows = np.random.default_rng(1).permutation(asked)[:300].tolist()
    found = summary(judge(model.scores, rows, court))
    assert (found.franchise or 0) >= 0.85
    assert found.coverage >= 0.52
    assert (found.tag or 0) >= 0.065
    assert found.unrated <= 0.08


def test_films_without_overview_or_ratings_have_an_answer_too(
    tables: Catalogue, model: Similar
) -> None:
    bare = tables.films[tables.films["overview"].isna() & (tables.films["vote_count"] == 0)]
    for row in bare.index[:50]:
        found = model.recommend(int(row))
        assert len({one.item for one in found} | {int(row)}) == 6


def test_the_stored_model_is_small_and_answers_the_same(
    tables: Catalogue, model: Similar, tmp_path: Path
) -> None:
    stored.save(tmp_path / FILE, model, tables.manifest.identity)
    assert (tmp_path / FILE).stat().st_size < 40e6
    again = stored.load(replace(tables, folder=tmp_path))
    assert again.recommend(0) == model.recommend(0)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("godfather the", "The Godfather"),
        ("el laberinto del fauno", "Pan's Labyrinth"),
        ("matrix (1999)", "The Matrix"),
        ("godfather 2", "The Godfather: Part II"),
        ("the drak knigt", "The Dark Knight"),
        ("dr strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb"),
        ("crouching tiger", "Crouching Tiger, Hidden Dragon"),
        ("fast furious 7", "Furious 7"),
        ("seven 1995", "Se7en"),
        ("back to the future 2", "Back to the Future Part II"),
        ("kill bill 2", "Kill Bill: Vol. 2"),
        ("jurassic park 3", "Jurassic Park III"),
        ("star wars episode 1", "Star Wars: Episode I - The Phantom Menace"),
        ("die hard 4", "Live Free or Die Hard"),
        ("el padrino", "The Godfather"),
        (
            "doctor strangelove",
            "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
        ),
        ("friday 13", "Friday the 13th"),
        ("fifty first dates", "50 First Dates"),
        ("5th element", "The Fifth Element"),
        ("6th sense", "The Sixth Sense"),
        ("thelma louise", "Thelma & Louise"),
        ("bonnie clyde", "Bonnie and Clyde"),
        ("lalaland", "La La Land"),
        ("bourne", "The Bourne Identity"),
        ("o brother", "O Brother, Where Art Thou?"),
        ("mar adentro", "The Sea Inside"),
        ("la vida es bella", "Life Is Beautiful"),
        ("ocho apellidos vascos", "Spanish Affair"),
        ("shawshenk redemption", "The Shawshank Redemption"),
        ("saint vincent", "St. Vincent"),
        ("20000 leagues under the sea", "20,000 Leagues Under the Sea"),
        ("千と千尋の神隠し", "Spirited Away"),
    ],
)
def test_titles_are_found_as_people_type_them(tables: Catalogue, typed: str, title: str) -> None:
    assert find_film(tables, typed).title == title


@pytest.mark.parametrize("typed", ["asdfghjkl", "xyzzy qwerty", "no existe esta pelicula", "the"])
def test_nonsense_finds_nothing(tables: Catalogue, typed: str) -> None:
    with pytest.raises(NotFoundError):
        find_film(tables, typed)
