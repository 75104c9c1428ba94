"""The cluster of a module of tests."""

import importlib.util
from collections.abc import Iterator

import pytest

from benchmarks.cluster import Cluster, cluster
from catalogue import DataError
from engines import session
from tests.needs import JAVA


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a master and two workers; skip where no Java is, or one that is too old."""
    if not importlib.util.find_spec("pyspark"):
        pytest.skip("pyspark is not installed here: `make test-spark` installs it apart")
    JAVA.or_skip()
    try:
        session.java()
    except DataError as error:
        pytest.skip(str(error))
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running
