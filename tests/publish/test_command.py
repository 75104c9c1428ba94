"""`python -m publish` before the switch: what is lost is said, and nothing of it is published."""

import re
import shutil
from pathlib import Path

import pytest

import catalogue
from catalogue.mapped import store
from catalogue.store import version_folder
from publish import checks
from publish.__main__ import main
from tests.etl.update.test_update import FIELDS, film, names, write

FILMS = 120
Said = pytest.CaptureFixture[str]


def raw(folder: Path, share: float = 1.0, **cells: str) -> Path:
    rows = [
        film(i, budget=f"{i * 1000}", revenue=f"{i * 3000 * share:.0f}", **cells)
        for i in range(1, FILMS + 1)
    ]
    write(folder / "movies_dataset.csv", rows)
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    good = raw(folder / "raw", genres=names("Drama"))
    assert main(["--quiet", "--raw", str(good), "--catalogue", f"{folder}/tidy"]) == 0
    return folder / "tidy"


@pytest.fixture
def tidy(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "tidy", symlinks=True)
    return tmp_path / "tidy"


@pytest.fixture
def halved(tmp_path: Path) -> Path:
    return raw(tmp_path / "halved", 0.5, genres=names("Drama"))


def run(tidy: Path, *options: object) -> int:
    return main(["--catalogue", str(tidy), *map(str, options)])


def test_halved_revenues_are_not_published_and_said_column_by_column(
    tidy: Path, halved: Path, capsys: Said
) -> None:
    before = catalogue.load(tidy).folder
    assert run(tidy, "--raw", halved) == 1
    said = capsys.readouterr().err.splitlines()
    assert re.split(" {2,}", said[0]) == ["column", "before", "after", "rule", "example"]
    (mean,) = [line for line in said if "films.revenue" in line and " mean " in line]
    assert re.split(" {2,}", mean) == [
        "films.revenue",
        "mean 181,500",
        "90,750",
        "the mean over rows known in both may move by 10%",
        "1 Film 1: 3000.0 → 1500.0",
    ]
    assert "nothing is published" in said[-1]
    assert catalogue.load(tidy).folder == before
    assert not list((tidy / ".versions").glob("*.part"))


def test_a_dry_run_says_the_same_and_publishes_nothing(
    tidy: Path, halved: Path, tmp_path: Path, capsys: Said
) -> None:
    before = catalogue.load(tidy).folder
    assert run(tidy, "--dry-run", "--raw", halved) == 1
    assert "films.revenue" in capsys.readouterr().err
    more = write(tmp_path / "more.csv", [film(900)])
    assert run(tidy, "--dry-run", "--update", more) == 0
    said = capsys.readouterr().out
    assert "films: 1 added, 0 changed, 0 unchanged" in said
    assert "films: 120 rows, now 121" in said
    assert "nothing is published" in said
    assert catalogue.load(tidy).folder == before


def test_what_is_accepted_is_published_and_found_again(
    tidy: Path, halved: Path, tmp_path: Path, capsys: Said
) -> None:
    before = shutil.copytree(tidy, tmp_path / "before", symlinks=True)
    assert run(tidy, "--accept", "--raw", halved) == 0
    assert "films.revenue" in capsys.readouterr().out
    assert catalogue.load(tidy).films["revenue"].iloc[0] == 1500
    (accepted,) = catalogue.load(tidy).manifest.accepted
    assert accepted["identity"] == catalogue.load(tidy).manifest.identity
    assert {loss["column"] for loss in accepted["losses"]} >= {"films.revenue"}
    assert checks.main([str(before), str(tidy)]) == 0, "somebody accepted it already"
    assert run(tidy, "--update", write(tmp_path / "more.csv", [film(900)])) == 0
    assert catalogue.load(tidy).manifest.accepted == [accepted]


def test_a_refresh_is_weighed_by_the_same_gate(
    tidy: Path, halved: Path, tmp_path: Path, capsys: Said
) -> None:
    assert main(["--quiet", "--raw", str(halved), "--catalogue", f"{tmp_path}/fresh"]) == 0
    assert checks.main([str(tidy), f"{tmp_path}/fresh"]) == 1
    assert "films.revenue" in capsys.readouterr().out


