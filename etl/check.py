"""The tables against the data dictionary, with pandera, before anything is published."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast

import pandas as pd

from catalogue import DataError, Table


@contextmanager
def _without_spark() -> Iterator[None]:
    """Let pandera find no pyspark, which it would import for nothing, with a warning.

    It would also make this machine's address the loopback, where no other machine reaches it.
    """
    found, address = sys.modules.get("pyspark"), os.environ.get("SPARK_LOCAL_IP")
    sys.modules["pyspark"] = cast("ModuleType", None)
    try:
        yield
    finally:
        del sys.modules["pyspark"]
        if found:
            sys.modules["pyspark"] = found
        if address is None:
            os.environ.pop("SPARK_LOCAL_IP", None)


os.environ.setdefault("DISABLE_PANDERA_IMPORT_WARNING", "True")

with _without_spark():
    import pandera.pandas as pa
    from pandera.errors import SchemaError

TYPES = {"date": "datetime64[s]"}


def schema(table: Table) -> pa.DataFrameSchema:
    """Return a table's dictionary as a pandera schema."""
    columns = {}
    for column in table.columns:
        checks = []
        if column.minimum is not None:
            checks.append(pa.Check.ge(column.minimum))
        if column.maximum is not None:
            checks.append(pa.Check.le(column.maximum))
        if column.choices:
            checks.append(pa.Check.isin(column.choices))
        dtype = None if column.dtype == "category" else TYPES.get(column.dtype, column.dtype)
        columns[column.name] = pa.Column(dtype, checks, nullable=column.nullable)
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key))


def check(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return the frame unchanged if it keeps the dictionary's promises.

    Raises: DataError: which table, column and promise, with a few of the values.
    """
    try:
        checked: pd.DataFrame = schema(table).validate(frame)
    except SchemaError as error:
        cases = getattr(error, "failure_cases", None)
        values = cases["failure_case"].head(3).tolist() if isinstance(cases, pd.DataFrame) else ""
        message = (
            f"The table {table.name} was not published: {getattr(error.schema, 'name', '')} "
            f"breaks {error.check} {values}; the previous tables stay in use."
        )
        raise DataError(message) from error
    return checked
