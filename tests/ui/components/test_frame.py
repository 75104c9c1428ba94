"""The frame's foot: where the data come from, and a word if they are old."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import load
from tests.served import serving
from tests.ui.pages import shown

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"
OLD = "2020-01-02T03:04:05+00:00"


@pytest.fixture(params=[True, False], ids=["sample", "full"])
def sample(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Serve old tables, which say that they are the sample or that they are not."""
    tables = load(SAMPLE)
    provenance = {**tables.manifest.provenance, "sample": request.param}
    old = replace(tables.manifest, built=OLD, provenance=provenance)
    with serving(replace(tables, manifest=old), SAMPLE):
        yield request.param


@pytest.mark.parametrize(("lang", "word"), [("en", "days old"), ("es", "Los datos tienen")])
def test_the_foot_says_that_full_data_are_old_and_never_the_sample(
    sample: bool, lang: str, word: str
) -> None:
    said = [caption.value for caption in shown("months", lang).caption if word in caption.value]
    assert bool(said) != sample