def test_an_update_of_which_no_row_is_left_is_no_success(
    tidy: Path, tmp_path: Path, capsys: Said
) -> None:
    rows = [film(i, release_date="soon") for i in range(3)]
    assert run(tidy, "--update", write(tmp_path / "bad.csv", rows)) == 1
    assert "bad.csv gives no films of 3 rows" in capsys.readouterr().err
    assert main(["--catalogue", str(tidy), "--update", str(tmp_path / "bad.csv")]) == 1
    assert "rejected: 2 (no_release_date)" in capsys.readouterr().out


def test_a_column_that_the_new_file_lacks_is_told(tidy: Path, tmp_path: Path, capsys: Said) -> None:
    narrow = [name for name in FIELDS if name != "genres"]
    rows = [
        {name: cell for name, cell in film(i).items() if name in narrow}
        for i in range(1, FILMS + 1)
    ]
    write(tmp_path / "narrow/movies_dataset.csv", rows, narrow)
    assert run(tidy, "--raw", tmp_path / "narrow") == 1
    assert "film_genres.genres" in capsys.readouterr().err


def test_versions_are_listed_gone_back_to_and_verified(
    tidy: Path, tmp_path: Path, capsys: Said
) -> None:
    first = catalogue.load(tidy).manifest.identity
    assert run(tidy, "--quiet", "--update", write(tmp_path / "more.csv", [film(900)])) == 0
    second = catalogue.load(tidy).manifest.identity
    assert run(tidy, "--list") == 0
    said = capsys.readouterr().out.splitlines()
    assert re.split(" {2,}", said[0].strip())[:3] == ["version", "built", "films"]
    newest, oldest = (re.split(" {2,}", line.strip()) for line in said[1:])
    assert (newest[:2], newest[3], newest[-1]) == (["*", second], "121", "+1 films")
    assert (oldest[0], oldest[2]) == (first, "120")
    assert run(tidy, "--restore", first) == 0
    assert catalogue.load(tidy).manifest.identity == first
    assert run(tidy, "--verify") == 0
    assert "are what was published" in capsys.readouterr().out
    model = catalogue.load(tidy).file("words.parquet")
    model.write_bytes(model.read_bytes()[:-1])
    assert run(tidy, "--verify") == 1
    assert "words.parquet is not what was published" in capsys.readouterr().err
    assert run(tidy, "--restore", "nothing") == 1


def test_as_many_versions_stay_as_are_asked_for(tidy: Path, tmp_path: Path, capsys: Said) -> None:
    for number in (900, 901, 902):
        more = write(tmp_path / f"{number}.csv", [film(number)])
        assert run(tidy, "--quiet", "--keep", "2", "--update", more) == 0
    run(tidy, "--list")
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize(
    "options",
    [
        ("--list", "--verify"),
        ("--restore", "x", "--update", "y"),
        ("--keep", "1"),
        ("--engine", "spark://127.0.0.1:7077", "--update", "y"),
        ("--engine", "spark://127.0.0.1:7077", "--list"),
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_usage(
    tidy: Path, options: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tidy, *options)
    assert ended.value.code == 2


def test_a_publication_maps_its_version_so_that_no_start_has_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(store.CACHE, str(tmp_path / "cache"))
    good = raw(tmp_path / "raw", genres=names("Drama"))
    assert run(tmp_path / "tidy", "--quiet", "--raw", good) == 0
    version = version_folder(tmp_path / "tidy")
    made = store.signature(version)
    mapped = store.open_mapped(store.cache() / made, made)
    assert mapped is not None
    assert len(mapped.tables["films"]) == FILMS
    assert not store.damaged(mapped.folder)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--fetch", "tmdb"], "--fetch tmdb goes with --since DATE, --titles ES,MX or both"),
        (["--since", "2026-01-01"], "--fetch tmdb goes with --since DATE"),
        (["--titles", "ES"], "--fetch tmdb goes with --since DATE"),
        (["--update", "new.csv", "--raw", "raw"], "without --raw and --fetch"),
        (["--update", "new.csv", "--engine", "spark://here:7077"], "--engine cleans raw files"),
        (["--list", "--verify"], "go alone"),
        (["--list", "--dry-run"], "go alone"),
        (["--restore", "some", "--raw", "raw"], "go alone"),
        (["--verify", "--engine", "spark://here:7077"], "go alone"),
        (["--keep", "1"], "2 or more"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_done(
    tmp_path: Path, capsys: Said, options: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path / "tidy", *options)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "tidy").exists()
