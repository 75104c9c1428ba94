"""Options of `python -m publish` that do not go together, and what a fetch needs to begin."""

from pathlib import Path

import pytest

from publish.__main__ import main
from tests.planted import catalogue, save

Said = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--fetch tmdb", "goes with --since DATE, --titles ES,MX or both"),
        ("--since 2026-01-01", "goes with --since DATE, --titles ES,MX or both"),
        ("--fetch kaggle --titles ES", "goes with --since DATE, --titles ES,MX or both"),
        ("--update films.csv --raw raw", "--update merges the named files alone"),
        ("--update --fetch wikidata", "--update merges the named files alone"),
        ("--engine spark://here:7077 --update", "an update is small and is merged on this machine"),
        ("--engine spark://here:7077 --fetch wikidata", "--engine cleans raw files"),
        ("--list --verify", "go alone, with --catalogue at most"),
        ("--list --dry-run", "go alone, with --catalogue at most"),
        ("--restore 123 --raw raw", "go alone, with --catalogue at most"),
        ("--verify --update", "go alone, with --catalogue at most"),
        ("--keep 1", "2 or more"),
        ("--since yesterday", "invalid fromisoformat value"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_read(
    tmp_path: Path, capsys: Said, options: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--catalogue", str(tmp_path / "tidy"), *options.split()])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return tables that say of themselves that they are the sample; no secret is set."""
    for name in ("BUTACA_CONTACT", "TMDB_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)  # where no secrets lie
    return save(catalogue(films="film_id,title,date,imdb_id\n1,A,1999-01-02,tt1"), tmp_path / "t")


@pytest.mark.parametrize("options", ["--since 2026-01-01", "--titles ES"])
def test_tmdb_is_not_asked_for_the_sample_whose_numbers_are_not_its_own(
    sample: Path, capsys: Said, options: str
) -> None:
    assert main(["--catalogue", str(sample), "--fetch", "tmdb", *options.split()]) == 1
    said = capsys.readouterr().err
    assert f"{sample} holds the sample, whose films do not bear TMDB's numbers" in said
    assert "--fetch kaggle" in said


def test_wikidata_is_not_asked_by_somebody_who_gives_no_address(sample: Path, capsys: Said) -> None:
    assert main(["--catalogue", str(sample), "--fetch", "wikidata", "--raw", str(sample)]) == 1
    assert "put a page or an address into BUTACA_CONTACT" in capsys.readouterr().err


def test_an_update_of_a_folder_without_tables_says_how_to_make_them(
    tmp_path: Path, capsys: Said
) -> None:
    films = tmp_path / "films.csv"
    films.write_text("id,title,release_date\n1,A,1999-01-02\n", encoding="utf-8")
    assert main(["--catalogue", str(tmp_path / "tidy"), "--update", str(films)]) == 1
    assert "holds no tables: make them with" in capsys.readouterr().err
    assert not (tmp_path / "tidy").exists()


def test_where_nothing_lies_nothing_is_listed_gone_back_to_or_verified(
    tmp_path: Path, capsys: Said
) -> None:
    for options in (["--list"], ["--verify"], ["--restore", "123"]):
        assert main(["--catalogue", str(tmp_path / "tidy"), *options]) == 1
        said = capsys.readouterr().err
        assert said.startswith("python -m publish: ")
        assert said.count("\n") == 1
