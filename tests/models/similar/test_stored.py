"""The fitted model on disk."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from catalogue import Catalogue, DataError, Manifest
from models.similar import FILE, load
from models.similar.fit import fit
from models.similar.stored import save
from models.similar.theme import Theme
from tests.models.similar.world import world


@pytest.fixture
def stored(tmp_path: Path) -> Catalogue:
    tables = dataclasses.replace(world(), folder=tmp_path)
    save(tables.file(FILE), fit(tables), tables.manifest.identity)
    return tables


def test_what_is_loaded_answers_as_what_was_saved(stored: Catalogue) -> None:
    fitted, loaded = fit(stored), load(stored)
    assert all(loaded.recommend(row) == fitted.recommend(row) for row in range(10))


def test_a_model_of_other_tables_is_refused(stored: Catalogue) -> None:
    other = dataclasses.replace(stored, manifest=Manifest("another", "", ""))
    with pytest.raises(DataError, match="python -m models"):
        load(other)


def test_a_missing_model_says_which_command_makes_it(stored: Catalogue) -> None:
    stored.file(FILE).unlink()
    with pytest.raises(DataError, match="python -m models"):
        load(stored)


def test_a_damaged_model_is_refused(stored: Catalogue) -> None:
    whole = stored.file(FILE).read_bytes()
    stored.file(FILE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError):
        load(stored)


def test_a_model_without_ratings_is_stored_too(tmp_path: Path) -> None:
    tables = dataclasses.replace(world(ratings=False), folder=tmp_path)
    save(tables.file(FILE), fit(tables), tables.manifest.identity)
    assert load(tables).audience is None
    assert len(load(tables).recommend(0)) == 5


def test_ranking_and_theme_are_stored_too(tmp_path: Path) -> None:
    tables = dataclasses.replace(world(), folder=tmp_path)
    places = np.eye(10, 4, dtype=np.float16)
    fitted = dataclasses.replace(fit(tables), theme=Theme(places), ranking={"fame": (0.2, 0.7)})
    save(tables.file(FILE), fitted, tables.manifest.identity)
    loaded = load(tables)
    assert loaded.ranking == fitted.ranking
    assert loaded.theme is not None
    assert (loaded.theme.places == places).all()
    assert all(loaded.recommend(row) == fitted.recommend(row) for row in range(10))
