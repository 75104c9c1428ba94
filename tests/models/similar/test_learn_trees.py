"""Trees are grown of what viewers kept apart like together, and written as they are read."""

from pathlib import Path

import numpy as np
import pytest

from models.similar import trees
from models.similar.fit import fit
from models.similar.learn_trees import SCALE, Grove, gather, grow, written
from tests.models.similar.world import world


def test_what_is_grown_is_written_and_read_back_and_tells_good_films_from_others(
    tmp_path: Path,
) -> None:
    said = np.random.default_rng(0).random((800, 3)).astype(np.float32)
    both = (said[:, 0] > 0.5) & (said[:, 1] > 0.5)
    grown = grow(Grove(("text", "year"), said, both.astype(float)))
    path = tmp_path / "trees.json"
    path.write_text(written(("text", "year"), grown), encoding="utf-8")
    read = trees.read(path)
    assert read.fields == ("text", "year")
    found = {"text": said[:, 0], "year": said[:, 1]}
    worth = read.worth(found, list(range(800)), 0.5)
    assert worth[both].min() > worth[~both].max()
    assert worth[both].mean() - worth[~both].mean() == pytest.approx(SCALE, rel=0.1)


def test_films_are_gathered_that_do_not_report_with_what_fields_say_of_the_nearest() -> None:
    tables = world()
    grove = gather(tables, fit(tables))
    assert not {"fame", "fans", "quality"} & set(grove.fields)
    assert {"text", "audience", "votes"} <= set(grove.fields)
    assert grove.said.shape == (len(grove.worth), len(grove.fields) + 1)
    assert np.isfinite(grove.said).all()
    assert grove.worth.std() > 0


def test_trees_grow_to_the_same_bytes_every_time() -> None:
    tables = world()
    model = fit(tables)
    once, again = (
        written(grove.fields, grow(grove)) for grove in (gather(tables, model) for _ in range(2))
    )
    assert once == again
