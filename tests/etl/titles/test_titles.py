"""Platform titles: each wart of the sources, planted and repaired."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import TABLES
from etl.report import Report
from etl.titles.repairs import move_durations_back, split_durations
from tests.etl.folders import cleaned
from tests.etl.platforms import made, row

HULU = """
s1,Movie,One,,,France,"July 1, 2020",2020,74 min,,"Drama, Comedy",x
s2,Movie,Two,,,,,2019,2 Seasons,,Drama,x
s3,TV Show,Three,,,,,2018,TV-MA,1 Season,Drama,x
s4,Movie,Four,,,,,2017,R,0 min,Drama,x
s5,Movie,Five,,,,,2016,,,Drama,x
"""


def counts(folder: Path) -> dict[str, int]:
    report = json.loads((folder / "tidy/current/quality.json").read_text())
    return {rule["name"]: rule["count"] for rule in report["rules"] if rule["count"]}


def test_a_length_found_in_the_age_rating_goes_back(tmp_path: Path) -> None:
    found = row(made(tmp_path, hulu_titles=HULU), "hs1")
    assert (found["duration_int"], found["duration_type"]) == (74, "min")
    assert found["duration_repaired"]
    assert pd.isna(found["rating"])
    assert counts(tmp_path)["duration_in_rating"] == 2


def test_a_film_that_counts_seasons_is_a_series(tmp_path: Path) -> None:
    titles = made(tmp_path, hulu_titles=HULU)
    assert row(titles, "hs2")["type"] == "tv show"
    assert row(titles, "hs1")["type"] == "movie"
    assert counts(tmp_path)["film_in_seasons"] == 1


def test_zero_minutes_are_unknown(tmp_path: Path) -> None:
    found = row(made(tmp_path, hulu_titles=HULU), "hs4")
    assert pd.isna(found["duration_int"])
    assert pd.isna(found["duration_type"])


def test_a_platform_without_cast_has_no_actors(tmp_path: Path) -> None:
    assert made(tmp_path, hulu_titles=HULU).title_actors.empty


def test_names_lose_stray_spaces_and_numbers_and_degrees_are_no_actors(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path,
        amazon_prime_titles='s1,Movie,One,," Ann Lee ,1,Bo, Ph.D., ann lee",,,2020,,9 min,Drama,x',
    )
    assert catalogue.title_actors["actor"].tolist() == ["Ann Lee", "Bo"]
    assert catalogue.title_actors["position"].tolist() == [0, 1]
    assert counts(tmp_path)["junk_actor"] == 2


def test_a_name_with_spaces_of_any_kind_within_it_is_the_same_name(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path,
        amazon_prime_titles="""s1,Movie,One,,"Ann  Lee, Bo\tDoe",,,2020,,9 min,Drama,x
        s2,Movie,Two,,"Ann \u00a0Lee, Bo Doe",,,2020,,9 min,Drama,x""",
    )
    assert catalogue.title_actors["actor"].tolist() == ["Ann Lee", "Bo Doe"] * 2


def test_dates_added_may_begin_with_a_space(tmp_path: Path) -> None:
    catalogue = made(
        tmp_path, netflix_titles='s1,Movie,One,,,," August 4, 2017",2017,R,90 min,Dramas,x'
    )
    assert row(catalogue, "ns1")["date_added"] == pd.Timestamp("2017-08-04")
    assert counts(tmp_path)["stray_spaces"] == 1


def test_a_genre_that_holds_commas_stays_whole(tmp_path: Path) -> None:
    genres = '"Arts, Entertainment, and Culture, Drama"'
    text = f"s1,Movie,One,,,,,2017,R,90 min,{genres},x"
    found = made(tmp_path, amazon_prime_titles=text).title_genres["genre"].tolist()
    assert found == ["Arts, Entertainment, and Culture", "Drama"]


@pytest.mark.parametrize(
    ("title", "minutes", "genre", "noise"),
    [
        ("Box Fan for Sleep", 540, "Special Interest", True),
        ("Gentle evening rain", 541, '"Documentary, Special Interest"', True),
        ("One Hour Beaches for sleep", 60, "Special Interest", True),
        ("Before I Go to Sleep", 92, '"Drama, Suspense"', False),
        ("A Very Long Story", 320, "Drama", False),
        ("A Long Documentary", 250, "Documentary", False),
    ],
)
def test_sleep_noise_is_told_from_films(
    tmp_path: Path, title: str, minutes: int, genre: str, noise: bool
) -> None:
    text = f"s1,Movie,{title},,,,,2017,ALL,{minutes} min,{genre},x"
    assert row(made(tmp_path, amazon_prime_titles=text), "as1")["sleep_noise"] == noise


def test_a_row_that_stands_twice_counts_once(tmp_path: Path) -> None:
    text = "s1,Movie,One,,,,,2017,R,90 min,Drama,x\n" * 2 + "s2,Movie,One,,,,,2017,R,9 min,Drama,x"
    assert len(made(tmp_path, hulu_titles=text).titles) == 2


def test_an_edition_s_extra_score_is_kept_apart_from_the_users(tmp_path: Path) -> None:
    header = "show_id,type,title,release_year,rating,duration,score"
    catalogue = made(tmp_path, netflix_titles=f"{header}\ns1,Movie,One,2017,R,90 min,87")
    assert row(catalogue, "ns1")["score_100"] == 87
    assert pd.isna(row(catalogue, "ns1")["score"])


def test_any_subset_of_platforms_works(tmp_path: Path) -> None:
    text = "s1,Movie,One,,,,,2017,R,90 min,Drama,x"
    catalogue = made(tmp_path, disney_plus_titles=text)
    assert catalogue.titles["platform"].tolist() == ["disney"]
    assert catalogue.films.empty


def test_a_title_is_the_film_of_its_name_and_year(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/movies_dataset.csv").write_text(
        "id,title,release_date\n1,Ámélie,2001-04-25\n2,Twin,1999-01-02\n3,Twin,1999-03-02\n"
    )
    text = """
    s1,Movie,amelie,,,,,2001,R,122 min,Comedy,x
    s2,Movie,Amelie,,,,,2002,R,122 min,Comedy,x
    s3,Movie,Twin,,,,,1999,R,90 min,Comedy,x
    s4,TV Show,Amelie,,,,,2001,R,1 Season,Comedy,x
    """
    links = made(tmp_path, hulu_titles=text).titles.set_index("title_id")["film_id"]
    assert links["hs1"] == 1
    assert links.drop("hs1").isna().all(), "another year, an ambiguous name, a series"


CREDITS = """id,cast,crew
1,"[{'name': 'Ann Roe'}, {'name': 'Bo Lee'}]","[{'job': 'Director', 'name': 'Jon Fávreau'}]"
2,[],"[{'job': 'Director', 'name': 'Jon Favreau'}]"
"""


def test_a_title_a_year_off_is_the_film_whose_director_or_cast_agrees(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/movies_dataset.csv").write_text(
        "id,title,release_date\n1,Lion,2019-07-12\n2,Twin,1999-01-02\n3,Twin,2001-03-02\n"
    )
    (tmp_path / "raw/credits.csv").write_text(CREDITS)
    text = """
    s1,Movie,Lion,jon favreau,,,,2018,R,122 min,Comedy,x
    s2,Movie,Lion,,"ann roe, BO LEE",,,2020,R,122 min,Comedy,x
    s3,Movie,Lion,,Ann Roe,,,2020,R,122 min,Comedy,x
    s4,Movie,Lion,Jon Favreau,,,,2017,R,122 min,Comedy,x
    s5,TV Show,Lion,Jon Favreau,,,,2018,R,1 Season,Comedy,x
    s6,Movie,Twin,Jon Favreau,,,,2000,R,90 min,Comedy,x
    """
    links = made(tmp_path, hulu_titles=text).titles.set_index("title_id")["film_id"].fillna(0)
    assert links.to_dict() == {"hs1": 1, "hs2": 1, "hs3": 0, "hs4": 0, "hs5": 0, "hs6": 2}
    assert counts(tmp_path)["title_a_year_off"] == 3


def test_a_title_is_the_film_that_has_another_name_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/movies_dataset.csv").write_text(
        "id,imdb_id,title,original_title,release_date\n"
        "1,tt0076759,Star Wars,Star Wars,1977-05-25\n"
        "2,,Herod's Law,La ley de Herodes,1999-11-09\n"
        "3,,Two Words,Words Two,2001-01-02\n4,,Words Two,,2001-03-02\n"
    )
    text = """
    s1,Movie,Star Wars: A New Hope (Episode IV),,,,,1977,PG,122 min,Comedy,x
    s2,Movie,La Ley de Herodes,,,,,1999,R,122 min,Comedy,x
    s3,Movie,Herodes: La Ley de,,,,,2000,R,122 min,Comedy,x
    s4,Movie,"Words, two!",,,,,2001,R,90 min,Comedy,x
    s5,TV Show,La Ley de Herodes,,,,,1999,R,1 Season,Comedy,x
    """
    links = made(tmp_path, hulu_titles=text).titles.set_index("title_id")["film_id"].fillna(0)
    assert links.to_dict() == {"hs1": 1, "hs2": 2, "hs3": 0, "hs4": 0, "hs5": 0}
    assert counts(tmp_path)["title_by_another_name"] == 2


def test_titles_flat_has_the_five_transformations_and_no_other(tmp_path: Path) -> None:
    made(tmp_path, hulu_titles=HULU, netflix_titles='s1,Movie, Ab ,,"X ,Y",,,2017,,3 min,Dramas,Q')
    flat = pd.read_csv(tmp_path / "tidy/current/titles_flat.csv", keep_default_na=False, dtype=str)
    assert flat["id"].tolist() == ["hs1", "hs2", "hs3", "hs4", "hs5", "ns1"]
    first, last = flat.iloc[0], flat.iloc[5]
    assert (first["rating"], first["duration_int"]) == ("74 min", ""), "not repaired"
    assert first["date_added"] == "2020-07-01"
    assert flat.loc[2, ["duration_int", "duration_type"]].tolist() == ["1", "season"]
    assert flat.loc[4, "rating"] == "g"
    assert (last["title"], last["cast"], last["description"]) == (" ab ", "x ,y", "q")


def test_every_table_keeps_to_its_dictionary(tmp_path: Path) -> None:
    catalogue = made(tmp_path, hulu_titles=HULU)
    for name in ("titles", "title_actors", "title_countries", "title_genres"):
        frame = getattr(catalogue, name)
        key = list(TABLES[name].key)
        assert list(frame.columns) == TABLES[name].names
        assert frame.equals(frame.sort_values(key).reset_index(drop=True))


@given(st.integers(1, 99_999), st.sampled_from(["min", "Season", "Seasons", "mins"]), st.booleans())
def test_a_length_is_read_wherever_it_stands(number: int, unit: str, misplaced: bool) -> None:
    cells = (f"{number} {unit}", None) if misplaced else ("PG", f"{number} {unit}")
    rows = pd.DataFrame(
        [["f", 2, "hulu", "s1", "T", *cells]],
        columns=["file", "line", "platform", "show_id", "title", "rating", "duration"],
    ).astype({"rating": "str", "duration": "str"})
    found = rows.pipe(move_durations_back, Report()).pipe(split_durations, Report()).iloc[0]
    assert found["duration_int"] == number
    assert found["duration_type"] == ("min" if unit.startswith("min") else "season")


def test_the_flat_table_keeps_the_dot_of_a_turkish_capital(tmp_path: Path) -> None:
    made(tmp_path, netflix_titles="s1,Movie,İstanbul,,İrem,,,2017,,90 min,Dramas,x")
    flat = pd.read_parquet(tmp_path / "tidy/titles_flat.parquet")
    assert flat[["title", "cast"]].iloc[0].tolist() == ["İstanbul".lower(), "İrem".lower()]


def test_a_year_that_is_no_whole_number_stays_out_without_a_traceback(tmp_path: Path) -> None:
    years = "s1,Movie,A,,,,,2017,,3 min,Dramas,Q\ns2,Movie,B,,,,,1.998,,3 min,Dramas,Q"
    tables = made(tmp_path, netflix_titles=years)
    assert tables.titles["title"].tolist() == ["A"]
    flat = pd.read_csv(tmp_path / "tidy/current/titles_flat.csv")
    assert flat["release_year"].isna().tolist() == [False, True]


def test_a_year_is_read_where_it_is_one_and_else_named_as_the_cause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    years = ["'21", "(2020)", "2019-05-04", "1998.0", "2019-2021", "2019–2021", "soon", ""]
    rows = "".join(f"s{i},Movie,Film {i},{year}\n" for i, year in enumerate(years, 1))
    found = cleaned(
        tmp_path,
        capsys,
        netflix_titles="show_id,type,title,release_year\n" + rows + ",Movie,Nobody,1998\n",
    )
    assert found.tables.titles["release_year"].tolist() == [2021, 2020, 2019, 1998]
    left = found.file("netflix_titles.csv")["left_out"]
    assert left == {"no_show_id": 1, "no_release_year": 4}
    assert "no_release_year 4" in found.said
