"""The sets that people really have, each in its own layout."""

from pathlib import Path

import pandas as pd
import pytest

import catalogue
from etl.update.update import update
from tests.etl.folders import cleaned, plant

Captured = pytest.CaptureFixture[str]

FULL_TMDB = """
id,title,vote_average,vote_count,status,release_date,revenue,runtime,adult,backdrop_path,budget,\
homepage,imdb_id,original_language,original_title,overview,popularity,poster_path,tagline,genres,\
production_companies,production_countries,spoken_languages,keywords
7,Faro,8.3,340,Released,2010-07-15,825532764,148,False,/a.jpg,160000000,,tt1000007,en,Faro,About,\
83.9,/b.jpg,Tag,"Action, Science Fiction","Luz, Inc., Mar Films","Peru, United States of America",\
"English, Spanish, Swahili","sea, night"
8,Mar,7.1,12,Released,2011-07-15,0,90,False,,0,,,es,Mar,,1.2,,,Drama,Luz,Chile,Spanish,
"""
UDACITY = """
id,imdb_id,popularity,budget,revenue,original_title,cast,homepage,director,tagline,keywords,\
overview,runtime,genres,production_companies,release_date,vote_count,vote_average,release_year,\
budget_adj,revenue_adj
7,tt1000007,32.9,150000000,1513528810,Faro,Ana Gil|Leo Mas,,Luz Prado,Tag,sea|night,About,124,\
Action|War,Luz|Mar Films,6/9/15,5562,6.5,2015,137999939.3,1392445893
8,tt1000008,1.9,0,0,Mar,Ana Gil,,Luz Prado|Iker Sanz,,,,99,Drama,Luz,11/15/66,30,6.1,1966,0,0
"""
DASHES = """
id,title,genres,original_language,overview,popularity,production_companies,release_date,budget,\
revenue,runtime,status,tagline,vote_average,vote_count,credits,keywords,poster_path,backdrop_path,\
recommendations
7,Faro,Action-Science Fiction,en,About,1.5,Luz-Mar Films,2015-06-09,1,2,124,Released,,6,9,\
Ana Gil-Leo Mas,sea-night,/a.jpg,/b.jpg,8-9
8,Mar,Drama-Action,es,,1.5,Luz,2016-06-09,1,2,99,Released,,6,9,Ana Gil,night-sea,,,
9,Sol,Drama,es,,1.5,Luz-Mar Films,2016-06-09,1,2,99,Released,,6,9,Leo Mas-Ana Gil,,,,
"""


def test_the_full_tmdb_set_is_read(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, **{"TMDB_movie_dataset_v11.csv": FULL_TMDB})
    assert found.items("film_genres", "genre") == {7: ["Action", "Science Fiction"], 8: ["Drama"]}
    companies = found.items("film_companies", "company")
    assert companies == {7: ["Luz, Inc.", "Mar Films"], 8: ["Luz"]}
    assert found.items("film_countries", "country_code") == {7: ["PE", "US"], 8: ["CL"]}
    assert found.items("film_languages", "language_code")[7] == ["en", "es", "sw"]
    assert found.items("film_keywords", "keyword") == {7: ["sea", "night"]}
    assert found.tables.films["budget"].tolist()[0] == 160_000_000
    file = found.file("TMDB_movie_dataset_v11.csv")
    assert file["unread"] == ["backdrop_path", "homepage"]
    assert found.tables.films["poster_path"].tolist()[0] == "/b.jpg"
    assert file["lacking"] == ["belongs_to_collection"]


def test_udacity_s_set_is_read(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, **{"tmdb-movies.csv": UDACITY})
    films = found.tables.films
    assert films["title"].tolist() == ["Faro", "Mar"]
    assert films["date"].dt.strftime("%Y-%m-%d").tolist() == ["2015-06-09", "1966-11-15"]
    assert found.items("film_genres", "genre") == {7: ["Action", "War"], 8: ["Drama"]}
    people = found.tables.film_people[["film_id", "role", "person"]].to_numpy().tolist()
    assert people == [
        [7, "director", "Luz Prado"],
        [7, "cast", "Ana Gil"],
        [7, "cast", "Leo Mas"],
        [8, "director", "Luz Prado"],
        [8, "director", "Iker Sanz"],
        [8, "cast", "Ana Gil"],
    ]
    assert found.file("tmdb-movies.csv")["unread"] == ["homepage", "budget_adj", "revenue_adj"]


