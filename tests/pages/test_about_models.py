"""The page about the models, drawn from what a build measured."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import evaluation
from models.evaluation import FILE, Evaluation, write
from models.similar import FILE as STORED
from models.similar import poorer
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from models.similar.measured import OURS, Judged, JudgedExample, Order
from models.similar.stored import save
from resources import loaded as resources
from tests.models.similar.world import SPACE, world
from tests.served import serving
from tests.ui.pages import shown, words


@pytest.fixture
def served(tmp_path: Path) -> Iterator[None]:
    """Serve the planted world with its evaluation, on the few films that it has."""
    tables = dataclasses.replace(world(), folder=tmp_path)
    found = evaluate(tables, fit(tables), None, likes=5, fewest=1)
    less = poorer.measure(tables, fit(tables), None, likes=5, fewest=1)
    told = Evaluation(identity=tables.manifest.identity, similar=found, poorer=less)
    write(tables.file(FILE), told)
    with serving(tables, tables.folder):
        yield


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_method_is_shown(lang: str) -> None:
    page = shown("models", lang)
    assert "nDCG" in words(page)
    assert len(page.get("plotly_chart")) == 1
    assert len(shown("models", lang, tab="table").dataframe[0].value) == 17


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("lang", "both"), [("en", "like both"), ("es", "ambas")])
def test_five_examples_are_shown(lang: str, both: str) -> None:
    page = shown("models", lang, tab="examples")
    assert words(page).count(both) >= 5


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("lang", "lacking"), [("en", "keywords"), ("es", "palabras clave")])
def test_what_a_poorer_catalogue_costs_is_shown(lang: str, lacking: str) -> None:
    rows = shown("models", lang, tab="poorer").dataframe[0].value
    assert len(rows) == 4
    assert lacking in rows.iloc[:, 0].tolist()
    assert rows.iloc[:, 1].notna().all()


@pytest.mark.usefixtures("served")
def test_the_order_is_shown_by_fame() -> None:
    page = shown("models", tab="fame")
    assert "least voted tenth" in words(page)
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("lang", ["en", "es"])
def test_two_judges_are_shown_and_said_to_disagree_or_not(lang: str) -> None:
    tables = resources.catalogue()
    likes = evaluation.read(tables).similar
    assert likes
    orders = [Order("Banik soup", 0.8, 0.02), Order(OURS, 0.7, 0.02)]
    film = JudgedExample(1, "Star Pilots", 1990, 0.5, [])
    pairs = Judged(films=2, pairs=9, methods=orders, examples=[film] * 5)
    told = Evaluation(identity=tables.manifest.identity, similar=likes, judged=pairs)
    write(tables.file(FILE), told)
    resources.swap(resources.Loaded(dataclasses.replace(tables), tables.folder))
    assert {"en": "disagree", "es": "no coinciden"}[lang] in words(shown("models", lang))
    page = shown("models", lang, tab="pairs")
    assert "Banik" in words(page)
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.usefixtures("served")
def test_two_methods_stand_side_by_side_for_a_typed_film() -> None:
    tables = resources.catalogue()
    save(tables.file(STORED), fit(tables), tables.manifest.identity)
    page = shown("models", tab="sides", models_film="moon harbur", models_other="popularity")
    assert "Moon Harbour (1991)" in words(page)
    table = page.dataframe[0].value
    assert len(table) == 5
    assert set(table["one"].str[:-7][:4]) == set(SPACE) - {"Moon Harbour"}
    assert table["one"].tolist() != table["other"].tolist()


def test_an_evaluation_of_an_older_program_is_refused_calmly(tmp_path: Path) -> None:
    tables = dataclasses.replace(world(), folder=tmp_path)
    tables.file(FILE).write_text(json.dumps({"identity": tables.manifest.identity, "similar": {}}))
    with serving(tables, tmp_path):
        for model in ("similar", "films"):
            said = shown("models", models_of=model).warning[0].value
            assert "another version of the program" in said
            assert "python -m models" in said


def test_without_a_measurement_the_page_says_why(tmp_path: Path) -> None:
    tables = dataclasses.replace(world(), folder=tmp_path)
    with serving(tables, tmp_path):
        page = shown("models")
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
