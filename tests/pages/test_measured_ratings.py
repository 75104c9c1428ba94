"""The Models page's half about predicted ratings, on what a build really measures."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import Catalogue
from models.evaluation import FILE, Evaluation, read, write
from models.ratings import build, fit
from models.ratings.audience import film_audience, title_audience
from models.ratings.bayes import Settings
from tests.planted import IDENTITY
from tests.served import serving
from tests.ui.pages import shown, words
from tests.viewers import planted


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("tables")
    made = planted(folder)
    with pytest.MonkeyPatch.context() as patch:
        # Inside a test's process only: two methods, two folds, few samples.
        patch.setattr(fit, "settings", lambda _: Settings(3, 5, 10, linked=True))
        patch.setattr(build, "FOLDS", 2)
        patch.setattr(build.evaluate, "run", _here)
        found = build.build(made, folder)
    write(folder / FILE, Evaluation(identity=IDENTITY, ratings=found))
    with serving(made, folder):
        yield made


def _here(ratings, masks, seed, wanted):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Run the folds in this process, where the settings are the test's."""
    return [build.evaluate._fold(ratings, mask, seed, wanted) for mask in masks]


def test_the_build_stores_what_the_server_reads(tables: Catalogue) -> None:
    viewers, others = film_audience(tables), title_audience(tables)
    assert viewers
    assert others
    assert viewers.model.facts["identity"] == tables.manifest.identity
    assert "Bayesian" in viewers.model.facts["algorithm"]


def test_where_there_is_no_taste_the_means_are_stored_and_said(tables: Catalogue) -> None:
    found = read(tables).ratings
    assert found["films"].signal
    others = title_audience(tables)
    assert others
    if not found["platforms"].signal:
        assert others.model.facts["algorithm"] == "user and title offsets"


def test_a_build_without_ratings_leaves_no_old_model(tmp_path: Path) -> None:
    made = planted(tmp_path)
    for name in ("ratings.npz", "title_ratings.npz"):
        assert (tmp_path / name).exists()
    (tmp_path / "title_ratings.parquet").unlink()
    assert build.build(replace(made, film_ratings=made.film_ratings.head(0)), tmp_path) == {}
    assert not list(tmp_path.glob("*.npz"))


@pytest.mark.parametrize("tab", ["compare", "ten", "errors", "calibration", "threshold", "learnt"])
def test_every_view_is_drawn(tables: Catalogue, tab: str) -> None:
    assert tables
    page = shown("models", models_of="films", tab=tab)
    assert "Error (RMSE)" in words(page)
    assert page.get("plotly_chart")


def test_the_table_names_every_method_on_both_splits(tables: Catalogue) -> None:
    assert tables
    frame = shown("models", models_of="films", tab="table").dataframe[0].value
    assert set(frame["split"]) == {"Random folds", "Last ratings of each user"}
    assert {"Butaca", "Mean of all", "User + title"} <= set(frame["method"])


def test_the_algorithm_that_ran_is_named_in_the_readers_language(tables: Catalogue) -> None:
    assert tables
    english = words(shown("models", models_of="films"))
    assert "Bayesian matrix factorisation, 3 factors, with who rated what, 15 rounds" in english
    assert "Factorización bayesiana de matrices, 3 factores" in words(
        shown("models", "es", models_of="films")
    )


def test_nothing_measured_is_said(tmp_path: Path) -> None:
    with serving(planted(tmp_path), tmp_path):
        assert "has not run yet" in words(shown("models", models_of="platforms"))


@pytest.mark.parametrize(("lang", "newcomer"), [("en", "a newcomer"), ("es", "recién llega")])
def test_stated_intervals_are_told_by_how_much_a_user_rated(
    tables: Catalogue, lang: str, newcomer: str
) -> None:
    assert read(tables).ratings["films"].cold_start
    page = shown("models", lang, models_of="films", tab="calibration")
    assert newcomer in page.dataframe[0].value.iloc[0, 0]
    assert page.dataframe[0].value.iloc[:, 1:].notna().all(axis=None)
