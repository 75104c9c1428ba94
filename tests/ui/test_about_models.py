"""The page about the models, drawn from what a build measured."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.similar.evaluation import evaluate
from models.similar.fit import fit
from tests.models.similar.world import world
from tests.ui.pages import shown, words
from ui import resources


@pytest.fixture
def served(tmp_path: Path) -> Iterator[None]:
    """Serve the planted world with its evaluation, on the few films that it has."""
    tables = dataclasses.replace(world(), folder=tmp_path)
    found = evaluate(tables, fit(tables), None, likes=5, fewest=1)
    measured = {"identity": tables.manifest.identity, "similar": found}
    tables.file("evaluation.json").write_text(json.dumps(measured))
    before = resources._holder.loaded
    resources.swap(resources.Loaded(tables, tables.folder))
    yield
    resources.swap(before)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("lang", "both"), [("en", "like both"), ("es", "ambas")])
def test_every_method_and_five_examples_are_shown(lang: str, both: str) -> None:
    page = shown("models", lang)
    assert "nDCG" in words(page)
    assert both in words(page)
    table = page.dataframe[0].value
    assert len(table) == 14
    assert len(page.get("plotly_chart")) == 2


def test_without_a_measurement_the_page_says_why(tmp_path: Path) -> None:
    before = resources._holder.loaded
    tables = dataclasses.replace(world(), folder=tmp_path)
    resources.swap(resources.Loaded(tables, tmp_path))
    page = shown("models")
    resources.swap(before)
    assert "python -m models" in words(page)
