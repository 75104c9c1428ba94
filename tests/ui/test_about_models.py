"""The page about the models, drawn from what a build measured."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.evaluation import FILE, Evaluation, write
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from resources import loaded as resources
from tests.models.similar.world import world
from tests.ui.pages import shown, words


@pytest.fixture
def served(tmp_path: Path) -> Iterator[None]:
    """Serve the planted world with its evaluation, on the few films that it has."""
    tables = dataclasses.replace(world(), folder=tmp_path)
    found = evaluate(tables, fit(tables), None, likes=5, fewest=1)
    write(tables.file(FILE), Evaluation(identity=tables.manifest.identity, similar=found))
    before = resources._holder.loaded
    resources.swap(resources.Loaded(tables, tables.folder))
    yield
    resources.swap(before)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_method_is_shown(lang: str) -> None:
    page = shown("models", lang)
    assert "nDCG" in words(page)
    assert len(page.get("plotly_chart")) == 1
    assert len(shown("models", lang, tab="table").dataframe[0].value) == 14


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("lang", "both"), [("en", "like both"), ("es", "ambas")])
def test_five_examples_are_shown(lang: str, both: str) -> None:
    page = shown("models", lang, tab="examples")
    assert words(page).count(both) >= 5


@pytest.mark.usefixtures("served")
def test_the_order_is_shown_by_fame() -> None:
    page = shown("models", tab="fame")
    assert "least voted tenth" in words(page)
    assert len(page.get("plotly_chart")) == 1


def test_an_evaluation_of_an_older_program_is_refused_calmly(tmp_path: Path) -> None:
    before = resources._holder.loaded
    tables = dataclasses.replace(world(), folder=tmp_path)
    tables.file(FILE).write_text(json.dumps({"identity": tables.manifest.identity, "similar": {}}))
    resources.swap(resources.Loaded(tables, tmp_path))
    try:
        for model in ("similar", "films"):
            said = shown("models", models_of=model).warning[0].value
            assert "another version of the program" in said
            assert "python -m models" in said
    finally:
        resources.swap(before)


def test_without_a_measurement_the_page_says_why(tmp_path: Path) -> None:
    before = resources._holder.loaded
    tables = dataclasses.replace(world(), folder=tmp_path)
    resources.swap(resources.Loaded(tables, tmp_path))
    page = shown("models")
    resources.swap(before)
    assert "python -m models" in words(page)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("tab", ["compare", "table"])
def test_the_score_of_what_to_license_is_measured_beside_votes_alone(lang: str, tab: str) -> None:
    before = resources.loaded()
    told = {k: v for k, v in before.catalogue.manifest.provenance.items() if k != "representative"}
    manifest = dataclasses.replace(before.catalogue.manifest, provenance=told)
    tables = dataclasses.replace(before.catalogue, manifest=manifest)
    resources.swap(dataclasses.replace(before, catalogue=tables))
    try:
        page = shown("models", lang, models_of="license", tab=tab)
    finally:
        resources.swap(before)
    assert "AUC" in words(page)
    assert page.dataframe or page.get("plotly_chart")


def test_of_titles_chosen_by_hand_no_score_is_measured() -> None:
    assert "AUC" not in words(shown("models", models_of="license"))
