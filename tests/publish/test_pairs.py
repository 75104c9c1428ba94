"""Which columns of two versions are compared, over which rows, and what stands in their cells."""

import pytest

from catalogue import Catalogue
from publish import pairs as module
from publish.pairs import indexed, pairs
from tests.planted import catalogue

FILMS = "film_id,title,date,franchise_id\n1,Alpha,1999-01-02,{}\n2,Beta,2001-01-02,{}"
RATINGS = "\n".join(["user_id,film_id,rating,time", *(f"{user},1,4,1" for user in range(1, 9))])


def films(ids: tuple[int, int], names: str) -> Catalogue:
    """Return two films of franchises of these numbers."""
    franchises = f"franchise_id,franchise\n{names}"
    return catalogue(films=FILMS.format(*ids), franchises=franchises)


def test_films_are_compared_by_the_names_of_their_franchises_and_not_by_the_numbers() -> None:
    before = films((10, 20), "10,Alphas\n20,Betas")
    assert list(pairs(before, films((11, 21), "11,Alphas\n21,Betas"))) == []
    (moved,) = pairs(before, films((10, 20), "10,Alphas\n20,Others"))
    assert moved.column == "films.franchise"
    assert moved.after.tolist() == ["Alphas", "Others"]


@pytest.mark.parametrize(("most", "users"), [(3, [3, 6]), (4, [3, 6]), (7, [2, 4, 6, 8])])
def test_of_very_many_ratings_those_of_one_user_in_so_many_are_compared(
    monkeypatch: pytest.MonkeyPatch, most: int, users: list[int]
) -> None:
    monkeypatch.setattr(module, "LARGEST", most)
    before, after = catalogue(film_ratings=RATINGS), catalogue(film_ratings=RATINGS[:-8])
    for side in indexed(before, after, "film_ratings"):
        kept = side.index.get_level_values("user_id").tolist()
        assert kept == [user for user in users if user in kept]
    assert indexed(before, after, "film_ratings")[0].index.get_level_values(0).tolist() == users


def test_of_very_many_films_all_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1)
    before = films((10, 20), "10,Alphas\n20,Betas")
    assert indexed(before, before, "films")[0].index.tolist() == [1, 2]


def test_lists_are_texts_in_their_order_and_an_unknown_name_is_an_empty_one() -> None:
    rows = "film_id,country_code,country\n1,FR,France\n1,XX,{}\n2,ES,Spain"
    before, after = (
        catalogue(
            films="film_id,title,date\n1,Alpha,1999-01-02\n2,Beta,2001-01-02",
            film_countries=rows.format(name),
        )
        for name in ("Atlantis", "")
    )
    (moved,) = pairs(before, after)
    assert moved.column == "film_countries.countries"
    assert moved.before.tolist() == ["France|Atlantis", "Spain"]
    assert moved.after.tolist() == ["France|", "Spain"]
