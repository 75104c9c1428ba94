"""Whether data addresses stand beside the dashboard: a host may serve the dashboard alone."""

_there: list[bool] = []


def offered() -> None:
    """Note that they do, for the life of the process."""
    _there[:] = [True]


def served() -> bool:
    """Tell whether they do."""
    return bool(_there)
