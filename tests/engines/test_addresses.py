"""Raw files at an address that Spark reads, and in parts: the tables are those of the folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.cluster import Cluster
from catalogue.store import read_manifest, version_folder
from etl.__main__ import main
from tests.engines.driver import run
from tests.engines.webhdfs import served
from tests.etl.read.test_parts import in_parts

pytestmark = pytest.mark.spark
DIRTY = Path(__file__).resolve().parents[2] / "data/sample/dirty"
FILMS = "movies_dataset.csv"


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the identity of what one machine makes of the folder."""
    out = tmp_path_factory.mktemp("here")
    assert main(["--raw", str(DIRTY), "--out", str(out), "--quiet"]) == 0
    return read_manifest(version_folder(out)).identity


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve raw files: `raw` the folder's, the films in three parts; `empty` nothing."""
    folder = tmp_path_factory.mktemp("store")
    (folder / "empty").mkdir()
    shutil.copytree(DIRTY, folder / "raw", ignore=shutil.ignore_patterns(FILMS))
    for name, content in in_parts(FILMS, (DIRTY / FILMS).read_bytes()).items():
        (folder / "raw" / FILMS).mkdir(exist_ok=True)
        (folder / "raw" / name).write_bytes(content)
    with served(folder) as address:
        yield address


def test_an_address_of_files_is_the_folder(spark: Cluster, tmp_path: Path, identity: str) -> None:
    ran = run("etl", "--raw", DIRTY.as_uri(), "--out", tmp_path, "--engine", spark.address)
    assert ran.returncode == 0, ran.stderr
    assert read_manifest(version_folder(tmp_path)).identity == identity


def test_a_store_of_which_no_worker_sees_the_disk_gives_the_same(
    spark: Cluster, tmp_path: Path, identity: str, store: str
) -> None:
    ran = run("etl", "--raw", f"{store}/raw", "--out", tmp_path, "--engine", spark.address)
    assert ran.returncode == 0, ran.stderr
    version = version_folder(tmp_path)
    assert read_manifest(version).identity == identity
    for name in ("empty", "absent"):
        refused(spark, tmp_path, f"{store}/{name}", f"{store}/{name}")
        assert version_folder(tmp_path) == version


def test_an_address_that_spark_does_not_know_is_one_sentence(
    spark: Cluster, tmp_path: Path
) -> None:
    refused(spark, tmp_path, "nowhere://a/raw", "Spark knows no file system for nowhere://")
    assert not list(tmp_path.rglob("*.parquet"))


def refused(spark: Cluster, out: Path, raw: str, words: str) -> None:
    """Build from an address, and see it refused in one sentence with these words."""
    ran = run("etl", "--raw", raw, "--out", out, "--engine", spark.address, "--quiet")
    assert ran.returncode == 1
    said = [line for line in ran.stderr.splitlines() if line.strip()][-1]
    assert words in said, ran.stderr
    assert said.endswith("."), said
