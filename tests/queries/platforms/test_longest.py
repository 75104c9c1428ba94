"""The longest title; minutes and seasons never meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import NotFoundError
from queries.platforms import longest
from tests.planted import catalogue
from tests.platforms import planted

CATALOGUE = planted()
PLATFORMS = st.none() | st.sampled_from(["amazon", "disney", "hulu", "netflix"])
YEARS = st.none() | st.integers(1999, 2017)


def test_noise_counts_unless_left_out() -> None:
    assert longest.longest(CATALOGUE, 2000, "amazon").names == ["rain for sleep"]
    found = longest.longest(CATALOGUE, 2000, "amazon", noise=False)
    assert (found.names, found.duration, found.of) == (["dil"], 177, 1)


def test_all_ties_are_told_in_alphabetical_order() -> None:
    assert longest.longest(CATALOGUE, 2001, "amazon").names == ["zed", "ábc"]


def test_every_filter_may_be_absent() -> None:
    assert longest.longest(CATALOGUE).names == ["rain for sleep"]
    assert longest.longest(CATALOGUE, unit="Seasons").names == ["saga"]


def test_a_year_without_titles_suggests_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        longest.longest(CATALOGUE, 2013, "disney")
    assert error.value.suggestions == ("2015",)


def test_an_unknown_unit_names_both() -> None:
    with pytest.raises(NotFoundError) as error:
        longest.longest(CATALOGUE, unit="hours")
    assert error.value.suggestions == ("min", "season")


def test_a_unit_that_no_title_is_measured_in_suggests_the_other() -> None:
    films = catalogue(titles="title_id,platform,type,title,duration_int,duration_type\n"
                      "hs1,hulu,movie,one,90,min")  # fmt: skip
    with pytest.raises(NotFoundError) as error:
        longest.longest(films, unit="seasons")
    assert error.value.suggestions == ("min",)


def test_each_year_has_its_record() -> None:
    records = longest.by_year(CATALOGUE, "amazon")
    told = ["title_id", "release_year", "duration_int", "title", "platform", "median"]
    assert list(records.columns) == told
    records = records.set_index("release_year")
    assert records.loc[2000, "duration_int"] == 540
    assert records.loc[2000, "median"] == 358.5


@given(YEARS, PLATFORMS, st.sampled_from(["min", "season"]), st.booleans())
def test_minutes_are_never_compared_with_seasons(
    year: int | None, platform: str | None, unit: str, noise: bool
) -> None:
    try:
        found = longest.longest(CATALOGUE, year, platform, unit, noise=noise)
    except NotFoundError:
        return
    assert set(found.titles["duration_type"]) == {unit}
    others = CATALOGUE.titles
    others = others[(others["duration_type"] == unit) & (noise | ~others["sleep_noise"])]
    others = others if platform is None else others[others["platform"] == platform]
    others = others if year is None else others[others["release_year"] == year]
    assert (others["duration_int"] <= found.duration).all()
    assert found.names == sorted(found.names)
    assert len(found.names) == (others["duration_int"] == found.duration).sum()


def test_a_year_without_titles_is_told_which_years_have_some() -> None:
    with pytest.raises(NotFoundError) as error:
        longest.longest(CATALOGUE, 1700)
    assert error.value.span == (
        CATALOGUE.titles["release_year"].min(),
        CATALOGUE.titles["release_year"].max(),
    )
