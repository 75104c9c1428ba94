"""The build on a real cluster: a master and two workers, processes of their own."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.big_ratings import planted
from benchmarks.cluster import START, Cluster, cluster
from catalogue.store import read_manifest, version_folder
from engines import session
from models.ratings import als, fit
from models.ratings.metrics import rmse
from tests.engines.driver import building, executors, run, worker_of
from tests.publish.test_command import raw

SAMPLE = Path(__file__).resolve().parents[2] / "data/sample"
MADE_ANEW = {"manifest.json", "checksums.json"}
"""Files of a version that name the hour of their build."""

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def built(spark: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of the sample built on the cluster, and what the build said."""
    folder = tmp_path_factory.mktemp("built")
    ran = run("etl", "--raw", SAMPLE, "--out", folder, "--engine", spark.address)
    assert ran.returncode == 0, ran.stderr
    return folder, ran.stdout


def assert_same(version: Path) -> None:
    """Hold a version against the sample's, which one machine has built."""
    whole = SAMPLE / "tidy"
    assert read_manifest(whole).identity == read_manifest(version).identity
    for path in version.iterdir():
        if path.name not in MADE_ANEW:
            assert path.read_bytes() == (whole / path.name).read_bytes(), path.name


def test_the_sample_on_two_workers_is_the_sample(built: tuple[Path, str]) -> None:
    folder, said = built
    assert_same(version_folder(folder))
    summary = next(line for line in said.splitlines() if "rows shuffled" in line)
    assert int(summary.split(", ")[1].split()[0].replace(",", "")) > 17_000, "by line and by film"


def test_a_driver_killed_leaves_the_version_in_use(spark: Cluster, built: tuple[Path, str]) -> None:
    folder, _ = built
    before = version_folder(folder)
    with building(spark, SAMPLE, folder) as driver:
        driver.kill()
    assert version_folder(folder) == before


def test_run_again_and_a_worker_killed_in_the_middle_nothing_changes(
    spark: Cluster, built: tuple[Path, str]
) -> None:
    folder, _ = built
    before = version_folder(folder)
    with building(spark, SAMPLE, folder) as driver:
        victim = executors(spark)[0]
        spark.processes[worker_of(spark, victim)].kill()
        victim.kill()
        spark.worker("another")
        said = driver.communicate(timeout=START)
        assert driver.returncode == 0, said
    assert version_folder(folder) != before
    assert_same(version_folder(folder))


@pytest.mark.soak
def test_the_gate_an_update_and_going_back_are_as_ever(spark: Cluster, tmp_path: Path) -> None:
    good, halved = raw(tmp_path / "good"), raw(tmp_path / "halved", 0.5)
    there, here = ("--catalogue", tmp_path / "there"), ("--catalogue", tmp_path / "here")
    engine = ("--engine", spark.address)
    for way in ((*there, *engine), here):
        ran = run("publish", "--raw", good, *way)
        assert ran.returncode == 0, ran.stderr
    first = version_folder(tmp_path / "there")
    identity = read_manifest(first).identity
    assert identity == read_manifest(version_folder(tmp_path / "here")).identity
    refused = run("publish", "--raw", halved, *there, *engine)
    assert refused.returncode == 1
    assert "the new tables lose more than they may" in refused.stderr
    assert version_folder(tmp_path / "there") == first
    updated = run("publish", *there, "--accept", "--update", halved / "movies_dataset.csv")
    assert updated.returncode == 0, updated.stderr
    assert read_manifest(version_folder(tmp_path / "there")).identity != identity
    assert run("publish", *there, "--restore", identity).returncode == 0
    assert read_manifest(version_folder(tmp_path / "there")).identity == identity


def test_a_hundred_thousand_ratings_are_factorised_in_our_own_form(spark: Cluster) -> None:
    ratings = planted(110_000, 2_000, 700)
    held = np.random.default_rng(1).random(len(ratings)) < 0.1
    train, test = ratings.rows(~held), ratings.rows(held)
    with session.connected(spark.address, lambda _: None) as engine:
        from engines.als import Factoriser

        model = als.fitted(train, als.Settings(rank=4, rounds=5), Factoriser(engine))
    found, offsets = (
        rmse(of.predict(test.user_id, test.item_id), test.stars)
        for of in (model, fit.fit_bias(train))
    )
    assert found < 0.98 * offsets


@pytest.mark.soak
def test_a_cluster_of_one_worker_is_enough(tmp_path: Path) -> None:
    (tmp_path / "cluster").mkdir()
    with cluster(tmp_path / "cluster", workers=1) as spark:
        ran = run("etl", "--raw", SAMPLE, "--out", tmp_path / "out", "--engine", spark.address)
    assert ran.returncode == 0, ran.stderr
    assert_same(version_folder(tmp_path / "out"))


@pytest.mark.soak
def test_a_cluster_lost_in_the_middle_is_one_sentence(
    built: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = built
    before = version_folder(folder)
    (tmp_path / "cluster").mkdir()
    with cluster(tmp_path / "cluster", workers=1) as alone, building(alone, SAMPLE, folder) as run:
        alone.stop()
        _, said = run.communicate(timeout=START)
    assert run.returncode == 1
    sentence = [line for line in said.splitlines() if line.strip()][-1]
    assert sentence.endswith(
        f"the cluster at {alone.address} is lost: neither its master nor a worker answers; "
        "nothing is published, the present tables stay."
    ), said
    assert version_folder(folder) == before
