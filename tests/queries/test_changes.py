"""What a new version brought is counted from the two versions themselves."""

from queries.changes import what_changed
from tests.planted import catalogue

OLD = """
film_id,title,date,budget,revenue,vote_average,vote_count,franchise_id
1,Alpha,1995-01-15,10,100,7.0,80,5
2,Beta,1995-02-15,,,6.0,10,
"""
NEW = (
    OLD
    + """3,Gamma,1996-02-20,10,500,9.0,60,6
4,Delta,1996-03-20,,,9.9,3,
"""
)
NAMES = "franchise_id,franchise\n5,Alpha Collection\n6,Gamma Collection"


def test_the_first_version_has_nothing_to_compare_with() -> None:
    assert what_changed(None, catalogue(films=OLD, franchises=NAMES))["since"] is None


def test_new_films_and_moved_answers_are_told() -> None:
    found = what_changed(
        catalogue(films=OLD, franchises=NAMES), catalogue(films=NEW, franchises=NAMES)
    )
    assert found["films"] == {"total": 4, "new": 2}
    assert [film["title"] for film in found["biggest"]] == ["Gamma"]
    assert [film["title"] for film in found["best"]] == ["Gamma"]
    assert found["moved"] == [
        {"question": "months", "name": 2, "before": 1, "after": 2},
        {"question": "months", "name": 3, "before": 0, "after": 1},
        {
            "question": "franchise",
            "name": "",
            "before": "Alpha Collection",
            "after": "Gamma Collection",
        },
    ]


def test_the_same_version_moves_nothing() -> None:
    same = catalogue(films=OLD, franchises=NAMES)
    assert what_changed(same, same)["moved"] == []
