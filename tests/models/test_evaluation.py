"""What the build measured is kept in a file of one format, and read again as it was written."""

import dataclasses
import json
from pathlib import Path

import pytest

from catalogue import Catalogue, DataError, Manifest, load
from models import evaluation
from models.evaluation import Evaluation
from models.similar.evaluation import evaluate
from models.similar.fit import fit
from tests.models.measured import ratings
from tests.models.similar.world import world

SAMPLE = Path(__file__).parents[2] / "data/sample/tidy"


@pytest.fixture
def tables(tmp_path: Path) -> Catalogue:
    return dataclasses.replace(world(), folder=tmp_path)


@pytest.fixture
def measured(tables: Catalogue) -> Evaluation:
    """Return an evaluation, written beside the tables."""
    found = Evaluation(
        identity=tables.manifest.identity,
        ratings={"films": ratings({"ours": 0.9, "user + item bias": 1.0})},
        similar=evaluate(tables, fit(tables), None, likes=5, fewest=1),
    )
    evaluation.write(tables.file(evaluation.FILE), found)
    return found


def test_what_is_read_is_what_was_written(tables: Catalogue, measured: Evaluation) -> None:
    assert measured.similar
    assert evaluation.read(tables) == measured


def test_what_was_never_measured_is_nothing(tables: Catalogue) -> None:
    assert evaluation.read(tables) == Evaluation(identity=tables.manifest.identity)


def test_what_was_measured_on_other_tables_is_nothing(
    tables: Catalogue, measured: Evaluation
) -> None:
    assert measured.ratings
    other = dataclasses.replace(tables, manifest=Manifest("another", "", ""))
    assert evaluation.read(other) == Evaluation(identity="another")


@pytest.mark.parametrize("format_", [None, 1, 3, "2"])
def test_another_format_is_refused_with_the_command_that_makes_it_anew(
    tables: Catalogue, measured: Evaluation, format_: object
) -> None:
    path = tables.file(evaluation.FILE)
    assert measured.format == json.loads(path.read_text())["format"] == evaluation.FORMAT
    fields = json.loads(path.read_text()) | {"format": format_}
    path.write_text(json.dumps({key: value for key, value in fields.items() if value is not None}))
    with pytest.raises(DataError, match=r"another version of the program.*`python -m models`"):
        evaluation.read(tables)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '"format"', "\0"])
def test_a_broken_file_is_refused(tables: Catalogue, text: str) -> None:
    tables.file(evaluation.FILE).write_text(text)
    with pytest.raises(DataError, match="`python -m models`"):
        evaluation.read(tables)


def test_a_figure_that_is_missing_is_named(tables: Catalogue, measured: Evaluation) -> None:
    assert measured.ratings
    path = tables.file(evaluation.FILE)
    fields = json.loads(path.read_text())
    del fields["ratings"]["films"]["random"]["ours"]["rmse"]["mean"]
    path.write_text(json.dumps(fields))
    with pytest.raises(DataError, match=r"ratings\.films\.random\.ours\.rmse\.mean"):
        evaluation.read(tables)


def test_the_samples_evaluation_is_of_its_tables() -> None:
    found = evaluation.read(load(SAMPLE))
    assert found.similar is None, "simulated likes judge nothing"
    assert found.judged
    assert found.judged.pairs > 500
    assert found.ratings["films"].signal
    assert not found.ratings["platforms"].signal
