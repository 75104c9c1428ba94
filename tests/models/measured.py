"""What a build might measure, planted."""

from collections.abc import Mapping, Sequence

from models.ratings.measured import (
    Algorithm,
    Calibration,
    Counts,
    Errors,
    Figures,
    Given,
    LearntFrom,
    Measured,
    Method,
    OverFolds,
    Years,
)
from models.ratings.metrics import Verdict

CURVE = [Verdict(threshold, 0.7, threshold / 5, 0.5) for threshold in (3.0, 3.5, 4.0)]


def ratings(
    errors: Mapping[Method, float],
    *,
    curve: Sequence[Verdict] = CURVE,
    temporal: Mapping[Method, float] | None = None,
) -> Measured:
    """Return the figures of methods that err by so many stars."""
    none = Counts([1], [1], 1.0)
    return Measured(
        learnt_from=LearntFrom(10, 2, 5, 1.0, Given([4.0], [10]), Years([], []), none, none),
        random={method: figures(rmse) for method, rmse in errors.items()},
        temporal={method: figures(rmse) for method, rmse in (temporal or {}).items()},
        errors=Errors([], [], Calibration([3.0], [3.1], 0.7, 0.95), list(curve)),
        cold_start=[],
        signal=errors["ours"] < errors["user + item bias"],
        algorithm=Algorithm("offsets"),
    )


def figures(rmse: float) -> Figures:
    """Return figures that tell the error alone."""
    error, half = OverFolds(rmse, 0.01), OverFolds(0.5, None)
    return Figures(Algorithm("offsets"), error, error, None, half, half, half, half, half)
