"""The build on a real cluster: a master and two workers, processes of their own."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.store import read_manifest, version_folder
from tests.engines.cluster import Cluster, cluster

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data/sample"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not shutil.which("java"), reason="no Java: openjdk-17-jre-headless"),
    pytest.mark.skipif(
        not importlib.util.find_spec("pyspark"), reason="no pyspark: requirements-spark.txt"
    ),
]


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
