"""Titles of the platforms like one: what counts, and what never answers."""

import dataclasses
from pathlib import Path

import pytest

from catalogue import Catalogue, DataError, Manifest
from models.titles import build, load
from models.titles.fit import fit
from models.titles.recommender import WEIGHTS
from tests.models.titles.world import with_titles
from tests.planted import catalogue
from tests.queries.works import works


def test_what_is_told_alike_is_alike() -> None:
    model = fit(with_titles(catalogue()))
    for row in range(10):
        assert {(one.item < 5) == (row < 5) for one in model.recommend(row, 4)} == {True}


def test_a_work_comes_once_and_never_answers_about_itself() -> None:
    tables = works()
    model = fit(tables)
    ids = tables.titles["title_id"].tolist()
    answers = {name: [ids[one.item] for one in model.recommend(ids.index(name))] for name in ids}
    assert set(answers["ns3"]) == {"as1", "ns2"}
    assert len(answers["ns2"]) == 2


def test_the_shares_are_the_weighted_fields() -> None:
    model = fit(with_titles(catalogue()))
    one = model.recommend(0, 1)[0]
    assert set(one.why) <= set(WEIGHTS)
    assert one.why["genres"] == pytest.approx(WEIGHTS["genres"], abs=1e-3)


def test_a_catalogue_without_titles_has_none_alike() -> None:
    assert len(fit(catalogue()).items) == 0


def test_a_model_of_other_tables_is_refused(tmp_path: Path) -> None:
    tables = dataclasses.replace(with_titles(catalogue()), folder=tmp_path)
    build.build(tables, tmp_path)
    assert load(tables).recommend(3) == fit(tables).recommend(3)
    other: Catalogue = dataclasses.replace(tables, manifest=Manifest("another", "", ""))
    with pytest.raises(DataError, match="python -m models"):
        load(other)
