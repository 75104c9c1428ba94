"""Labels: short enough, and still telling two works of one name apart."""

import pytest

from charts.style import short


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Casablanca (1942)", "Casablanca (1942)"),
        ("The Lord of the Rings: The Two Towers (2002)", "The Lord of the Rings… (2002)"),
        ("The Lord of the Rings: The Two Towers", "The Lord of the Rings: The Tw…"),
    ],
)
def test_a_long_label_is_cut_before_its_year(name: str, label: str) -> None:
    assert short(name, 30) == label
    assert len(short(name, 30)) <= 30
