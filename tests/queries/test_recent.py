"""Answers to the latest questions: the same once more, of the right tables, not too many."""

import pytest

from catalogue import Catalogue, NotFoundError
from queries.recent import KEPT, recent
from tests.planted import catalogue

ASKED: list[str] = []
FILMS = "film_id,title,date\n1,A,1985-01-05"


@recent
def longer(catalogue: Catalogue, name: str, by: int = 1) -> str:
    """Answer with the number of films and a longer name; nobody is called so raises."""
    ASKED.append(name)
    if not name:
        raise NotFoundError("name", name)
    return f"{len(catalogue.films)} {name * by}"


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    """Forget what other tests asked."""
    ASKED.clear()


@pytest.fixture
def world() -> Catalogue:
    """Return one film."""
    return catalogue(films=FILMS)


def test_a_question_asked_again_is_not_computed_again(world: Catalogue) -> None:
    assert longer(world, "a", by=2) == longer(world, "a", by=2)
    assert ASKED == ["a"]
    assert longer(world, "a", by=3) != longer(world, "a", by=2)
    assert ASKED == ["a", "a"]


def test_other_tables_answer_for_themselves(world: Catalogue) -> None:
    other = catalogue(films=f"{FILMS}\n2,B,1986-01-05")
    assert (longer(world, "a"), longer(other, "a")) == ("1 a", "2 a")


def test_what_is_raised_is_raised_again(world: Catalogue) -> None:
    for _ in range(2):
        with pytest.raises(NotFoundError):
            longer(world, "")
    assert ASKED == ["", ""]


def test_only_so_many_answers_are_kept(world: Catalogue) -> None:
    for number in range(KEPT + 1):
        longer(world, str(number))
    ASKED.clear()
    longer(world, "0")
    assert ASKED == ["0"]
