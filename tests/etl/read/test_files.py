"""Files are found under the names that copies bear; what is not read is named with its reason."""

from pathlib import Path

import pytest

from catalogue import DataError
from etl.read.filenames import platform, stem
from etl.read.files import find
from tests.etl.folders import cleaned, plant, refused

FILMS = "id,title,release_date\n1,Uno,1998-07-24\n"
TITLES = "show_id,type,title,release_year,rating,duration\ns1,Movie,Uno,2020,PG,95 min\n"
RATINGS = "userId,movieId,rating,timestamp\n1,7,4.0,9\n"
LINKS = "movieId,imdbId,tmdbId\n7,1,1\n"

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "name",
    [
        *("movies_dataset.csv", "Movies_Dataset.CSV", "movies_dataset (1).csv"),
        *("movies_dataset_clean.csv", "movies dataset - copia.csv", "Copy of movies_dataset.csv"),
        *("movies_metadata_small.csv", "tmdb_5000_movies.csv", "mis_peliculas.csv"),
    ],
)
def test_the_films_are_found_under_the_names_of_copies(tmp_path: Path, name: str) -> None:
    assert find(plant(tmp_path, **{name: FILMS})).films == tmp_path / name


def test_a_large_edition_goes_before_a_small_one_which_is_named(
    tmp_path: Path, capsys: Captured
) -> None:
    files = {"ratings.csv": RATINGS, "ratings_small.csv": RATINGS, "links.csv": LINKS}
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, **files)
    assert found.not_read() == {"ratings_small.csv": "ratings.csv is read instead"}
    assert "not read: ratings_small.csv: ratings.csv is read instead" in found.said


def test_a_small_edition_is_taken_and_said_where_the_large_one_is_absent(
    tmp_path: Path, capsys: Captured
) -> None:
    files = {"ratings_small.csv": RATINGS, "links_small.csv": LINKS}
    found = cleaned(tmp_path, capsys, movies_dataset=FILMS, **files)
    assert len(found.tables.film_ratings) == 1
    assert "ratings_small.csv is the small edition: the large one is not there." in found.said


def test_whatever_is_not_read_is_named_with_its_reason(tmp_path: Path, capsys: Captured) -> None:
    found = cleaned(
        tmp_path,
        capsys,
        movies_dataset=FILMS,
        movies__movies_metadata=FILMS,
        tags="userId,movieId,tag,timestamp\n1,7,slow,9\n",
        links=LINKS,
        scores="id,score\nns1,4\n",
        **{"notes.md": "# Notes"},
    )
    assert found.not_read() == {
        "links.csv": "there are no ratings that it links to films",
        "movies/movies_metadata.csv": "movies_dataset.csv is read instead",
        "notes.md": "not a table",
        "scores.csv": "there are no titles that it belongs to",
        "tags.csv": "its columns (userId, movieId, tag, timestamp) are those of no known file; "
        "of ratings (ratings.csv) it lacks rating",
    }


def test_a_folder_of_tables_already_made_holds_no_raw_files(tmp_path: Path) -> None:
    plant(tmp_path, movies_dataset=FILMS, tidy__films_flat=FILMS)
    (tmp_path / "tidy/manifest.json").write_text("{}")
    assert find(tmp_path).unread == ()


def test_a_folder_whose_only_file_is_of_no_use_says_why(tmp_path: Path, capsys: Captured) -> None:
    said = refused(tmp_path, capsys, **{"list.csv": "name,address\nUno,Calle\n"})
    assert "its columns (name, address) are those of no known file" in said


def test_the_command_ends_with_a_table_of_the_files_read(tmp_path: Path, capsys: Captured) -> None:
    text = FILMS + "x,Bad,1999-01-01\n2,Dos,\n"
    found = cleaned(tmp_path, capsys, movies_dataset=text, hulu_titles=TITLES)
    assert "movies_dataset.csv     3     1  no_id 1, no_release_date 1" in found.said
    assert "hulu_titles.csv        1     1  -" in found.said
    file = found.file("movies_dataset.csv")
    assert (file["rows"], file["kept"]) == (3, 1)
    assert file["left_out"] == {"no_id": 1, "no_release_date": 1}


def test_marks_of_copies_are_no_part_of_a_name() -> None:
    assert stem(Path("Credits_small (2).csv.gz")) == "credits"
    assert stem(Path("tmdb_5000_credits.csv")) == "tmdb_5000_credits"


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("amazon_prime_titles.csv", "amazon"),
        ("Disney Plus Titles (1).csv", "disney"),
        ("netflix_titles_nov_2019.csv", "netflix"),
        ("netflix1.csv", "netflix"),
        ("hbo_max_titles.csv", "hbo_max"),
        ("filmin_titles.csv", "filmin"),
        ("hbo-max/titles.csv", "hbo_max"),
    ],
)
def test_the_name_of_a_file_says_whose_titles_it_holds(
    tmp_path: Path, name: str, whose: str
) -> None:
    assert platform(tmp_path / name) == whose


def test_a_set_in_a_folder_of_its_own_is_read_and_what_lies_deeper_is_not(
    tmp_path: Path, capsys: Captured
) -> None:
    files = {"hbo-max/titles.csv": TITLES, "facts/platforms/filmin_titles.csv": TITLES}
    found = cleaned(tmp_path, capsys, hulu_titles=TITLES, **files)
    assert found.tables.titles["platform"].astype("str").tolist() == ["hbo_max", "hulu"]
    why = "files are looked for in the folder itself, movies/, platforms/ and ratings/"
    assert found.not_read() == {"facts/platforms/filmin_titles.csv": why}


def test_sets_unpacked_into_a_folder_of_any_name_are_read_where_there_are_no_others(
    tmp_path: Path, capsys: Captured
) -> None:
    files = {"archive/movies_metadata.csv": FILMS, "archive/hulu_titles.csv": TITLES}
    found = cleaned(tmp_path, capsys, **files)
    assert (len(found.tables.films), len(found.tables.titles)) == (1, 1)


def test_a_folder_without_films_names_the_files_seen_and_why_each_is_not_read(
    tmp_path: Path, capsys: Captured
) -> None:
    said = refused(
        tmp_path,
        capsys,
        **{
            "title.basics.tsv": "tconst\ttitleType\tprimaryTitle\ntt1\tmovie\tA\n",
            "title.ratings.tsv": "tconst\taverageRating\tnumVotes\ntt1\t5.7\t9\n",
            "links.csv": "movieId,imdbId,tmdbId\n1,0114709,862\n",
            "poster.png": b"x",
        },
    )
    assert "title.basics.tsv, title.ratings.tsv: it is one of IMDb's own lists" in said
    assert "links.csv: there are no films or titles that it belongs to." in said
    assert "poster.png: not a table." in said


def test_a_folder_that_is_not_there_is_refused_and_an_empty_one_lacks_files(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError, match="is not a folder"):
        find(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match="is not a folder"):
        find(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError) as told:
        find(tmp_path / "empty")
    assert "is not a folder" not in str(told.value)
