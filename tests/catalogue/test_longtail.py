"""The rule of the long tail: what is catalogue, and why a film is not."""

import pandas as pd
import pytest

from catalogue import longtail

FILM = {"vote_count": 10, "status": "Released", "runtime": 40.0, "adult": "False", "video": "False"}


def reason(**cells: object) -> str:
    film = pd.DataFrame([{**FILM, **cells}])
    place = longtail.reasons(film, {name: film[name] for name in longtail.MARKS})[0]
    return longtail.REASONS[place] if place >= 0 else ""


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({}, ""),
        ({"vote_count": 9}, "few_votes"),
        ({"vote_count": None}, "few_votes"),
        ({"status": "In Production"}, "unreleased"),
        ({"status": None}, ""),
        ({"runtime": 39.0}, "short"),
        ({"runtime": 0.0}, ""),
        ({"runtime": None}, ""),
        ({"adult": "True"}, "adult"),
        ({"video": "True"}, "video"),
        ({"adult": None, "video": None}, ""),
    ],
)
def test_each_bound_of_the_rule_is_kept(cells: dict[str, object], why: str) -> None:
    assert reason(**cells) == why


def test_a_film_counts_once_under_its_first_reason() -> None:
    assert reason(vote_count=0, runtime=3.0, adult="True") == "few_votes"
    films = pd.DataFrame([{**FILM, "vote_count": 0, "runtime": 3.0}, {**FILM, "runtime": 3.0}])
    assert longtail.counted(films) == {
        **dict.fromkeys(longtail.REASONS, 0), "few_votes": 1, "short": 1,
    }  # fmt: skip


def test_without_marks_nothing_is_adult_and_nothing_a_video() -> None:
    assert longtail.reasons(pd.DataFrame([FILM])).tolist() == [-1]
