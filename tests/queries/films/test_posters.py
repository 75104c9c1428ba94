"""Which paths of posters are known; nothing else becomes part of an address."""

import pytest

from queries.films.posters import poster_path
from tests.planted import catalogue


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ("/uXDfjJbdP4ijW5hWSBrPrlKpxab.jpg", "/uXDfjJbdP4ijW5hWSBrPrlKpxab.jpg"),
        ("/a.png", "/a.png"),
        ("", None),
        ("a.jpg", None),
        ("/../a.jpg", None),
        ("/a.jpg?b", None),
        ("//host/a.jpg", None),
        (f"/{'a' * 81}.jpg", None),
    ],
)
def test_a_poster_has_a_path_of_letters_or_none(told: str, path: str | None) -> None:
    films = f"film_id,title,date,poster_path\n1,Film,1999-01-01,{told}"
    assert poster_path(catalogue(films=films), 1) == path
