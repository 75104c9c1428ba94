"""Numbers are read as people write them; another currency is never dollars."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.numbers import amount, is_decimal_comma, is_foreign, minutes, numbers
from etl.report import Report
from tests.etl.folders import cleaned


@given(
    st.integers(0, 10**12),
    st.sampled_from([",", ".", " ", "'", "\xa0"]),
    st.sampled_from(["", "$", "$ ", "US$", "USD "]),
)
def test_thousands_marks_and_dollar_signs_read_back(number: int, mark: str, sign: str) -> None:
    grouped = f"{number:,}".replace(",", mark)
    if mark == "." and grouped.count(".") == 1:
        return  # 1.234 is a number by itself, read before anything here is asked
    assert amount(sign + grouped) == number


@given(st.integers(0, 10**9), st.integers(0, 99), st.booleans())
def test_thousands_and_decimals_read_back(whole: int, cents: int, comma: bool) -> None:
    text = f"{whole:,}.{cents:02d}"
    swapped = text.translate(str.maketrans(",.", ".,")) if comma else text
    decimal = "," if is_decimal_comma([swapped]) else "."
    assert amount(swapped, decimal) == pytest.approx(whole + cents / 100)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("$41.94", 41.94), ("41.94 USD", 41.94), ("$30M", 3e7), ("28.5 million", 28.5e6)),
        *(("1.5K", 1500), ("$2 billion", 2e9), ("$30,000,000 (estimated)", 3e7)),
        *(("1,23,45,678", 12345678), ("-5$", -5), ("lots", None), ("85%", None), ("", None)),
    ],
)
def test_amounts_are_read_as_people_write_them(cell: str, number: float | None) -> None:
    assert amount(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        *("€5", "5 EUR", "₹ 20", "Rs 300", "R$ 20", "C$5", "HKD 400", "£1,000", "DEM 500"),
        *("2 crore", "¥40", "300 pesos", "12 Mio. DM", "Kč 30,000"),
    ],
)
def test_another_currency_is_never_dollars(cell: str) -> None:
    assert is_foreign(cell)
    assert amount(cell) is None


@pytest.mark.parametrize(
    "cell", ["81 min", "1h 21m", "1 h 21 min", "1:21", "PT1H21M", "81 minutos", "81 mn", "1.35 h"]
)
def test_lengths_are_read_as_people_write_them(cell: str) -> None:
    assert minutes(cell) == 81


@given(st.integers(0, 9), st.integers(0, 59))
def test_hours_and_minutes_read_back(hours: int, rest: int) -> None:
    assert minutes(f"{hours}h {rest}m") == 60 * hours + rest
    assert minutes(f"{hours} hours and {rest} minutes") == 60 * hours + rest


@given(st.text(max_size=80))
def test_no_cell_stops_the_reader(cell: str) -> None:
    amount(cell)
    amount(cell, ",")
    minutes(cell)


def test_a_film_s_numbers_are_read_and_each_kind_of_cell_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "id,title,release_date,budget,revenue,runtime,vote_count\n"
        '1,A,1995-10-30,"$1,234,567","2,500,000",1h 44m,"1,234"\n'
        "2,B,1995-10-30,€900000,N/A,81 min,lots\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    first, second = found.tables.films[["budget", "revenue", "runtime"]].to_numpy().tolist()
    assert first == [1234567, 2500000, 104]
    assert second[2] == 81
    assert found.tables.films["budget"].isna().tolist() == [False, True]
    counts = [found.rule(n) for n in ("number_with_marks", "other_currency", "not_a_number")]
    assert counts == [5, 1, 1]
    assert "other_currency (budget) 1" in found.said


def test_a_length_is_never_counted_in_millions_and_a_mean_vote_never_above_ten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "id,title,release_date,runtime,vote_average\n"
        "1,A,1995-10-30,104 mn,10\n2,B,1995-10-30,5 M,8.5\n3,C,1995-10-30,3 mil,85\n"
    )
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert found.tables.films["runtime"].fillna(0).tolist() == [104, 5, 0]
    assert found.tables.films["vote_average"].fillna(0).tolist() == [10, 8.5, 0]
    assert "not_a_number (runtime) 1" in found.said
    assert "vote_above_ten (vote_average) 1" in found.said


def test_a_bare_number_is_a_series_seasons_and_a_film_s_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("Movie", "9"), ("TV Show", "3"), ("Serie", "12.0"), ("TV Show", "45")]
    text = "show_id,type,title,release_year,duration\n" + "".join(
        f"s{i},{kind},T,2020,{length}\n" for i, (kind, length) in enumerate(rows, 1)
    )
    titles = cleaned(tmp_path, capsys, hulu_titles=text).tables.titles
    lengths = titles[["duration_int", "duration_type"]].to_numpy().tolist()
    assert lengths == [[9, "min"], [3, "season"], [12, "season"], [45, "min"]]


def test_a_column_of_decimal_commas_is_read_as_a_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'id,title,release_date,popularity\n1,A,1995-10-30,"21,946943"\n2,B,1995-10-30,"8,387"\n'
    films = cleaned(tmp_path, capsys, movies_dataset=text).tables.films
    assert films["popularity"].tolist() == [21.946943, 8.387]


def test_a_title_s_length_in_hours_is_minutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("1h 44m", "Movie"), ("104", "Movie"), ("95 min", "Movie"), ("2 temporadas", "TV Show")]
    text = "show_id,type,title,release_year,rating,duration\n" + "".join(
        f"s{i},{kind},T,2020,PG,{length}\n" for i, (length, kind) in enumerate(rows, 1)
    )
    titles = cleaned(tmp_path, capsys, hulu_titles=text).tables.titles
    lengths = titles[["duration_int", "duration_type"]].to_numpy().tolist()
    assert lengths == [[104, "min"], [104, "min"], [95, "min"], [2, "season"]]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["30.000.000", "500.000", "12.500"], [30000000.0, 500000.0, 12500.0]),
        (["500.000", "750.000", "900"], [500000.0, 750000.0, 900.0]),
        (["2000000.0", "500.000"], [2000000.0, 500.0]),
        (["3000000", "1,5 M"], [3000000.0, 1500000.0]),
        (["3,000,000", "41,94 millones"], [3000000.0, 41940000.0]),
        (["5’000’000", "10 mln"], [5000000.0, 10000000.0]),
    ],
)
def test_points_between_thousands_are_told_by_the_column_as_a_whole(
    cells: list[str], read: list[float]
) -> None:
    frame = pd.DataFrame({"file": "f.csv", "line": range(len(cells)), "budget": cells})
    assert numbers(frame, "budget", Report()).tolist() == pytest.approx(read)


def test_three_decimals_alone_stay_decimals_where_fractions_are_usual() -> None:
    frame = pd.DataFrame({"file": "f.csv", "line": [1, 2], "popularity": ["83.952", "12.125"]})
    assert numbers(frame, "popularity", Report()).tolist() == [83.952, 12.125]
