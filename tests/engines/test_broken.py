"""What breaks on a real cluster is said in one sentence, and the present tables stay."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.cluster import Cluster
from tests.engines.driver import run

pytestmark = pytest.mark.spark
DIRTY = Path(__file__).resolve().parents[2] / "data/sample/dirty"
STAYS = "nothing is published, the present tables stay."
REFUSING = """
import sys

class Refuse:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "etl":
            raise ModuleNotFoundError("No module named 'etl'", name=name)

sys.meta_path.insert(0, Refuse)
"""


def python(folder: Path, line: str) -> Path:
    """Return a Python for workers that is started by this line of a shell."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{line}\n")
    program.chmod(0o755)
    return program


def nowhere(folder: Path) -> dict[str, object]:
    """Return what names a Python that no worker has."""
    return {"PYSPARK_PYTHON": folder / "nowhere"}


def bare(folder: Path) -> dict[str, object]:
    """Return what names a Python without any package."""
    return {"PYSPARK_PYTHON": python(folder, f'exec {sys.executable} -S "$@"')}


def refusing(folder: Path) -> dict[str, object]:
    """Return what names a Python that does not see what was shipped."""
    (folder / "sitecustomize.py").write_text(REFUSING)
    line = f'PYTHONPATH={folder}:$PYTHONPATH exec {sys.executable} "$@"'
    return {"PYSPARK_PYTHON": python(folder, line)}


def narrow(folder: Path) -> dict[str, object]:
    """Return what leaves a worker's Python no memory to work in."""
    return of_spark(folder, "spark.executor.pyspark.memory 400m")


def of_spark(folder: Path, line: str = "") -> dict[str, object]:
    """Return what names a folder of Spark's defaults: a line, and that nothing is tried again."""
    (folder / "spark-defaults.conf").write_text(f"spark.task.maxFailures 1\n{line}\n")
    return {"SPARK_CONF_DIR": folder}


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        pytest.param(nowhere, "has no Python at ", marks=pytest.mark.soak),
        pytest.param(bare, "lacks the package ", marks=pytest.mark.soak),
        (refusing, "cannot import the project (etl), which the driver ships"),
        (narrow, "ran out of memory: give its executors more"),
    ],
)
def test_what_a_worker_lacks_is_one_sentence(
    spark: Cluster,
    tmp_path: Path,
    breaks: Callable[[Path], dict[str, object]],
    words: str,
) -> None:
    out, settings = tmp_path / "out", of_spark(tmp_path) | breaks(tmp_path)
    ran = run("etl", "--raw", DIRTY, "--out", out, "--engine", spark.address, **settings)
    assert ran.returncode == 1, ran.stderr
    said = [line for line in ran.stderr.splitlines() if line.strip()][-1]
    assert words in said, ran.stderr
    assert said.startswith(f"a worker of {spark.address} "), said
    assert said.endswith(STAYS), said
    assert not list(out.rglob("*.parquet"))


@pytest.mark.soak
def test_an_executor_that_no_worker_has_the_memory_for_is_one_sentence(
    spark: Cluster, tmp_path: Path
) -> None:
    settings = of_spark(tmp_path, "spark.executor.memory 8g")
    out = tmp_path / "out"
    ran = run("etl", "--raw", DIRTY, "--out", out, "--engine", spark.address, **settings)
    assert ran.returncode == 1
    assert "no worker took the work within 120 s: none has a core and 8g of memory" in ran.stderr
    assert not list(out.rglob("*.parquet"))
