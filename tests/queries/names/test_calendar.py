"""Months and weekdays by their names in both languages."""

import pytest

from catalogue import NotFoundError
from queries.names import calendar


@pytest.mark.parametrize("names", [calendar.MONTHS_ES, calendar.MONTHS_EN])
def test_months_are_counted_from_january_as_one(names: tuple[str, ...]) -> None:
    assert [calendar.month(name.upper()) for name in names] == list(range(1, 13))


@pytest.mark.parametrize("names", [calendar.WEEKDAYS_ES, calendar.WEEKDAYS_EN])
def test_weekdays_are_counted_from_monday_as_nought(names: tuple[str, ...]) -> None:
    assert [calendar.weekday(f" {name}") for name in names] == list(range(7))


def test_september_has_two_spellings_and_a_slip_suggests_the_right_one() -> None:
    assert calendar.month("setiembre") == calendar.month("septiembre") == 9
    with pytest.raises(NotFoundError) as error:
        calendar.month("enro")
    assert error.value.suggestions[0] == "enero"
    with pytest.raises(NotFoundError) as error:
        calendar.weekday("miercole")
    assert error.value.suggestions[0] == "miércoles"


@pytest.mark.parametrize(
    ("typed", "day"),
    [("1", 1), (" 31 ", 31), ("07", 7), ("0", None), ("32", None), ("001", None), ("²", None)],
)
def test_a_day_of_a_month_is_a_number_from_one_to_thirty_one(typed: str, day: int | None) -> None:
    assert calendar.day_of_month(typed) == day
