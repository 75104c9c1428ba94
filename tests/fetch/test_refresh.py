"""A fork that refreshes itself: the steps of the workflow, run in a clone, and its YAML."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogue
from catalogue import fetched
from catalogue.store import version_folder
from fetch.kaggle import SOURCES
from fetch.layout import write
from publish import __main__ as publish
from publish import checks
from tests.fetch.local import Tmdb, film, listed, series, serving
from tests.fetch.test_cloud import CODE
from tests.fetch.test_kaggle import fill
from tests.needs import GIT

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
OLD = [film(i, f"Old {i}", f"2000-01-{i + 1:02}") for i in range(1, 6)]

TITLES = "show_id,type,title,release_year,rating,duration\ns1,Movie,A,2020,PG,90 min\n"
RATINGS = "userId,movieId,rating,timestamp\n1,11,4.0,964982703\n"
LINKS = "movieId,imdbId,tmdbId\n11,1,1\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables of five films and the models fitted on them."""
    folder = tmp_path_factory.mktemp("published")
    write(folder / "raw", OLD)
    tidy = str(folder / "tidy")
    assert publish.main(["--quiet", "--raw", f"{folder}/raw", "--catalogue", tidy]) == 0
    return folder / "tidy"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmdb]:
    """Return a TMDB with a new film and a changed one."""
    films = {1: film(1, "Old 1, restored", "2000-01-02"), 9: film(9, "New 9", "2026-11-02")}
    there = Tmdb(films, changed={"2026-11-03": [1, 777]}, providers={"ES": {8: "Netflix"}})
    there.offers["ES", 8, "movie"] = [listed(9, "Nueva 9", "2026-11-02")]
    there.offers["ES", 8, "tv"] = [series(3, "Serie", "2025-01-01")]
    monkeypatch.setenv("TMDB_API_KEY", there.key)
    with serving(there.answer) as url:
        monkeypatch.setenv("TMDB_API_URL", url)
        yield there


def titles(folder: Path) -> list[str]:
    return list(catalogue.load(folder).films["title"])


def test_new_and_changed_films_are_published_in_one_command(
    tmp_path: Path, published: Path, world: Tmdb
) -> None:
    shutil.copytree(published, tmp_path / "tidy", symlinks=True)
    command = ["--quiet", "--catalogue", f"{tmp_path}/tidy", "--raw", f"{tmp_path}/raw"]
    assert publish.main([*command, "--fetch", "tmdb", "--since", "2026-11-01"]) == 0
    found = ["Old 1, restored", "Old 2", "Old 3", "Old 4", "Old 5", "New 9"]
    assert titles(tmp_path / "tidy") == found
    assert "/movie/777" not in world.asked, "changed, but none of ours"
    before = catalogue.load(tmp_path / "tidy").folder
    assert publish.main([*command, "--fetch", "tmdb", "--since", "2026-11-01"]) == 0
    assert catalogue.load(tmp_path / "tidy").folder == before


def test_films_and_what_platforms_have_in_a_country_are_published_in_one_command(
    tmp_path: Path, published: Path, world: Tmdb
) -> None:
    shutil.copytree(published, tmp_path / "tidy", symlinks=True)
    command = ["--quiet", "--catalogue", f"{tmp_path}/tidy", "--raw", f"{tmp_path}/raw"]
    command += ["--fetch", "tmdb", "--titles", "es"]
    assert publish.main([*command, "--since", "2026-11-01"]) == 0
    tables = catalogue.load(tmp_path / "tidy")
    assert tables.titles["title"].tolist() == ["Nueva 9", "Serie"]
    assert tables.titles["film_id"].tolist()[0] == 9, "the film came by the same command"
    given = fetched.read(tables.folder)
    assert (set(given.titles), set(given.films)) == ({"netflix_in_es"}, {1, 9})
    world.offers["ES", 8, "tv"] = []
    assert publish.main(command) == 0, "without a date films stay as they are"
    assert catalogue.load(tmp_path / "tidy").titles["title"].tolist() == ["Nueva 9"]


def test_the_public_sets_are_fetched_and_published_in_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAGGLEHUB_CACHE", f"{tmp_path}/cache")
    write(tmp_path / "kaggle", OLD)
    texts = {path.name: path.read_text() for path in (tmp_path / "kaggle").iterdir()}
    texts |= {"ratings.csv": RATINGS, "links.csv": LINKS}
    contents = {source: texts.get(Path(source.to).name, TITLES) for source in SOURCES}
    fill(tmp_path / "cache", contents)
    command = ["--fetch", "kaggle", "--raw", f"{tmp_path}/raw", "--catalogue", f"{tmp_path}/tidy"]
    assert publish.main(command) == 0
    tables = catalogue.load(tmp_path / "tidy")
    assert (len(tables.films), len(tables.titles), len(tables.film_ratings)) == (5, 4, 1)
    assert tables.manifest.provenance["films"]["licence"].startswith("CC0")
    fill(tmp_path / "cache", {SOURCES[-1]: TITLES.replace("s1", "s2")})
    assert publish.main(command) == 1
    assert "is not the file that was fetched before" in capsys.readouterr().err
    assert catalogue.load(tmp_path / "tidy").folder == tables.folder