def test_a_set_parted_by_dashes_is_read(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(tmp_path, capsys, movies=DASHES)
    assert found.items("film_genres", "genre")[7] == ["Action", "Science Fiction"]
    assert found.items("film_companies", "company")[9] == ["Luz", "Mar Films"]
    assert found.items("film_people", "person")[7] == ["Ana Gil", "Leo Mas"]


def test_companions_inside_a_merged_file_are_read(tmp_path: Path, capsys: Captured) -> None:
    text = (
        "movie_id,title,release_date,cast,crew\n"
        "7,Faro,2015-06-09,\"[{'name': 'Ana Gil'}]\","
        "\"[{'job': 'Director', 'name': 'Luz Prado'}, {'job': 'Editor', 'name': 'Leo Mas'}]\"\n"
    )
    found = cleaned(tmp_path, capsys, movies=text)
    people = found.tables.film_people[["role", "person"]].to_numpy().tolist()
    assert people == [["director", "Luz Prado"], ["cast", "Ana Gil"]]


def test_a_file_of_credits_goes_before_the_films_own_columns(
    tmp_path: Path, capsys: Captured
) -> None:
    films = "id,title,release_date,cast\n7,Faro,2015-06-09,Leo Mas\n"
    credits = "id,cast,crew\n7,\"[{'name': 'Ana Gil'}]\",[]\n"
    found = cleaned(tmp_path, capsys, movies_dataset=films, credits=credits)
    assert found.items("film_people", "person") == {7: ["Ana Gil"]}
    assert "movies_dataset.csv: cast not read: credits.csv is read instead." in found.said


def test_people_bear_tmdb_s_numbers_unless_a_list_s_are_made_up(
    tmp_path: Path, capsys: Captured
) -> None:
    films = "id,title,release_date\n7,Faro,2015-06-09\n8,Mar,2016-06-09\n"
    crew = "[{'job': 'Director', 'name': 'Kim Roe', 'id': %s}]"
    cast = "[{'name': 'Ana Gil', 'id': %s}]"
    credits = "id,cast,crew\n"
    credits += f'7,"{cast % 980028689}","{crew % 1188}"\n8,"{cast % 12}","{crew % 1286104}"\n'
    found = cleaned(tmp_path, capsys, movies_dataset=films, credits=credits)
    rows = found.tables.film_people
    assert rows["person"].tolist() == ["Kim Roe", "Ana Gil"] * 2
    assert rows["person_id"].fillna(0).tolist() == [1188, 0, 1286104, 0]


JUSTWATCH = """
id,title,type,description,release_year,age_certification,runtime,genres,production_countries,\
seasons,imdb_id,imdb_score,imdb_votes,tmdb_popularity,tmdb_score
ts11,Faro,SHOW,About,2015,TV-MA,48,"['drama', 'scifi']","['PE', 'US']",2.0,tt11,8.1,9,1.5,8.0
tm12,Mar,MOVIE,About,2016,,114,['comedy'],[],,tt12,,,1.5,
"""
PEOPLE = """
person_id,id,name,character,role
1,ts11,Ana Gil,Herself,ACTOR
2,ts11,"Leo Mas, Jr.",,ACTOR
3,tm12,Luz Prado,,DIRECTOR
4,tm99,Iker Sanz,,ACTOR
"""


@pytest.mark.parametrize(
    ("titles", "credits", "prefix"),
    [
        ("hbo_max_titles", "hbo_max_credits", "hb"),
        ("hbo-max__titles", "hbo-max__credits", "hb"),
        ("netflix_titles", "netflix_credits", "n"),
        ("titles", "credits", "j"),
    ],
)
def test_justwatch_s_sets_are_read(
    tmp_path: Path, capsys: Captured, titles: str, credits: str, prefix: str
) -> None:
    found = cleaned(tmp_path, capsys, **{titles: JUSTWATCH, credits: PEOPLE})
    film, series = f"{prefix}tm12", f"{prefix}ts11"
    rows = found.tables.titles.set_index("title_id")
    lengths = rows[["type", "duration_int", "duration_type"]]
    assert lengths.loc[film].tolist() == ["movie", 114, "min"]
    assert lengths.loc[series].tolist() == ["tv show", 2, "season"]
    assert rows["rating"].astype("object").tolist()[1] == "TV-MA"
    assert rows.loc[film, "director"] == "Luz Prado"
    assert found.items("title_actors", "actor") == {series: ["Ana Gil", "Leo Mas Jr."]}
    assert found.items("title_genres", "genre") == {film: ["comedy"], series: ["drama", "scifi"]}
    assert found.items("title_countries", "country") == {series: ["Peru", "United States"]}
    assert found.rule("credit_without_title") == 1


IDENTIFIED = """
id,title,type,release_year,runtime,imdb_id
tm1,Toy Story: The Film,MOVIE,1996,81,tt0114709
tm2,Twin,MOVIE,2001,90,
tm3,The Matrix,MOVIE,1999,136,tt7777777
ts4,Toy Story,SHOW,1995,30,tt0114709
"""


def test_titles_are_linked_to_films_by_imdb_s_ids_before_name_and_year(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, hbo_titles=IDENTIFIED)
    films = found.tables.titles.set_index("title_id")["film_id"]
    linked = {str(title)[-3:]: film for title, film in films.dropna().items()}
    assert linked == {"tm1": 862, "tm3": 603}
    assert "imdb_id" not in found.said
    fresh = plant(tmp_path / "new", movies_dataset="id,title,release_date\n9,New,2001-01-02\n")
    path = fresh / "movies_dataset.csv"
    catalogue.publish(tmp_path / "out", update(tmp_path / "out", [path], lambda _: None).write)
    after = catalogue.load(tmp_path / "out").titles.set_index("title_id")["film_id"]
    assert after.dropna().to_dict() == films.dropna().to_dict()


def test_a_later_film_of_the_same_name_and_year_does_not_take_a_title_of_another_s_imdb_id(
    tmp_path: Path, capsys: Captured
) -> None:
    cleaned(tmp_path, capsys, movies_dataset=FILMS, hbo_titles=IDENTIFIED)
    assert catalogue.load(tmp_path / "out").titles["imdb_id"].notna().sum() == 3
    fresh = plant(
        tmp_path / "new",
        movies_dataset="id,title,release_date\n9,Toy Story: The Film,1996-01-02\n",
        hbo_titles="id,runtime\ntm1,82\n",
    )
    for name in ("movies_dataset.csv", "hbo_titles.csv"):
        found = update(tmp_path / "out", [fresh / name], lambda _: None)
        catalogue.publish(tmp_path / "out", found.write)
    after = catalogue.load(tmp_path / "out").titles.set_index("title_id")
    assert after.loc["hbtm1", ["film_id", "duration_int"]].tolist() == [862, 82]


def test_an_update_links_its_titles_by_imdb_s_ids(tmp_path: Path, capsys: Captured) -> None:
    cleaned(tmp_path, capsys, movies_dataset=FILMS)
    path = plant(tmp_path / "new", hbo_titles=IDENTIFIED) / "hbo_titles.csv"
    catalogue.publish(tmp_path / "out", update(tmp_path / "out", [path], lambda _: None).write)
    linked = catalogue.load(tmp_path / "out").titles["film_id"].dropna().tolist()
    assert sorted(linked) == [603, 862]


def test_a_set_that_does_not_say_whose_it_is_is_read_and_that_is_said(
    tmp_path: Path, capsys: Captured
) -> None:
    found = cleaned(tmp_path, capsys, titles=JUSTWATCH)
    assert "titles.csv does not say whose titles it holds" in found.said


def test_an_update_takes_a_set_of_justwatch_with_its_credits(
    tmp_path: Path, capsys: Captured
) -> None:
    cleaned(tmp_path, capsys, movies_dataset="id,title,release_date\n1,A,1995-01-02\n")
    fresh = plant(tmp_path / "new", hbo_max_titles=JUSTWATCH, hbo_max_credits=PEOPLE)
    paths = [fresh / "hbo_max_credits.csv", fresh / "hbo_max_titles.csv"]
    catalogue.publish(tmp_path / "out", update(tmp_path / "out", paths, lambda _: None).write)
    actors = catalogue.load(tmp_path / "out").title_actors["actor"].tolist()
    assert actors == ["Ana Gil", "Leo Mas Jr."]


FILMS = """
id,title,original_title,release_date,imdb_id
862,Toy Story,,1995-10-30,tt0114709
603,The Matrix,,1999-03-30,tt0133093
11,Twin,,2001-01-02,
12,Twin,,2001-05-02,
31,Harbour,El puerto,2003-01-02,
"""
RATED = (
    "userId,movieId,rating,timestamp\n1,1,4.0,978300760\n1,2,5.0,978300760\n"
    "2,3,3.0,978300760\n2,4,2.0,978300760\n"
)
MOVIES = (
    'movieId,title,genres\n1,Toy Story (1995),Comedy\n2,"Matrix, The (1999)",Action\n'
    '3,Twin (2001),Drama\n4,"Puerto, El (2002)",Drama\n'
)
LINKS = "movieId,imdbId,tmdbId\n1,0114709,862\n2,0133093,603\n"


def as_dat(text: str) -> str:
    return "".join(f"{line.replace(',', '::')}\n" for line in text.splitlines()[1:])


ITEMS = "".join(
    f"{i}|{title}|01-Jan-{year}||http://x|{'|'.join('0' * 19)}\n"
    for i, title, year in ((1, "Toy Story (1995)", 1995), (2, "Matrix, The (1999)", 1999))
)


DAT_MOVIES = (
    "1::Toy Story (1995)::Comedy\n2::Matrix, The (1999)::Action\n3::Twin (2001)::Drama\n"
    "4::Puerto, El (2002)::Drama\n"
)
MOVIELENS: dict[str, dict[str, str | bytes]] = {
    "links": {"ratings": RATED, "links": LINKS},
    "a folder of its own": {"ml-latest-small__ratings": RATED, "ml-latest-small__links": LINKS},
    "IMDb's numbers": {"ratings": RATED, "links": "movieId,imdbId\n1,0114709\n2,133093\n"},
    "movies": {"ratings_small": RATED, "movies": MOVIES},
    "1M": {"ratings.dat": as_dat(RATED), "movies.dat": DAT_MOVIES.encode("latin-1")},
    "100K": {
        "ml-100k__u.data": RATED.partition("\n")[2].replace(",", "\t"),
        "ml-100k__u.item": ITEMS,
    },
}


@pytest.mark.parametrize("size", MOVIELENS)
def test_movielens_is_read_in_every_size(tmp_path: Path, capsys: Captured, size: str) -> None:
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, **MOVIELENS[size])
    rated = found.tables.film_ratings[["user_id", "film_id", "rating"]].to_numpy().tolist()
    assert rated[:2] == [[1, 603, 5.0], [1, 862, 4.0]]
    by_title = size in {"movies", "1M"}
    assert rated[2:] == ([[2, 31, 2.0]] if by_title else [])
    assert found.rule("rating_without_link") == (1 if by_title else 2)


def test_films_that_have_an_original_title_alone_have_it_in_the_flat_table_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    films = "id,original_title,release_date\n1,Uno,1998-07-24\n2,,1999-07-24\n"
    found = cleaned(tmp_path, capsys, **{"tmdb-movies.csv": films})
    flat = pd.read_csv(found.tables.file("films_flat.csv"))
    assert flat["title"].tolist() == found.tables.films["title"].tolist() == ["Uno", "No title"]
