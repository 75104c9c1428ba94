"""The build on a real cluster: a master and two workers, processes of their own."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from catalogue import DataError
from catalogue.store import read_manifest, version_folder
from engines import session
from tests.engines.cluster import START, Cluster, cluster
from tests.needs import JAVA

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/sample"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(
        not importlib.util.find_spec("pyspark"), reason="no pyspark: requirements-spark.txt"
    ),
]


@pytest.fixture(scope="module", autouse=True)
def _java() -> None:
    """Skip where no Java is, or one that is too old."""
    JAVA.or_skip()
    try:
        session.java()
    except DataError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def command(module: str, to: Path, *arguments: str) -> list[str]:
    out = "--catalogue" if module == "publish" else "--out"
    return [sys.executable, "-m", module, "--raw", str(SAMPLE), out, str(to), *arguments]


def run(module: str, to: Path, *arguments: str) -> str:
    ran = subprocess.run(
        command(module, to, *arguments),
        cwd=ROOT,
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the version that one machine makes of the sample."""
    folder = tmp_path_factory.mktemp("whole")
    run("etl", folder, "--quiet")
    return version_folder(folder)


def assert_same(whole: Path, spread: Path) -> None:
    assert read_manifest(whole).identity == read_manifest(spread).identity
    for path in whole.iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (spread / path.name).read_bytes(), path.name


def test_the_sample_on_two_workers_is_the_sample(
    spark: Cluster, whole: Path, tmp_path: Path
) -> None:
    said = run("etl", tmp_path, "--engine", spark.address)
    assert_same(whole, version_folder(tmp_path))
    summary = next(line for line in said.splitlines() if "rows shuffled" in line)
    assert int(summary.split(", ")[1].split()[0].replace(",", "")) > 17_000, "by line and by film"


@contextmanager
def building(spark: Cluster, to: Path) -> "Iterator[subprocess.Popen[str]]":
    """Start a build on the cluster, and give it once a worker runs our Python."""
    with subprocess.Popen(
        command("etl", to, "--engine", spark.address),
        cwd=ROOT,
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as driver:
        end = time.monotonic() + START
        try:
            while not daemons(spark):
                assert driver.poll() is None, driver.communicate()
                assert time.monotonic() < end, "no worker began"
                time.sleep(0.05)
            yield driver
        finally:
            driver.kill()


def daemons(spark: Cluster) -> list[psutil.Process]:
    """Return the executors that run Python, of the workers that this test started."""
    found = []
    for name, process in spark.processes.items():
        if name.startswith("worker") and process.poll() is None:
            for executor in psutil.Process(process.pid).children():
                if runs_python(executor):
                    found.append(executor)
    return found


def runs_python(executor: psutil.Process) -> bool:
    """Tell whether an executor runs our Python; its children come and go."""
    with suppress(psutil.Error):
        return any("pyspark" in " ".join(child.cmdline()) for child in executor.children())
    return False


def test_run_twice_nothing_changes(spark: Cluster, whole: Path, tmp_path: Path) -> None:
    for _ in range(2):
        run("etl", tmp_path, "--engine", spark.address)
        assert_same(whole, version_folder(tmp_path))


@pytest.mark.soak
def test_a_worker_killed_in_the_middle_changes_nothing(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "cluster").mkdir()
    with cluster(tmp_path / "cluster") as spark, building(spark, tmp_path / "out") as driver:
        victim = daemons(spark)[0]
        spark.processes[worker_of(spark, victim)].kill()
        victim.kill()
        said = driver.communicate(timeout=START)
        assert driver.returncode == 0, said
        assert len(spark.processes) == 3
    assert_same(whole, version_folder(tmp_path / "out"))


def worker_of(spark: Cluster, executor: psutil.Process) -> str:
    """Return the name of the worker whose executor this is."""
    parent = executor.ppid()
    return next(name for name, process in spark.processes.items() if process.pid == parent)


@pytest.mark.soak
def test_a_driver_killed_leaves_the_version_in_use(spark: Cluster, tmp_path: Path) -> None:
    run("etl", tmp_path, "--quiet")
    before = version_folder(tmp_path)
    with building(spark, tmp_path) as driver:
        driver.kill()
    assert version_folder(tmp_path) == before
    run("etl", tmp_path, "--engine", spark.address)
    assert version_folder(tmp_path) != before, "and the next one publishes"


@pytest.mark.soak
def test_a_cluster_lost_in_the_middle_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "cluster").mkdir()
    with (
        cluster(tmp_path / "cluster", workers=1) as spark,
        building(spark, tmp_path / "out") as driver,
    ):
        spark.stop()
        _, said = driver.communicate(timeout=START)
    assert driver.returncode == 1
    sentence = [line for line in said.splitlines() if line.strip()][-1]
    assert sentence.endswith("the present tables stay."), said
    assert not list((tmp_path / "out").rglob("*.parquet"))
