"""Names as people type them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import NotFoundError
from catalogue.names import key
from queries.names.index import Names, index, nearest
from tests.planted import catalogue

FILMS = """
film_id,title,date
10,A,1990-02-02
20,B,1991-02-02
30,C,1992-02-02
"""


@pytest.fixture(scope="module")
def companies() -> Names:
    rows = [(10, "Pathé"), (20, "PATHE"), (20, "Pathé"), (30, "Pathé"), (30, "AC/DC Films")]
    frame = pd.DataFrame(rows, columns=["film_id", "company"])
    return index("company", catalogue(films=FILMS), frame["film_id"], frame["company"])


@pytest.mark.parametrize("typed", ["Pathé", "pathe", "  PATHÉ  ", "PaThE\u0301"])
def test_case_accents_and_spaces_never_matter(companies: Names, typed: str) -> None:
    found = companies.find(typed)
    assert companies.spellings[found] == "Pathé"
    assert list(companies.films(found)) == [0, 1, 2]


def test_a_part_of_a_name_is_suggested_but_not_found(companies: Names) -> None:
    with pytest.raises(NotFoundError) as error:
        companies.find("ac/dc")
    assert error.value.kind == "company"
    assert error.value.suggestions[0] == "AC/DC Films"


def test_of_names_with_the_same_part_the_shorter_is_nearer() -> None:
    names = ["warner bros. pictures television", "warner bros.", "paramount"]
    assert nearest("warner bros", names)[0] == "warner bros."


def test_a_name_that_resembles_nothing_suggests_nothing() -> None:
    assert nearest("qqqqqqqq", ["toy story collection"]) == []


@given(st.text(max_size=400))
def test_whatever_is_typed_is_found_or_refused(companies: Names, typed: str) -> None:
    if key(typed) in companies.folded:
        assert 0 <= companies.find(typed) < 2
    else:
        with pytest.raises(NotFoundError):
            companies.find(typed)


def test_three_names_are_near_unless_more_are_asked_for() -> None:
    names = [f"toy story {n}" for n in range(6)]
    assert len(nearest("toy story", names)) == 3
    assert len(nearest("toy story", names, 5)) == 5
