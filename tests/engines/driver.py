"""Builds that run on a test's cluster, as processes of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from benchmarks.cluster import START, Cluster

ROOT = Path(__file__).resolve().parents[2]


def run(module: str, *arguments: object, **settings: object) -> "subprocess.CompletedProcess[str]":
    """Run one of our commands to its end; `settings` are variables of its environment."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    )


def environment(**settings: object) -> dict[str, str]:
    """Return the environment of a driver on this machine."""
    return os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"} | {k: str(v) for k, v in settings.items()}


@contextmanager
def building(spark: Cluster, raw: Path, to: Path) -> "Iterator[subprocess.Popen[str]]":
    """Start a build on the cluster, and give it once a worker runs our Python."""
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "--raw", raw, "--out", to, "--engine", spark.address],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as driver:
        end = time.monotonic() + START
        try:
            while not executors(spark):
                assert driver.poll() is None, driver.communicate()
                assert time.monotonic() < end, "no worker began"
                time.sleep(0.05)
            yield driver
        finally:
            driver.kill()


def executors(spark: Cluster) -> list[psutil.Process]:
    """Return the executors that run Python, of the workers that this test started."""
    found = []
    for name, process in spark.processes.items():
        if name != "master" and process.poll() is None:
            with suppress(psutil.Error):
                children = psutil.Process(process.pid).children()
                found += [executor for executor in children if runs_python(executor)]
    return found


def runs_python(executor: psutil.Process) -> bool:
    """Tell whether an executor runs our Python; its children come and go."""
    with suppress(psutil.Error):
        return any("pyspark" in " ".join(child.cmdline()) for child in executor.children())
    return False


def worker_of(spark: Cluster, executor: psutil.Process) -> str:
    """Return the name of the worker whose executor this is."""
    parent = executor.ppid()
    return next(name for name, process in spark.processes.items() if process.pid == parent)
