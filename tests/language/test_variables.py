"""Values of variables as pages write them."""

import pytest

from language.variables import write


@pytest.mark.parametrize(
    ("variable", "value", "written"),
    [
        ("year", 2019.64, "2020"),
        ("year", 2019.36, "2019"),
        ("minutes", 89.6, "90 min"),
        ("seasons", 3.0, "3"),
        ("score", 3.456, "3.46"),
        ("vote_average", 6.25, "6.2"),
        ("roi", 12.6, "12.6\u00a0x"),
        ("year", None, "–"),
    ],
)
def test_a_value_is_written_as_the_nearest_of_its_figures(
    variable: str, value: float | None, written: str
) -> None:
    assert write(variable, value) == written
