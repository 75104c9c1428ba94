"""The full files and eleven million ratings on a real cluster: what one machine makes of them."""

import os
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import csv

from benchmarks.big_ratings import planted
from benchmarks.cluster import Cluster
from catalogue.store import version_folder
from tests.engines.driver import run
from tests.engines.test_spark import MADE_ANEW, SAMPLE
from tests.needs import SHARED

pytestmark = [pytest.mark.spark, pytest.mark.soak]
ROWS = 11_000_000
FILES = 4


def assert_alike(raw: Path, out: Path, spark: Cluster) -> Path:
    """Build here and on the cluster, hold one against the other, and return what was built."""
    built = []
    for name, engine in (("here", ()), ("there", ("--engine", spark.address))):
        ran = run("etl", "--raw", raw, "--out", out / name, *engine)
        assert ran.returncode == 0, ran.stderr
        built.append(version_folder(out / name))
    here, there = built
    assert {path.name for path in here.iterdir()} == {path.name for path in there.iterdir()}
    for path in here.iterdir():
        if path.name not in MADE_ANEW:
            assert path.read_bytes() == (there / path.name).read_bytes(), path.name
    return here


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not there")
def test_the_real_files_on_two_workers_are_the_real_files(spark: Cluster, tmp_path: Path) -> None:
    assert_alike(SHARED, tmp_path, spark)


def with_ratings(folder: Path) -> Path:
    """Write the sample's platforms with eleven million ratings of their titles, in four files."""
    shutil.copytree(SAMPLE / "platforms", folder, ignore=shutil.ignore_patterns("ratings"))
    ids = pd.read_parquet(SAMPLE / "tidy/titles.parquet", columns=["title_id"])["title_id"]
    ratings = planted(ROWS, ROWS // 100, len(ids))
    times = np.random.default_rng(2).integers(10**9, 10**9 + 50, len(ratings))
    order = np.random.default_rng(3).permutation(len(ratings))
    table = pa.table(
        {
            "userId": ratings.user_id,
            "rating": ratings.stars,
            "timestamp": times,
            "movieId": pa.array(ids).take(pa.array(ratings.item_id)),
        }
    ).take(order)
    (folder / "ratings").mkdir()
    for number in range(FILES):
        part = table.slice(number * len(table) // FILES, len(table) // FILES)
        csv.write_csv(part, folder / f"ratings/{number}.csv")
    return folder.parent


def test_eleven_million_ratings_of_titles_on_two_workers_are_those_of_one_machine(
    spark: Cluster, tmp_path: Path
) -> None:
    built = assert_alike(with_ratings(tmp_path / "raw/platforms"), tmp_path, spark)
    assert (built / "title_ratings.parquet").stat().st_size > ROWS


def test_eleven_million_ratings_are_factorised_within_one_percent_of_our_sampler(
    spark: Cluster,
) -> None:
    assert spark.processes, "a cluster runs here; the measurement starts its own, of 4 GB a worker"
    ran = run("benchmarks.spark_ratings", ROWS, "4g", **{"PYTHONPATH": os.curdir})
    assert ran.returncode == 0, ran.stderr
    mean, offsets, sampler, least_squares = map(float, re.findall(r"RMSE ([\d.]+)", ran.stdout))
    assert least_squares < min(mean, offsets)
    assert least_squares < 1.01 * sampler
