"""Raw files at an address that Spark reads, and in parts: the tables are those of the folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.cluster import Cluster
from catalogue import DataError
from catalogue.store import read_manifest, version_folder
from engines import session
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
    assert read_manifest(version_folder(tmp_path)).identity == identity


def test_an_address_with_nothing_to_read_is_one_sentence(spark: Cluster, store: str) -> None:
    with session.connected(spark.address, lambda _: None) as engine:
        with pytest.raises(DataError, match=r"/empty is empty; nothing is published"):
            engine.fetched(f"{store}/empty")
        with pytest.raises(
            DataError, match=r"/absent cannot be read by Spark \(absent is not there"
        ):
            engine.fetched(f"{store}/absent")


def test_an_address_that_spark_does_not_know_is_one_sentence_and_the_tables_stay(
    spark: Cluster, tmp_path: Path
) -> None:
    shutil.copytree(DIRTY.parent / "tidy", tmp_path / "out")
    before = version_folder(tmp_path / "out")
    raw, out = ("--raw", "nowhere://a/raw"), ("--out", tmp_path / "out")
    ran = run("etl", *raw, *out, "--engine", spark.address, "--quiet")
    assert ran.returncode == 1
    said = [line for line in ran.stderr.splitlines() if line.strip()][-1]
    assert said.startswith("Spark knows no file system for nowhere://: "), ran.stderr
    assert said.endswith("nothing is published, the present tables stay.")
    assert version_folder(tmp_path / "out") == before
