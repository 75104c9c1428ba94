"""A real cluster of Spark, for tests and measurements.

A master and workers: processes with folders of their own.
"""

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.servers import free_port

DEPLOY = "org.apache.spark.deploy"
START = 1200.0
"""Seconds after which what did not happen will not: on a busy machine a start takes minutes."""


@dataclass
class Cluster:
    """A master's address, and what runs."""

    folder: Path
    address: str
    memory: str = "1g"
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, name: str, *arguments: str) -> None:
        """Start a process in a folder of its own, without our project on its path."""
        spark = importlib.util.find_spec("pyspark")
        if spark is None or spark.origin is None:
            message = "pyspark is not installed"
            raise RuntimeError(message)
        home, place = Path(spark.origin).parent, self.folder / name
        place.mkdir()
        known = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "SPARK_CONF_DIR"}}
        ours = {
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
        }
        with (place / "log").open("wb") as log:
            self.processes[name] = subprocess.Popen(  # noqa: S603 - Spark's own program
                [f"{home}/bin/spark-class", *arguments],
                cwd=place,
                env=known | ours,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self, name: str, words: str) -> None:
        """Wait until a process has logged some words."""
        end = time.monotonic() + START
        while not re.search(words, (self.folder / name / "log").read_text(errors="replace")):
            if self.processes[name].poll() is not None or time.monotonic() > end:
                message = f"{name} ended, or did not start"
                raise RuntimeError(message)
            time.sleep(0.1)

    def worker(self, name: str) -> None:
        """Start a worker of one core."""
        self.start(
            name, f"{DEPLOY}.worker.Worker", self.address,
            *("--host", "127.0.0.1", "--cores", "1", "--memory", self.memory),
            *("--work-dir", str(self.folder / name / "work"), "--webui-port", "0"),
        )  # fmt: skip

    def stop(self) -> None:
        """End what was started, by its id."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(60)


@contextmanager
def cluster(folder: Path, workers: int = 2, memory: str = "1g") -> Iterator[Cluster]:
    """Run a master and workers on loopback, and stop them afterwards."""
    port = free_port()
    found = Cluster(folder, f"spark://127.0.0.1:{port}", memory)
    try:
        found.start(
            "master", f"{DEPLOY}.master.Master",
            *("--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"),
        )  # fmt: skip
        found.wait("master", "I have been elected leader")
        names = [f"worker{number}" for number in range(1, workers + 1)]
        for name in names:
            found.worker(name)
        for name in names:
            found.wait(name, "Successfully registered with master")
        yield found
    finally:
        found.stop()


@contextmanager
def own_cluster(memory: str) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Run a cluster that Spark's own settings of this process point to.

    Each executor has so much memory, the driver 2 GB. Yields the address, and the numbers of the
    cluster's processes by name.
    """
    with TemporaryDirectory() as folder:
        defaults = f"spark.executor.memory {memory}\nspark.driver.memory 2g\n"
        Path(folder, "spark-defaults.conf").write_text(defaults, encoding="utf-8")
        place = Path(folder, "cluster")
        place.mkdir()
        with cluster(place, memory=memory) as spark:
            os.environ |= {"SPARK_CONF_DIR": folder, "SPARK_LOCAL_IP": "127.0.0.1"}
            yield spark.address, {name: [run.pid] for name, run in spark.processes.items()}
