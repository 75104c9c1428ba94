"""The queries of the Explore page, on films whose answers can be counted by eye."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import Catalogue
from queries.explore import coverage, distributions, findings, relations
from queries.explore.variables import VARIABLES, values
from queries.films.comparable import FEW, MANY
from queries.films.filters import Filters, chosen, options
from queries.films.releases import commonest_day
from tests import planted

FILMS = """
film_id,title,date,language,budget,revenue,runtime,popularity,vote_average,vote_count
1,One,1995-01-01,en,100000,1000000,90,1,6.0,10
2,Two,1996-02-05,en,200000,2000000,100,2,7.0,20
3,Three,1996-03-07,es,300000,3000000,110,3,8.0,30
4,Four,2001-01-15,es,,4000000,,4,,0
5,Five,2001-05-18,,500000,,130,5,5.0,50
6,Six,2011-12-31,en,100000,100000000,95,6,6.5,60
"""
GENRES = """
film_id,genre
1,Drama
2,Drama
2,Comedy
3,Comedy
4,Drama
6,Comedy
"""


@pytest.fixture(scope="module")
def films() -> Catalogue:
    return planted.catalogue(films=FILMS, film_genres=GENRES)


def ids(films: Catalogue, filters: Filters) -> list[int]:
    return films.films["film_id"].iloc[chosen(films, filters)].tolist()


def every(films: Catalogue) -> np.ndarray:
    return chosen(films, Filters())


def test_no_filter_leaves_no_film_out(films: Catalogue) -> None:
    assert ids(films, Filters()) == [1, 2, 3, 4, 5, 6]


def test_each_filter_leaves_out_what_it_says(films: Catalogue) -> None:
    assert ids(films, Filters(years=(1996, 2001))) == [2, 3, 4, 5]
    assert ids(films, Filters(language="en")) == [1, 2, 6]
    assert ids(films, Filters(min_votes=30)) == [3, 5, 6]
    assert ids(films, Filters(known_money=True)) == [1, 2, 3, 6]
    assert ids(films, Filters(genres=("Drama", "Comedy"))) == [1, 2, 3, 4, 6]
    assert ids(films, Filters(genres=("Drama", "Comedy"), every_genre=True)) == [2]
    assert ids(films, Filters(genres=("Opera",))) == []


def test_options_come_by_use(films: Catalogue) -> None:
    offered = options(films)
    assert offered.years == (1995, 2011)
    assert set(offered.genres) == {"Drama", "Comedy"}
    assert offered.languages == ("en", "es")


def test_zeros_stand_for_the_unknown_only_when_asked(films: Catalogue) -> None:
    known = distributions.distribution(films, every(films), "budget")
    zeros = distributions.distribution(films, every(films), "budget", zeros=True)
    assert (known.known, known.unknown, known.mean) == (5, 1, 240_000)
    assert (zeros.known, zeros.unknown, zeros.mean) == (6, 0, 200_000)


def test_a_value_beyond_the_fence_is_counted(films: Catalogue) -> None:
    found = distributions.distribution(films, every(films), "revenue").box
    assert found is not None
    assert (found.median, found.outside) == (3_000_000, 1)
    assert found.high == 4_000_000


def test_a_log_scale_says_how_many_it_cannot_show(films: Catalogue) -> None:
    found = distributions.distribution(films, every(films), "vote_count", log=True)
    assert (found.known, found.not_positive) == (6, 1)
    assert found.bins["films"].sum() == 5


def test_bins_of_whole_numbers_hold_whole_numbers(films: Catalogue) -> None:
    bins = distributions.distribution(films, every(films), "year").bins
    assert (bins["start"] % 1 == 0).all()
    assert bins["films"].sum() == 6


def test_skewness_has_the_sign_of_the_long_tail() -> None:
    assert (distributions.skewness(np.array([1.0, 1, 1, 9])) or 0) > 0
    assert (distributions.skewness(np.array([-9.0, 1, 1, 1])) or 0) < 0
    assert distributions.skewness(np.array([-1.0, 0, 1])) == pytest.approx(0)
    assert distributions.skewness(np.array([1.0, 1, 1])) is None


def test_groups_come_by_median(films: Catalogue) -> None:
    table = distributions.by_group(films, every(films), "revenue", "genre")
    assert table[["group", "films", "median"]].to_numpy().tolist() == [
        ["Comedy", 3, 3_000_000],
        ["Drama", 3, 2_000_000],
    ]
    decades = distributions.by_group(films, every(films), "budget", "decade")
    assert decades["group"].tolist() == [2000, 1990, 2010]


def test_correlations_are_those_of_pandas_over_the_pairwise_known(films: Catalogue) -> None:
    frame = films.films[list(VARIABLES)].astype(float)
    for method in ("pearson", "spearman"):
        found = relations.correlations(films, every(films), method)
        pd.testing.assert_frame_equal(found.r, frame.corr(method, min_periods=3))
    assert found.films.loc["budget", "revenue"] == 4
    assert found.films.loc["runtime", "runtime"] == 5


def test_a_constant_variable_correlates_with_nothing(films: Catalogue) -> None:
    found = relations.correlations(films, chosen(films, Filters(years=(2001, 2001))))
    assert found.r.isna().all(axis=None)
    same = dataclasses.replace(films, films=films.films.assign(runtime=np.float32(90)))
    assert relations.correlations(same, every(same)).r.loc["runtime", "popularity"] != 0
    assert np.isnan(relations.correlations(same, every(same)).r.loc["runtime", "popularity"])


def test_the_strongest_pair_has_the_largest_coefficient_of_either_sign(films: Catalogue) -> None:
    found = relations.correlations(films, every(films))
    first = found.strongest()
    assert first is not None
    assert abs(first.r) == found.pairs()["r"].abs().max()
    assert relations.correlations(films, every(films)[:1]).strongest() is None


def test_selected_rows_are_films_the_most_voted_first(films: Catalogue) -> None:
    assert relations.selected(films, [0, 2, 99])["title"].tolist() == ["Three", "One"]


def test_the_trend_of_a_straight_line_is_that_line(films: Catalogue) -> None:
    rows = chosen(films, Filters(years=(1995, 1996)))
    found = relations.scatter(films, rows, "budget", "revenue", log_x=True, log_y=True)
    assert found.r == pytest.approx(1)
    assert found.trend.to_numpy() == pytest.approx(np.array([[1e5, 1e6], [3e5, 3e6]]))
    assert len(found.points) == found.films, "no sample"


def test_many_points_are_sampled_and_the_trend_is_of_all() -> None:
    size = relations.MOST_POINTS + 1
    rows = "\n".join(f"{i},T,2000-01-01,{i},{i}" for i in range(1, size + 1))
    many = planted.catalogue(films="film_id,title,date,popularity,vote_count\n" + rows)
    found = relations.scatter(many, every(many), "popularity", "vote_count")
    assert (found.films, len(found.points)) == (size, relations.SAMPLE)
    assert found.trend["x"].tolist() == [1, size]


def test_missing_values_are_counted_by_column_and_decade(films: Catalogue) -> None:
    table = coverage.missing(films, every(films)).set_index("column")
    assert table.loc["budget", "missing"] == 1
    assert table.loc["genres", "missing"] == 1
    assert table.loc["keywords", "share"] == 1
    decades = coverage.missing_by_decade(films, every(films)).set_index(["decade", "column"])
    assert decades.loc[(2000, "runtime"), "share"] == 0.5


def test_years_without_films_stand_with_zero(films: Catalogue) -> None:
    table = coverage.per_year(films, every(films))
    assert table["year"].tolist() == list(range(1995, 2012))
    assert table["films"].sum() == 6


def test_the_column_whose_share_changed_most_is_told_of_decades_with_enough_films() -> None:
    rows = [(1990, 30, "budget", 0.1), (2000, 30, "budget", 0.7), (2010, 29, "budget", 1.0)]
    rows += [(1990, 30, "runtime", 0.5), (2000, 30, "runtime", 0.4), (2010, 29, "runtime", 0.0)]
    decades = pd.DataFrame(rows, columns=["decade", "films", "column", "share"])
    found = coverage.swing(decades)
    assert found == coverage.Swing(
        "budget", least=0.1, least_decade=1990, most=0.7, most_decade=2000
    )
    assert coverage.swing(decades[decades["decade"] != 1990]) is None


def test_the_fullest_year_and_the_commonest_day_are_found(films: Catalogue) -> None:
    assert coverage.fullest(coverage.per_year(films, every(films))) == (1996, 2)
    table = coverage.months_by_weekdays(films, every(films))
    month, weekday, count = commonest_day(table) or (0, 0, 0)
    assert count == table.to_numpy().max() == table.loc[month, weekday]
    assert commonest_day(table * 0) is None


def test_months_by_weekdays_leave_placeholders_out_when_asked(films: Catalogue) -> None:
    marked = films.films.assign(date_precision=["suspect", *["day"] * 5])
    doubtful = dataclasses.replace(films, films=marked)
    assert coverage.months_by_weekdays(doubtful, every(doubtful)).loc[1].sum() == 2
    assert coverage.months_by_weekdays(doubtful, every(doubtful), exact=True).loc[1].sum() == 1


def test_findings_are_computed_from_the_chosen_films(films: Catalogue) -> None:
    found = findings.findings(films, every(films))
    assert (found.january, found.placeholders) == (2, 0)
    marked = films.films.assign(date_precision=["suspect", *["day"] * 5])
    doubtful = dataclasses.replace(films, films=marked)
    assert findings.findings(doubtful, every(doubtful)).placeholders == 1
    told = [(a.variable, a.with_zeros) for a in found.asymmetries]
    assert ("vote_average", True) in told
    assert ("vote_average", False) in told
    assert (found.pairs["r"].abs() > findings.STRONG).all()
    unknown = found.unknown.set_index("variable")
    assert unknown.loc["vote_average", "films"] == 1
    assert found.pairs.empty, "over six films no coefficient says anything"
    found = findings.findings(many(films), np.arange(30))
    assert len(found.pairs)
    assert (found.pairs["r"].abs() > findings.STRONG).all()
    assert (found.pairs["films"] >= MANY).all()
    table = found.table()
    assert set(table["finding"]) == {"asymmetry", "pair", "unknown", "placeholders"}
    assert len(table) == len(found.asymmetries) + len(found.pairs) + len(found.unknown) + 1


def many(films: Catalogue) -> Catalogue:
    """Return the same films five times."""
    return dataclasses.replace(films, films=pd.concat([films.films] * 5, ignore_index=True))


def test_a_return_over_a_slip_is_in_no_mean_and_is_counted() -> None:
    rows = "\n".join(f"{i},T,2000-01-01,1000000,2000000" for i in range(1, 6))
    slipped = "6,Slip,2000-01-01,12,900000000\n7,Slip,2000-01-01,5000000,12"
    films = planted.catalogue(films=f"film_id,title,date,budget,revenue\n{rows}\n{slipped}")
    found = distributions.distribution(films, every(films), "roi")
    assert (found.known, found.unknown, found.slips, found.mean) == (5, 2, 2, 2)
    assert (np.isnan(values(films, every(films), "roi")) == ([False] * 5 + [True] * 2)).all()
    unknown = findings.findings(films, every(films)).unknown.set_index("variable")
    assert unknown.loc["roi", "films"] == 0, "the return is known, it only says nothing"


def test_no_group_of_a_few_films_leads(films: Catalogue) -> None:
    assert distributions.leader(distributions.by_group(films, every(films), "roi", "genre")) is None
    first = distributions.leader(
        distributions.by_group(many(films), np.arange(30), "runtime", "decade")
    )
    assert first is not None
    assert first["films"] >= FEW


FILTERS = st.builds(
    Filters,
    years=st.none() | st.tuples(st.integers(1990, 2012), st.integers(1990, 2012)),
    genres=st.lists(st.sampled_from(["Drama", "Comedy", "Opera"]), max_size=3).map(tuple),
    every_genre=st.booleans(),
    language=st.none() | st.sampled_from(["en", "es", "xx"]),
    min_votes=st.integers(0, 100),
    known_money=st.booleans(),
)


@settings(deadline=None)
@given(FILTERS, st.sampled_from(VARIABLES), st.booleans(), st.booleans())
def test_any_choice_of_films_has_answers(
    filters: Filters, variable: str, log: bool, zeros: bool
) -> None:
    films = planted.catalogue(films=FILMS, film_genres=GENRES)
    rows = chosen(films, filters)
    found = distributions.distribution(films, rows, variable, log=log, zeros=zeros)
    assert found.known + found.unknown == len(rows)
    assert found.bins["films"].sum() == found.known - found.not_positive
    assert (found.box is None) == found.bins.empty
    for group in ("genre", "country", "decade"):
        distributions.by_group(films, rows, variable, group, log=log, zeros=zeros)
    for method in ("pearson", "spearman"):
        assert len(relations.correlations(films, rows, method).pairs()) == 28
    relations.scatter(films, rows, variable, "revenue", log_x=log, log_y=log)
    coverage.missing(films, rows)
    coverage.missing_by_decade(films, rows)
    assert coverage.per_year(films, rows)["films"].sum() == len(rows)
    findings.findings(films, rows)


def test_a_catalogue_without_films_has_answers() -> None:
    none = planted.catalogue()
    rows = every(none)
    assert options(none).genres == ()
    assert values(none, rows, "budget").size == 0
    assert findings.findings(none, rows).films == 0
    assert coverage.missing(none, rows)["missing"].sum() == 0
    assert coverage.missing_by_decade(none, rows).empty


def test_boxes_of_powers_of_ten_leave_out_what_has_no_logarithm() -> None:
    every = np.array([-1.0, 0.0, 1.0, 10.0, 100.0, np.nan])
    members = distributions.Members(np.arange(6), np.zeros(6, dtype=np.int16), ["all"])
    assert distributions.boxes(every, members)["films"].tolist() == [5]
    assert distributions.boxes(every, members, log=True)["films"].tolist() == [3]


def test_a_histogram_has_the_bins_of_freedman_and_diaconis() -> None:
    even = np.linspace(0, 1, 1000)  # twice a half over the cube root of a thousand: a tenth
    assert distributions._edges(even, 0) == pytest.approx(np.linspace(0, 1, 11))
    assert len(distributions._edges(even**30, 0)) == distributions.MOST_BINS + 1
    assert distributions._edges(np.array([3.0, 3.0]), 1).tolist() == [2.5, 3.5]
