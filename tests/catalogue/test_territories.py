"""Which names and codes of territories are understood."""

import pytest

from catalogue import territories


@pytest.mark.parametrize(
    ("typed", "code"), [("Spain", "ES"), ("españa", "ES"), ("ESP", "ES"), ("es", "ES")]
)
def test_a_country_is_understood_in_both_languages_and_by_its_codes(typed: str, code: str) -> None:
    assert territories.code(typed) == code


@pytest.mark.parametrize("typed", ["world", "mundo", "Latin America", "001", "419", ""])
def test_a_part_of_the_world_is_no_country(typed: str) -> None:
    assert territories.code(typed) is None
    assert typed.casefold() not in territories.all_names()
