"""Who appears most, and all that tie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import Catalogue, NotFoundError
from queries.platforms import actors
from tests.planted import catalogue
from tests.platforms import planted

CATALOGUE = planted()


def test_names_that_differ_in_case_only_are_one_and_ties_are_alphabetical() -> None:
    found = actors.top_actors(CATALOGUE, "Disney+", 2015)
    assert (found.actors, found.appearances) == (("ann", "zoe"), 2)
    assert (found.titles, found.with_cast) == (2, 2)


def test_a_platform_without_cast_has_no_top_actor() -> None:
    found = actors.top_actors(CATALOGUE, "hulu", 2015)
    assert (found.actors, found.appearances, found.with_cast) == ((), 0, 0)


def test_a_year_without_titles_is_not_found() -> None:
    with pytest.raises(NotFoundError) as error:
        actors.top_actors(CATALOGUE, "netflix", 1990)
    assert error.value.kind == "year"
    assert error.value.suggestions == ("2015",)


def test_each_year_names_the_first_of_the_tied() -> None:
    years = actors.by_year(CATALOGUE, "disney").set_index("release_year")
    assert years.loc[2015, ["actor", "titles", "tied"]].tolist() == ["ann", 2, 2]
    assert years.loc[2016, "actor"] == "bob"


def test_an_actor_leads_to_the_titles() -> None:
    assert actors.titles_with(CATALOGUE, "ann")["title"].tolist() == ["One", "Two", "Dil"]
    assert actors.titles_with(CATALOGUE, " ANN ", "disney")["title"].tolist() == ["One", "Two"]
    assert actors.spelled(CATALOGUE, ["zoe"]) == ["ZOE"]


def test_an_unknown_actor_is_not_found_and_near_names_are_told() -> None:
    with pytest.raises(NotFoundError) as error:
        actors.titles_with(CATALOGUE, "anne")
    assert error.value.suggestions == ("Ann",)


@given(st.sampled_from(["amazon", "disney", "netflix"]), st.sampled_from([None, 2000, 2015]))
def test_nobody_appears_more_than_the_top(platform: str, year: int | None) -> None:
    try:
        found = actors.top_actors(CATALOGUE, platform, year)
    except NotFoundError:
        return
    counts = actors.appearances(CATALOGUE, platform, year)
    assert (counts["titles"] <= found.appearances).all()
    assert list(found.actors) == sorted(counts.loc[counts["titles"] == found.appearances, "actor"])


def _cast_of(years: list[int], actors: list[str]) -> Catalogue:
    """Return a platform with a title for each year, and who is in it."""
    lines = [f"ns{n},netflix,movie,T{n},{year},90,min,False" for n, year in enumerate(years)]
    titles = (
        "title_id,platform,type,title,release_year,duration_int,duration_type,duration_repaired"
    )
    cast = [f"ns{n},0,{actor}" for n, actor in enumerate(actors)]
    return catalogue(
        titles="\n".join([titles, *lines]),
        title_actors="\n".join(["title_id,position,actor", *cast]),
    )


def test_the_first_example_is_the_year_that_one_name_leads_alone_by_most_titles() -> None:
    two_lead = [2001] * 4
    made = _cast_of([*two_lead, *[2003] * 3, *[2005] * 3], ["A", "A", "B", "B", *["C"] * 6])
    assert actors.telling_year(made, "netflix") == actors.telling_year(made, None) == 2005


def test_where_nobody_leads_a_year_all_years_are_the_first_example() -> None:
    made = _cast_of([2001, 2001, 2003], ["A", "A", "B"])
    assert actors.telling_year(made, "netflix") is None
