"""A session on a Spark cluster: what it needs, the code it ships; a sentence where it breaks."""

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue import DataError
from engines.faults import SHIPPED, STAYS, sentence

if TYPE_CHECKING:
    from engines.spark import Spark

Say = Callable[[str], None]
ROOT = Path(__file__).resolve().parents[1]
JAVA = 17
"""The oldest Java that Spark 4 runs on."""
OPTIONS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
    "spark.driver.maxResultSize": "0",
    # A thread of Spark's that ran out of memory leaves the others waiting for ever.
    "spark.driver.defaultJavaOptions": "-XX:+ExitOnOutOfMemoryError",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
}
"""What is asked of Spark; `spark-defaults.conf` in SPARK_CONF_DIR says the rest."""
ADDRESS = re.compile(r"spark://([^:/,]+):(\d{1,5})")
TIMEOUT = 10.0
"""Seconds within which a master answers."""


@contextmanager
def connected(address: str, say: Say) -> Iterator["Spark"]:
    """Open a session on the cluster at `spark://HOST:PORT`, with our code on its workers.

    Raises: DataError: one sentence for whatever is lacking here or breaks there.
    """
    reached(address)
    java()
    pyspark()
    warnings.filterwarnings("ignore", ".*does not yet fully support pandas", FutureWarning)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException  # with --engine alone: 400 MB and a JVM

    from engines.health import LostClusterError
    from engines.progress import told

    with tempfile.TemporaryDirectory(prefix="butaca-") as folder:
        try:
            engine = _session(address, shipped(Path(folder)))
            with told(engine.session, say):
                yield engine
        except LostClusterError as error:
            message = f"the cluster at {address} is lost: {error}; {STAYS}"
            raise DataError(message) from error
        except (PySparkException, Py4JError, ConnectionError) as error:
            raise DataError(sentence(address, error)) from error
        finally:
            _stop()


def reached(address: str) -> None:
    """Raise a DataError where the address is none, or nobody answers there."""
    found = ADDRESS.fullmatch(address)
    if not found:
        message = f"--engine takes spark://HOST:PORT, not {address}; {STAYS}"
        raise DataError(message)
    try:
        socket.create_connection((found[1], int(found[2])), TIMEOUT).close()
    except OSError as error:
        message = f"nobody answers at {address} ({error.strerror or error}); {STAYS}"
        raise DataError(message) from error


def java() -> None:
    """Raise a DataError where no Java is, or too old a one."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin/java")) if home else shutil.which("java")
    advice = f"install {JAVA} or newer, Debian's default-jre-headless; {STAYS}"
    if program is None or not Path(program).exists():
        message = f"--engine needs Java, which is not on the path: {advice}"
        raise DataError(message)
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r'version "(\d+)(?:\.(\d+))?', said.stderr + said.stdout)
    number = int(found[2] or 0) if found and found[1] == "1" else int(found[1]) if found else 0
    if number < JAVA:
        message = (
            f"--engine needs Java {JAVA}, and {program} is Java {number or 'unknown'}: {advice}"
        )
        raise DataError(message)


def pyspark() -> None:
    """Raise a DataError where the package is not installed."""
    if importlib.util.find_spec("pyspark") is None:
        message = (
            "--engine needs the package pyspark: "
            f"`python -m pip install -r requirements-spark.txt`; {STAYS}"
        )
        raise DataError(message)


def shipped(folder: Path) -> Path:
    """Pack the code that workers run, and return the archive."""
    archive = folder / "butaca.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for package in SHIPPED:
            for path in sorted((ROOT / package).rglob("*.py")):
                packed.write(path, path.relative_to(ROOT))
    return archive


def _session(address: str, code: Path) -> "Spark":
    from pyspark.sql import SparkSession

    from engines.spark import Spark

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(address).appName("butaca").config(map=OPTIONS)
    session = builder.getOrCreate()
    session.sparkContext.addPyFile(str(code))
    blocks = 2 * max(2, int(session.sparkContext.defaultParallelism))
    session.conf.set("spark.sql.shuffle.partitions", str(blocks))
    return Spark(session)


def _stop() -> None:
    from py4j.protocol import Py4JError
    from pyspark.sql import SparkSession

    with suppress(Py4JError, OSError):  # the driver's own Java may be gone
        session = SparkSession.getActiveSession()
        if session is not None:
            session.stop()
