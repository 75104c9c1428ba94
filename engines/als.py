"""Alternating least squares by Spark's MLlib, on the executors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyspark.ml.recommendation import ALS
from pyspark.sql import DataFrame

from engines.spark import Spark, cores

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.floating]


ROWS = 250_000
"""Ratings sent at once, 3 MB of them."""


@dataclass(frozen=True)
class Factoriser:
    """Factorises on a cluster."""

    engine: Spark

    def __call__(
        self, user: Ints, item: Ints, values: Floats, rank: int, penalty: float, rounds: int
    ) -> tuple[Floats, Floats]:
        """Return factors of all rows (n, rank) and columns (m, rank) whose products are near.

        `user` and `item` (k,) are places from 0, `values` (k,) what stands there; `penalty` is
        weighed by how many values a row has, as MLlib does.
        """
        cells = {"user": user.astype("int32"), "item": item.astype("int32")}
        table = pa.table({**cells, "value": values.astype("float32")})
        blocks = cores(self.engine.session)
        model = ALS(
            rank=rank, maxIter=rounds, regParam=penalty, seed=0,
            numUserBlocks=blocks, numItemBlocks=blocks,
            userCol="user", itemCol="item", ratingCol="value",
        ).fit(self.engine.sent(table, ROWS).repartition(blocks))  # fmt: skip
        sides = ((model.userFactors, user), (model.itemFactors, item))
        users, items = (_dense(found, int(places.max()) + 1, rank) for found, places in sides)
        return users, items


def _dense(found: DataFrame, rows: int, rank: int) -> Floats:
    """Return factors by place, zeros where there are none."""
    table = found.toArrow()
    dense = np.zeros((rows, rank))
    flat = table["features"].combine_chunks().flatten().to_numpy()
    dense[table["id"].to_numpy()] = flat.reshape(-1, rank)
    return dense
