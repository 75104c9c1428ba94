"""A date in any notation is read back; the order of day and month is a whole file's."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.dates import MONTHS, read_dates, reading
from tests.etl.folders import cleaned

DAYS = st.dates(date(1930, 1, 1), date(2029, 12, 31))
MONTHS_ES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)
CERTAIN: dict[str, Callable[[date], str]] = {
    "with a time": lambda day: f"{day} 00:00:00",
    "ISO with a zone": lambda day: f"{day}T10:30:00.000Z",
    "slashes, the year first": lambda day: f"{day:%Y/%m/%d}",
    "no marks": lambda day: f"{day:%Y%m%d}",
    "points": lambda day: f"{day:%d.%m.%Y}",
    "spreadsheet's words": lambda day: f"{day:%d-%b-%y}",
    "English": lambda day: f"{day:%B} {day.day}, {day.year}",
    "English, short": lambda day: f"{day:%b} {day.day}, {day.year}",
    "English, the day first": lambda day: f"{day.day} {day:%B}, {day.year}",
    "with a weekday": lambda day: f"{day:%A}, {day:%B} {day.day}, {day.year}",
    "Spanish": lambda day: f"{day.day} de {MONTHS_ES[day.month - 1]} de {day.year}",
    "Spanish, capitals": lambda day: f"{MONTHS_ES[day.month - 1].upper()} {day.day}, {day.year}",
    "day number": lambda day: str((day - date(1899, 12, 30)).days),
    "day number with a fraction": lambda day: f"{(day - date(1899, 12, 30)).days}.0",
    "with a country": lambda day: f"{day:%d %B %Y} (Peru)",
}


@pytest.mark.parametrize("notation", CERTAIN)
@given(day=DAYS, before=st.sampled_from(["", " "]))
def test_a_date_in_any_notation_reads_back(notation: str, day: date, before: str) -> None:
    found = reading(before + CERTAIN[notation](day))
    assert (found.first, found.precision) == (day, "day")


def test_a_year_of_two_digits_is_of_the_century_that_spreadsheets_take_it_for() -> None:
    years = [reading(f"12-Jan-{year}").first for year in ("29", "30")]
    assert years == [date(2029, 1, 12), date(1930, 1, 12)]


@given(st.dates(date(1975, 1, 1), date(2100, 1, 1)), st.sampled_from([1, 1000, 10**6, 10**9]))
def test_a_timestamp_reads_back(day: date, parts: int) -> None:
    seconds = int((datetime(day.year, day.month, day.day) - datetime(1970, 1, 1)).total_seconds())
    assert reading(str(seconds * parts)).first == day


@given(
    st.lists(DAYS, min_size=1, max_size=30),
    st.sampled_from(["/", "-"]),
    st.booleans(),
    st.booleans(),
)
def test_the_order_of_day_and_month_is_decided_for_the_file(
    days: list[date], mark: str, day_first: bool, short: bool
) -> None:
    days = [*days, date(2001, 5, 25)]  # which only one order has
    order = ("%d", "%m") if day_first else ("%m", "%d")
    how = mark.join([*order, "%y" if short else "%Y"])
    text = pd.Series([day.strftime(how) for day in days])
    years = pd.Series([float(day.year) for day in days])
    found = read_dates(text, pd.Series("a.csv", index=text.index), years)
    assert [value.date() for value in found.value] == days
    assert found.slashed.all()
    assert not found.unsure.any()


def test_two_files_are_decided_apart() -> None:
    text = pd.Series(["25/09/2021", "03/09/2021", "9/25/2021", "9/3/2021"])
    found = read_dates(text, pd.Series(["a", "a", "b", "b"]))
    assert found.value.dt.strftime("%m-%d").tolist() == ["09-25", "09-03"] * 2


def test_a_date_with_two_readings_and_nothing_to_tell_them_apart_is_unsure() -> None:
    text = pd.Series(["05/11/1995", "06/06/1995", "1995-01-02"])
    found = read_dates(text, pd.Series(["a", "a", "a"]))
    assert found.unsure.tolist() == [True, False, False]
    assert found.value.isna().tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("cell", "precision"),
    [
        *((cell, "year") for cell in ("1995", "1995.0", "1995-00-00")),
        *((cell, "month") for cell in ("1995-10", "10/1995", "Oct 1995", "octubre de 1995")),
        *((cell, "month") for cell in ("Oct-95", "1995-10-00", "199510")),
    ],
)
def test_a_bare_year_or_month_keeps_how_exactly_it_is_known(cell: str, precision: str) -> None:
    found = reading(cell)
    assert found.precision == precision
    assert found.first == date(1995, 1 if precision == "year" else 10, 1)


@given(st.text(max_size=80) | st.from_regex(r"[\d/.\- ]{1,14}", fullmatch=True))
def test_no_cell_stops_the_reader(cell: str) -> None:
    found = reading(cell)
    assert all(day is None or 1870 <= day.year <= 2100 for day in (found.first, found.second))


def test_a_film_may_bear_any_day_from_the_first_year_to_the_last() -> None:
    cells = ["1869-12-31", "1870-01-01", "2100-12-31", "2101-01-01"]
    assert [reading(cell).first is not None for cell in cells] == [False, True, True, False]


@pytest.mark.parametrize(
    "cell", ["May 012, 2001", "lots", "7", "25-Sep", "32/13/2020", "12:30", "0201-01-01"]
)
def test_what_is_no_date_is_none(cell: str) -> None:
    assert reading(cell).first is None


def test_every_month_is_known_by_three_letters() -> None:
    assert {name[:3] for name in MONTHS_ES} <= set(MONTHS)


HEADER = "show_id,type,title,date_added,release_year,rating,duration"


def test_dates_added_are_read_in_every_notation_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [
        *("3/18/2020", "3/2/2020", "18-Mar-20", '"Mar 18, 2020"', "2020-03-18 00:00:00"),
        *('"18 March, 2020"', "43908", '"March 18, 2020"', "2020-03-18", "2020", "soon"),
    ]
    rows = "\n".join(f"s{i},Movie,T{i},{cell},2019,PG,90 min" for i, cell in enumerate(cells, 1))
    other = f"{HEADER}\ns1,Movie,A,18-03-2020,2019,PG,90 min\ns2,Movie,B,02-03-2020,2019,PG,9 min"
    found = cleaned(
        tmp_path, capsys, netflix_titles=f"{HEADER}\n{rows}\n", disney_plus_titles=other + "\n"
    )
    titles = found.tables.titles.set_index("title_id")["date_added"]
    read = titles[[f"ns{i}" for i in range(1, 10)]].dt.strftime("%m-%d").tolist()
    assert read == ["03-18", "03-02", *["03-18"] * 7]
    assert titles[["ds1", "ds2"]].dt.strftime("%m-%d").tolist() == ["03-18", "03-02"]
    assert titles[["ns10", "ns11"]].isna().all()
    assert found.rule("spreadsheet_date") == 4
    assert found.rule("date_in_other_notation") == 5
    assert found.rule("bad_date_added") == 2
    assert "netflix_titles.csv: cells not read: bad_date_added 2" in found.said


def test_a_release_known_to_the_year_or_month_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "id,title,release_date\n1,A,1995\n2,B,10/1995\n3,C,1995-10-30\n4,D,1995-01-01\n"
    films = cleaned(tmp_path, capsys, movies_dataset=text).tables.films
    assert films["date_precision"].tolist() == ["year", "month", "day", "suspect"]
    assert films["month"].tolist() == [1, 10, 10, 1]


def test_a_file_with_years_alone_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    films = cleaned(tmp_path, capsys, movies_dataset="id,title,year\n1,A,1995\n").tables.films
    assert films[["year", "date_precision"]].to_numpy().tolist() == [[1995, "year"]]


def test_the_year_beside_a_date_tells_the_century(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "id,title,release_date,release_year\n1,A,11/15/66,1966\n2,B,3/1/25,1925\n"
    films = cleaned(tmp_path, capsys, movies_dataset=text).tables.films
    assert films["year"].tolist() == [1966, 1925]


def test_a_spreadsheet_s_words_for_unknown_dates_are_counted_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "id,title,release_date\n1,A,N/A\n2,B,1995-10-30\n"
    found = cleaned(tmp_path, capsys, movies_dataset=text)
    assert (found.rule("word_for_unknown"), found.rule("not_a_date")) == (1, 0)