@pytest.mark.usefixtures("world")
def test_the_sample_is_not_mixed_with_films_of_tmdb(
    tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(published, tmp_path / "tidy", symlinks=True)
    manifest = tmp_path / "tidy/manifest.json"
    manifest.write_text(
        manifest.read_text().replace('"provenance": {}', '"provenance": {"sample": true}')
    )
    command = ["--catalogue", f"{tmp_path}/tidy", "--fetch", "tmdb", "--since", "2026-11-01"]
    assert publish.main(command) == 1
    assert "publish the full data first" in capsys.readouterr().err


def test_a_failed_fetch_is_one_sentence_and_the_present_tables_stay(
    tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str], world: Tmdb
) -> None:
    shutil.copytree(published, tmp_path / "tidy", symlinks=True)
    world.key = "another"
    command = ["--catalogue", f"{tmp_path}/tidy", "--raw", f"{tmp_path}/raw", "--quiet"]
    assert publish.main([*command, "--fetch", "tmdb", "--since", "2026-11-01"]) == 1
    assert "does not accept the key" in capsys.readouterr().err
    assert titles(tmp_path / "tidy") == titles(published)


def test_checks_pass_tables_that_grew(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.main([str(tmp_path / "nothing yet"), str(published)]) == 0
    assert checks.main([str(published), str(published)]) == 0
    assert "films: 5 rows, now 5" in capsys.readouterr().out


def test_checks_refuse_tables_that_lost_films(
    tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "raw", OLD[:4])
    fewer = str(tmp_path / "tidy")
    assert publish.main(["--quiet", "--raw", f"{tmp_path}/raw", "--catalogue", fewer]) == 0
    assert checks.main([str(published), fewer]) == 1
    assert "films fell from 5 rows to 4" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda version: (version / "evaluation.json").unlink(), "fitted on no tables"),
        (lambda version: (version / "evaluation.json").write_text('{"identity": "x"}'), "on x"),
        (lambda version: (version / "films.parquet").write_bytes(b"PAR1"), "damaged tables"),
    ],
)
def test_checks_refuse_what_does_not_belong_together(
    tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str], harm: object, sentence: str
) -> None:
    shutil.copytree(published / "current", tmp_path / "tidy")
    assert callable(harm)
    harm(tmp_path / "tidy")
    assert checks.main([str(published), str(tmp_path / "tidy")]) == 1
    assert sentence in capsys.readouterr().out


@pytest.mark.usefixtures("world")
def test_the_steps_of_the_workflow_bring_new_films_into_a_commit(
    tmp_path: Path, published: Path
) -> None:
    fork = tmp_path / "fork"
    for name in (*CODE, "deploy", "etl", ".gitignore", "data/sample"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (fork / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, fork / name)
    shutil.copytree(published / "current", fork / "data/tidy")
    run(fork, "git init -q && git add . && git add -f data/tidy && git commit -q -m first")
    run(fork, "export BUTACA_TITLES=ES; deploy/refresh.sh publish tmdb 2026-11-01")
    run(fork, "deploy/refresh.sh check")
    run(fork, "deploy/refresh.sh commit")
    changed = run(fork, "git show --stat --format=%s HEAD")
    assert changed.startswith("New data")
    assert "data/tidy/films.parquet" in changed
    assert run(fork, "git status --porcelain") == ""
    clone = tmp_path / "clone"
    run(tmp_path, f"git clone -q {fork} {clone}")
    assert titles(clone / "data/tidy")[-1] == "New 9"
    assert catalogue.load(clone / "data/tidy").titles["title"].tolist() == ["Nueva 9", "Serie"]
    assert not any(path.is_symlink() for path in (clone / "data/tidy").iterdir())
    run(fork, "deploy/refresh.sh publish tmdb 2026-11-01")
    assert "nothing new" in run(fork, "deploy/refresh.sh commit")


def without_links(published: Path, to: Path) -> Path:
    """Copy tables as they are published where links are not allowed."""
    version = version_folder(published)
    shutil.copytree(version, to / ".versions" / version.name)
    (to / "current").write_text(f".versions/{version.name}\n")
    return to


def test_tables_without_links_are_committed_as_plain_files(tmp_path: Path, published: Path) -> None:
    fork = tmp_path / "fork"
    (fork / "deploy").mkdir(parents=True)
    shutil.copy(ROOT / "deploy/refresh.sh", fork / "deploy")
    without_links(published, fork / "data/fresh")
    run(fork, "git init -q && git add deploy && git commit -q -m first && deploy/refresh.sh commit")
    assert titles(fork / "data/tidy") == titles(published)
    kept = {path.name for path in (fork / "data/tidy").iterdir()}
    assert kept == {path.name for path in version_folder(published).iterdir()}


def test_checks_measure_tables_without_links_too(
    tmp_path: Path, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    present = without_links(published, tmp_path / "tidy")
    assert checks.main([str(present), str(published)]) == 0
    assert "films: 5 rows, now 5" in capsys.readouterr().out


def run(folder: Path, command: str) -> str:
    """Run a shell's command in a fork and return what it prints."""
    GIT.or_skip()
    variables = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER")
                 for what in ("NAME", "EMAIL")}  # fmt: skip
    done = subprocess.run(
        ["bash", "-ec", command],
        cwd=folder,
        env=os.environ | variables | {"PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_well_formed_and_fits_githubs_schema(path: Path) -> None:
    scripts = Path(sys.executable).parent
    for tool in (
        [scripts / "yamllint", "--strict", "-c", ROOT / ".yamllint"],
        [scripts / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ):
        done = subprocess.run([*tool, path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "docs/DEPLOY.md"], ids=lambda path: path.name)
def test_a_workflow_and_the_guide_name_files_that_are_here(path: Path) -> None:
    pattern = r"(?<!/)(?:deploy|\.ci|tests|fetch)/[\w./-]+\w|requirements[\w-]*\.txt"
    named = re.findall(pattern, path.read_text())
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
