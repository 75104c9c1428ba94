"""Any platform may stand in the tables; its titles' ids begin with what is free."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.platforms import MISSION, named, prefixes

SLUGS = st.from_regex(r"[a-z]{1,8}(_[a-z]{2,5})?", fullmatch=True)


def test_the_four_keep_their_initials() -> None:
    assert prefixes(MISSION, {}) == {"amazon": "a", "disney": "d", "hulu": "h", "netflix": "n"}


def test_a_further_platform_gets_the_shortest_prefix_that_is_free() -> None:
    found = prefixes(["filmin", "hbo_max", "apple_tv_plus", "fubo"], {})
    assert {name: found[name] for name in ("filmin", "hbo_max", "apple_tv_plus", "fubo")} == {
        "filmin": "f",
        "hbo_max": "hb",
        "apple_tv_plus": "ap",
        "fubo": "fu",
    }


@given(st.sets(SLUGS, max_size=12), st.sets(SLUGS, max_size=4))
def test_no_two_platforms_share_a_prefix_and_those_taken_stay(new: set[str], old: set[str]) -> None:
    before = prefixes(old, {})
    found = prefixes(new, before)
    assert len(set(found.values())) == len(found)
    assert before.items() <= found.items()
    assert new <= found.keys()


def test_a_platform_is_known_by_whatever_people_call_it() -> None:
    assert {named(typed) for typed in ("HBO Max", "hbo-max", "hbo_max", " Hbo  MAX")} == {"hbo_max"}
    assert {named(typed) for typed in ("Disney+", "disney plus", "DISNEYPLUS")} == {"disney"}
    assert named("Apple TV+") == named("apple_tv_plus") == "apple_tv_plus"
