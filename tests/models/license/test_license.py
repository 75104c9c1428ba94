"""Does the score of what to license foretell what platforms hold: known answers and the sample."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from catalogue import DataError, load
from language.texts import speaking
from models.license.build import build
from models.license.evaluation import ALL, MEAN, SCORE, VOTES, auc, measure, measured
from models.license.score import PARTS
from models.license.shelf import FILE, compare, likeness
from models.similar.nearest import Nearest, spread
from tests.planted import catalogue
from tests.test_layers import ROOT
from views.platforms.license import PAGE


def test_the_area_is_how_often_a_wanted_one_stands_above_another() -> None:
    values, wanted = np.array([1.0, 2.0, 3.0, 4.0]), np.array([False, True, False, True])
    assert auc(values, wanted)[0] == 3 / 4
    assert auc(-values, wanted)[0] == 1 / 4
    assert auc(np.zeros(4), wanted)[0] == 0.5
    assert auc(values, values > 2) == (1, 0)


def test_the_nearest_are_kept_whatever_their_order() -> None:
    likenesses = np.random.default_rng(7).random((40, 30)).astype(np.float32)
    found = Nearest(30, 5)
    for alike in likenesses:
        found.put(alike)
    expected = np.sort(likenesses, axis=0)[-5:]
    assert found.mean == pytest.approx(expected.mean(axis=0), abs=1e-6)
    assert found.closest == pytest.approx(expected[-1], abs=1e-6)


def test_a_shelf_of_fewer_films_gives_the_mean_of_those_and_an_empty_one_nothing() -> None:
    found = Nearest(2, 5)
    assert np.isnan(found.mean).all()
    assert np.isnan(found.closest).all()
    found.put(np.array([-2, 0.4], dtype=np.float32))
    assert np.isnan(found.mean[0])
    assert found.mean[1] == found.closest[1] == pytest.approx(0.4)


def test_of_too_many_held_films_those_compared_are_no_older_than_the_others() -> None:
    rows = np.arange(0, 1000, 10)
    assert spread(rows, 100).tolist() == rows.tolist()
    few = spread(rows, 12)
    assert (len(few), few[0], few[-1]) == (12, 0, 990)
    assert abs(few.mean() - rows.mean()) < 10
    assert spread(rows, 0).tolist() == [0]


def test_the_page_says_how_many_held_films_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = load(ROOT / "data/sample/tidy")
    with speaking("en"):
        assert "spread evenly" not in PAGE.method(tables)
        monkeypatch.setattr("models.license.shelf.COMPARISONS", 100 * len(tables.films))
        assert "looks at 100 of them" in PAGE.method(tables)


def test_every_way_of_ranking_is_measured_on_the_sample() -> None:
    found = measured(load(ROOT / "data/sample/tidy"))
    assert found
    assert set(found.of(ALL)["method"]) == {SCORE, *PARTS, VOTES, MEAN}
    assert found.table["auc"].between(0, 1).all()
    assert found.one(SCORE)["held"] >= 10
    assert found.one(SCORE)["chance"] == found.one(SCORE)["held"] / found.one(SCORE)["films"]


def test_where_too_few_are_held_or_no_model_is_there_nothing_is_measured() -> None:
    assert not measured(catalogue())
    assert not measured(catalogue(films="film_id,title,date\n1,A,2012-02-15"))


def test_what_the_build_keeps_is_what_would_be_worked_out(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data/sample/tidy", tmp_path, dirs_exist_ok=True)
    (tmp_path / FILE).unlink(missing_ok=True)
    tables = load(tmp_path)
    build(tables, tmp_path)
    alike, compared = likeness(tables), compare(tables)
    assert np.array_equal(alike.fit, compared.fit, equal_nan=True)
    assert np.array_equal(alike.closest, compared.closest, equal_nan=True)
    pd.testing.assert_frame_equal(measured(tables).table, measure(tables).table)


def test_where_nothing_could_be_measured_the_build_keeps_that(tmp_path: Path) -> None:
    tables = replace(catalogue(films="film_id,title,date\n1,A,2012-02-15"), folder=tmp_path)
    build(tables, tmp_path)
    assert (tmp_path / FILE).exists()
    assert not measured(tables)
    assert np.isnan(likeness(tables).fit).all()


def test_what_was_kept_of_other_tables_is_refused(tmp_path: Path) -> None:
    tables = replace(catalogue(films="film_id,title,date\n1,A,2012-02-15"), folder=tmp_path)
    build(tables, tmp_path)
    other = replace(tables, manifest=replace(tables.manifest, identity="another"))
    for read in (likeness, measured):
        with pytest.raises(DataError, match="python -m models"):
            read(other)
