"""Raw files at an address that Spark reads: a file system of Hadoop's, an object store.

The driver and each executor fetch the folder for themselves, by Spark's own `addFile`; from there
on it is a folder like any other. No machine has to see another's disk.
"""

import re
from functools import partial
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import SparkFiles
from pyspark.sql import SparkSession

from catalogue import DataError
from engines.engine import Reads
from engines.faults import STAYS

JAVA = re.compile(r"^(?:(?:\w+\.)+\w+: )+")
"""The class of an error, before what it says."""
UNKNOWN = re.compile(r"No FileSystem for scheme|Class \S+ not found")
"""What Hadoop says of a scheme of which it has no class."""


def fetched(session: SparkSession, address: str) -> Path:
    """Fetch the folder at an address and return the driver's copy, which ends with the session.

    Raises: DataError: Spark knows no such scheme, or finds or may read nothing there.
    """
    try:
        place = session._jvm.org.apache.hadoop.fs.Path(address)
        name = str(place.getName())
        if not name:
            message = f"{address} names no folder: name one below it; {STAYS}"
            raise DataError(message)
        session.sparkContext.addFile(address, recursive=True)
    except Py4JJavaError as error:
        raise DataError(_sentence(address, error)) from error
    copy = Path(SparkFiles.get(name))
    if not copy.exists():
        message = f"{address} is empty; {STAYS}"
        raise DataError(message)
    return copy


def here(reads: Reads, root: str) -> Reads:
    """Return what reads this machine's copy of fetched files, which `root` holds on the driver."""
    if not isinstance(reads, partial):
        return reads
    ours = Path(SparkFiles.getRootDirectory()).resolve()
    moved = (
        ours / argument.relative_to(root)
        if isinstance(argument, Path) and argument.is_relative_to(root)
        else argument
        for argument in reads.args
    )
    return partial(reads.func, *moved, **reads.keywords)


def _sentence(address: str, error: Py4JJavaError) -> str:
    """Say why nothing is read at an address."""
    told = str(error.java_exception.toString()).splitlines()[0].partition("; For more")[0]
    said = JAVA.sub("", told)[:200].rstrip(".")
    if UNKNOWN.search(said):
        scheme = address.partition("://")[0]
        return f"Spark knows no file system for {scheme}://: add its jar (spark.jars); {STAYS}"
    return f"{address} cannot be read by Spark ({said}); {STAYS}"
