"""Similar films: their facts by DuckDB, and two of the shares of a score added up from the names.

What genres or keywords add is a weight times how alike two films are in them; the weight is the
same for all five, so shares are to each other as likenesses are.
"""

from collections import Counter
from math import fsum, log, nan, sqrt
from typing import Any

import pandas as pd
import pytest

from tests.known.asked import drawn, rows
from tests.known.conftest import Both
from tests.known.raw import READ, in_cells
from tests.known.test_viewers import titled

GENERIC = 3.0
"""What keywords add to a film's length, so that a common one alone says little."""


@pytest.fixture(scope="module")
def fives(both: Both) -> dict[int, pd.DataFrame]:
    """Return the five for films that one name means, drawn under a seed."""
    if not (both.tables.folder / "similar.npz").exists():
        pytest.skip("no model has been fitted on these tables")
    names = titled(both)
    voted = {one for (one,) in both.raw.rows("select id from films where votes >= 20")}
    asked = drawn(sorted(set(names) & voted))
    found = {film: rows(both, "similar", "similar", film=names[film]) for film in asked}
    assert len(found) == 30
    return found


@pytest.fixture(scope="module")
def films(both: Both) -> dict[int, tuple[Any, ...]]:
    """Return title, year, vote and votes of each film."""
    found = both.raw.rows("select id, title, year(day), vote, votes from films")
    return {film: tuple(facts) for film, *facts in found}


def test_the_five_are_others_in_order_and_told_as_the_files_have_them(
    fives: dict[int, pd.DataFrame], films: dict[int, tuple[Any, ...]]
) -> None:
    for asked, five in fives.items():
        assert len({asked, *five["film_id"]}) == 6
        assert five["score"].is_monotonic_decreasing
        told = five[["film_id", "title", "year", "vote_average", "vote_count"]]
        for film, *facts in told.itertuples(index=False, name=None):
            expected = [facts if facts is not None else nan for facts in films[film]]
            assert facts == pytest.approx(expected, nan_ok=True), (asked, film)


def test_the_shares_add_up_to_the_score(fives: dict[int, pd.DataFrame]) -> None:
    for asked, five in fives.items():
        shares = five[[name for name in five if name.startswith("share_")]].fillna(0)
        for score, parts in zip(five["score"], shares.to_numpy().tolist(), strict=True):
            assert fsum(parts) == pytest.approx(score, abs=1e-6), asked


@pytest.mark.parametrize(
    ("field", "source", "power", "generic"),
    [("genres", "genres", 0.5, 0.0), ("keywords", "keywords", 1.0, GENERIC)],
)
def test_a_share_is_as_great_as_films_are_alike(
    both: Both, fives: dict[int, pd.DataFrame], field: str, source: str, power: float,
    generic: float,
) -> None:  # fmt: skip
    held = names_of(both, source)
    many = Counter(name for names in held.values() for name in names)
    (every,) = both.raw.one("select count(*) from films")
    rare = {name: (1 + log(every / count)) ** (2 * power) for name, count in many.items()}
    length = {
        film: sqrt(fsum(rare[name] for name in names) + generic**2) for film, names in held.items()
    }
    compared = 0
    for asked, five in fives.items():
        if f"share_{field}" not in five or asked not in held:
            continue
        told = five[["film_id", f"share_{field}"]].itertuples(index=False, name=None)
        pairs = []
        for film, share in told:
            shared = fsum(rare[name] for name in held[asked] & held.get(film, frozenset()))
            pairs.append((share, shared / (length[asked] * length.get(film, 1.0))))
        weights = [share / alike for share, alike in pairs if alike]
        assert all(abs(share) < 1e-3 for share, alike in pairs if not alike), asked
        assert weights == pytest.approx([max(weights, default=0)] * len(weights), rel=0.02), asked
        compared += len(weights)
    assert compared >= 20


def names_of(both: Both, source: str) -> dict[int, frozenset[str]]:
    """Return what each film lists; keywords stand in a file of their own."""
    if source == "genres":
        found = both.raw.rows("select id, name from listed where what = 'genres'")
    else:
        place = next(
            path
            for path in sorted(both.raw.folder.rglob("keywords.csv*"))
            if "tidy" not in path.parts and "dirty" not in path.parts
        )
        found = both.raw.rows(
            f"""select cast(id as bigint), unnest({in_cells("keywords")})
            from read_csv('{place}', {READ})"""
        )
    listed: dict[int, set[str]] = {}
    for film, name in found:
        listed.setdefault(film, set()).add(name)
    return {film: frozenset(names) for film, names in listed.items()}
