"""The last gate before a refresh commits: whole tables, models of their own, nothing lost."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import Catalogue, load
from catalogue.store import read_manifest, write_manifest
from models import evaluation
from models.evaluation import Evaluation
from publish.checks import main
from publish.gate import losses
from tests.models import measured
from tests.planted import catalogue, save

Said = pytest.CaptureFixture[str]
HEAD = "film_id,title,date\n"
FILMS = [f"{number},Film {number},1999-01-02" for number in (1, 2, 3)]


def tables(folder: Path, films: list[str], of: str | None = None) -> Path:
    """Write tables of some films, with models fitted on them or on those `of` an identity."""
    save(catalogue(films=HEAD + "\n".join(films)), folder)
    told = {"identity": of or read_manifest(folder).identity}
    (folder / "evaluation.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def check(before: Path, after: Path) -> int:
    return main([str(before), str(after)])


@pytest.mark.parametrize("given", [[], ["one"], ["one", "two", "three"]])
def test_anything_but_two_folders_is_told_the_usage(given: list[str], capsys: Said) -> None:
    assert main(given) == 2
    assert "python -m publish.checks BEFORE AFTER" in capsys.readouterr().out


def test_more_films_pass_and_both_counts_are_told(tmp_path: Path, capsys: Said) -> None:
    assert check(tables(tmp_path / "a", FILMS[:2]), tables(tmp_path / "b", FILMS)) == 0
    assert "films: 2 rows, now 3" in capsys.readouterr().out


def test_where_there_were_no_tables_nothing_can_be_lost(tmp_path: Path, capsys: Said) -> None:
    assert check(tmp_path / "nothing", tables(tmp_path / "b", FILMS)) == 0
    assert "films: 0 rows, now 3" in capsys.readouterr().out


def test_tables_that_cannot_be_read_are_a_sentence(tmp_path: Path, capsys: Said) -> None:
    assert check(tables(tmp_path / "a", FILMS), tmp_path / "nothing") == 1
    assert f"{tmp_path / 'nothing'} holds no tables" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["other", "{torn", "[]", ""])
def test_models_of_other_tables_or_none_do_not_pass(
    tmp_path: Path, capsys: Said, damage: str
) -> None:
    after = tables(tmp_path / "b", FILMS, of="111111111111")
    place = after / "evaluation.json"
    if damage != "other":
        place.write_text(damage, encoding="utf-8")
    assert check(tmp_path / "nothing", after) == 1
    fitted = "111111111111" if damage == "other" else "no tables"
    identity = read_manifest(after).identity
    said = f"the models were fitted on {fitted}, the tables are {identity}"
    assert said in capsys.readouterr().out


def test_a_film_that_is_gone_is_a_loss_told_with_its_name(tmp_path: Path, capsys: Said) -> None:
    assert check(tables(tmp_path / "a", FILMS), tables(tmp_path / "b", FILMS[:2])) == 1
    said = capsys.readouterr().out
    assert "films fell from 3 rows to 2" in said
    assert "3 Film 3 is gone" in said


@pytest.mark.parametrize(("own", "code"), [(True, 0), (False, 1)])
def test_a_loss_passes_where_it_was_accepted_of_these_tables(
    tmp_path: Path, *, own: bool, code: int
) -> None:
    before, after = tables(tmp_path / "a", FILMS), tables(tmp_path / "b", FILMS[:2])
    manifest = read_manifest(after)
    told = [loss.as_dict() for loss in losses(load(before), load(after))]
    accepted = {
        "identity": manifest.identity if own else "222222222222",
        "built": "",
        "losses": told,
    }
    write_manifest(after, replace(manifest, accepted=[accepted]))
    assert check(before, after) == code


def judged(folder: Path, errors: Mapping[str, float], users: int = 500) -> Catalogue:
    """Return tables whose ratings were predicted with such errors, learnt from so many users."""
    found = load(tables(folder, FILMS))
    told = {
        subject: measured.ratings({"ours": error, "user + item bias": 9.0})
        for subject, error in errors.items()
    }
    given = {
        subject: replace(one, learnt_from=replace(one.learnt_from, users=users))
        for subject, one in told.items()
    }
    evaluation.write(
        found.file(evaluation.FILE), Evaluation(identity=found.manifest.identity, ratings=given)
    )
    return found


def test_predictions_that_err_more_than_chance_are_a_loss(tmp_path: Path) -> None:
    before = judged(tmp_path / "a", {"films": 0.8})
    (found,) = losses(before, judged(tmp_path / "b", {"films": 0.95}))
    assert found.what == ("ratings of films: error", "models")
    assert (found.before, found.after) == ("0.800", "0.950")
    assert losses(before, judged(tmp_path / "c", {"films": 0.9})) == [], "15 % are let pass"
    assert losses(before, judged(tmp_path / "d", {"films": 0.5})) == []


def test_predictions_that_are_measured_no_more_are_a_loss(tmp_path: Path) -> None:
    before = judged(tmp_path / "a", {"films": 0.8, "platforms": 1.0})
    (found,) = losses(before, judged(tmp_path / "b", {"films": 0.8}))
    assert found.what == ("ratings of platforms: error", "models")
    assert found.after == "not measured"


def test_what_few_users_gave_judges_nothing(tmp_path: Path) -> None:
    before = judged(tmp_path / "a", {"films": 0.8}, users=99)
    assert losses(before, judged(tmp_path / "b", {"films": 2.0}, users=99)) == []
