"""What is said where nothing bears a name."""

import pytest

from catalogue import NotFoundError
from language.texts import Language, speaking
from views.missing import not_found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "There are no titles of **1700**; there are some from 1925 to 2021."),
        ("es", "No hay títulos de **1700**; hay de 1925 a 2021."),
    ],
)
def test_a_year_without_titles_is_told_which_years_have_some(language: Language, said: str) -> None:
    with speaking(language):
        assert not_found(NotFoundError("year", "1700", ["1925"], (1925, 2021))) == said
