"""What films may be chosen by."""

import pytest

from queries.films.filters import Options


@pytest.mark.parametrize(
    ("years", "decades"),
    [
        ((1994, 2011), (1990, 2000, 2010)),
        ((1990, 2010), (1990, 2000, 2010)),
        ((1999, 1999), (1990,)),
    ],
)
def test_decades_go_from_the_first_film_s_to_the_last_one_s(
    years: tuple[int, int], decades: tuple[int, ...]
) -> None:
    assert Options(years, (), (), ()).decades == decades
