"""The sample's tables and models in git are what a fresh build makes."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from catalogue.store import read_manifest
from etl.build import build
from etl.read.files import find

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data/sample"
LARGEST = 16_000_000


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(find(SAMPLE), tmp_path_factory.mktemp("sample"), lambda _step: None)


def test_the_tables_in_git_equal_a_fresh_build(fresh: Path) -> None:
    assert read_manifest(fresh).identity == read_manifest(SAMPLE / "tidy").identity
    kept = {path.name for path in (SAMPLE / "tidy").iterdir()}
    assert {path.name for path in fresh.iterdir()} <= kept


def test_the_models_in_git_equal_a_fresh_fit(fresh: Path) -> None:
    # A process of its own: page tests leave a page as this one's main module, which pools import.
    subprocess.run([sys.executable, "-m", "models", "--catalogue", fresh], check=True, cwd=ROOT)
    for path in sorted((SAMPLE / "tidy").glob("*.npz")):
        with np.load(path, allow_pickle=False) as kept, np.load(fresh / path.name) as made:
            assert sorted(kept.files) == sorted(made.files)
            for name in kept.files:
                if kept[name].dtype.kind == "f":  # other processors round otherwise
                    np.testing.assert_allclose(made[name], kept[name], rtol=0.05, atol=0.05)


def test_the_sample_is_small_and_says_that_it_is_one() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < LARGEST
    assert read_manifest(SAMPLE / "tidy").is_sample
