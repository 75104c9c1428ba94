"""For you: means, verdicts and what was rated, added up from the raw ratings and the stored model.

The predictions are sums of numbers that the fit has stored, read by numpy and added one by one.
"""

import json
from math import fsum, sqrt
from typing import Any

import numpy as np
import pytest

from language.formats import number, percent
from tests.known.asked import drawn, figures, rows, values
from tests.known.conftest import Both


@pytest.fixture(scope="module")
def given(both: Both) -> dict[int, dict[int, float]]:
    """Return the stars that each user gave last to each film of the catalogue."""
    folder = both.raw.folder / "ratings"
    found = both.raw.rows(
        f"""select userId, tmdbId, arg_max(rating, timestamp)
        from read_csv('{folder}/ratings.csv*') join read_csv('{folder}/links.csv*')
        using (movieId) where tmdbId in (select id from films) group by all"""
    )
    stars: dict[int, dict[int, float]] = {}
    for user, film, rating in found:
        stars.setdefault(user, {})[film] = rating
    return stars


@pytest.fixture(scope="module")
def stored(both: Both) -> dict[str, Any]:
    """Return the fitted model's arrays and facts."""
    place = both.tables.folder / "ratings.npz"
    if not place.exists():
        pytest.skip("no model has been fitted on these tables")
    with np.load(place) as file:
        found: dict[str, Any] = {name: file[name] for name in file.files}
    found["facts"] = json.loads(bytes(found["facts"]).decode())
    return found


def predicted(model: dict[str, Any], user: int, film: int) -> tuple[float, float]:
    """Return the stars and their spread: the mean, and what user, title and taste add."""
    at, of = (list(model[f"{name}_ids"]).index(x) for name, x in (("user", user), ("item", film)))
    tastes = zip(model["user_taste"][at].tolist(), model["item_taste"][of].tolist(), strict=True)
    parts = [
        model["facts"]["overall"],
        float(model["user"][at]),
        float(model["item"][of]),
        fsum(a * b for a, b in tastes),
    ]
    variance = float(model["user_spread"][at]) + float(model["item_spread"][of])
    stars = min(max(fsum(parts), model["facts"]["low"]), model["facts"]["high"])
    return stars, sqrt(variance)


def titled(both: Both) -> dict[int, str]:
    """Return a name that means one film alone, by its number."""
    return dict(
        both.raw.rows(
            """select id, any_value(title) || ' (' || any_value(year(day)) || ')' from films
            where title in (select title from films group by 1 having count(*) = 1)
            and regexp_full_match(title, '[A-Za-z ]{6,}') group by id"""
        )
    )


def test_the_verdict_of_a_known_user(
    both: Both, stored: dict[str, Any], given: dict[int, dict[int, float]]
) -> None:
    names = titled(both)
    films = [film for film in stored["item_ids"].tolist() if film in names]
    users = drawn(sorted(set(given) & set(stored["user_ids"].tolist())))
    assert len(users) == 30
    low, high = stored["facts"]["low"], stored["facts"]["high"]
    for user, film in zip(users, drawn(films), strict=True):
        stars, spread = predicted(stored, user, film)
        link = {"user": user, "film": names[film], "for_you_from": 3.8}
        own = list(given[user].values())
        for told in figures(both, "for-you", **link):
            assert values(told)[1:3] == [number(stars, 2), number(fsum(own) / len(own), 1)], link
            assert (told[0]["value"] in ("Yes", "Sí")) == (stars >= 3.8), link
            within = [max(stars - spread, low), min(stars + spread, high)]
            assert all(number(end, 1) in told[1]["note"] for end in [spread, *within]), link
            assert f" {number(len(own))} " in told[2]["note"], link
        near = rows(both, "for-you", "for-you-similar", **link, tab="why")
        assert {of: given[user][of] for of in near["item"]} == dict(
            zip(near["item"], near["stars"], strict=True)
        ), link


def test_what_a_user_rated(
    both: Both, stored: dict[str, Any], given: dict[int, dict[int, float]]
) -> None:
    assert set(given) <= set(stored["user_ids"].tolist())
    for user in drawn(sorted(given)):
        found = rows(both, "for-you", "for-you-history", user=user, tab="rated")
        told = dict(zip(found["item"].tolist(), found["stars"].tolist(), strict=True))
        assert told == given[user], user
        assert found["stars"].is_monotonic_decreasing, user


def test_how_good_verdicts_are_at_a_threshold(both: Both, stored: dict[str, Any]) -> None:
    kept = json.loads((both.tables.folder / "evaluation.json").read_text(encoding="utf-8"))
    every = kept["ratings"]["films"]["errors"]["thresholds"]
    low, high = stored["facts"]["low"], stored["facts"]["high"]
    for at in drawn([one for one in every if low <= one["threshold"] <= high]):
        for told in figures(both, "for-you", for_you_from=at["threshold"]):
            assert told[3]["value"] == percent(at["precision"]), at
            assert percent(at["recall"]) in told[3]["note"], at
