"""Tables and models of 0.1.0: one command brings them up to this release, and nothing is lost."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import catalogue
from api.health import health
from catalogue import VERSION, quality
from catalogue.releases import COMMAND, advice, is_earlier
from catalogue.store import content_hash, version_folder
from catalogue.versions import versions
from publish.__main__ import main
from resources import loaded as resources
from resources.mapped import opened
from resources.warm import warm
from resources.watch import Watcher
from tests.etl.update.test_update import film, names, write

Said = pytest.CaptureFixture[str]
FILMS, USERS = 12, 8
LATER = ("film_titles.parquet", "titles.npz", "license.npz", "checksums.json")
"""Files that 0.1.0 did not write."""
LATER_COLUMNS = {"films": ["poster_path"], "film_people": ["person_id"]}
SENTENCE = f"made by release 0.1.0 and this is {VERSION}: `{COMMAND}` brings them up to it"
HEADER = "show_id,type,title,director,cast,country,date_added,release_year,rating,duration"


def raw(folder: Path) -> Path:
    """Write raw files of films, titles of a platform and ratings of both."""
    rows = [film(i, genres=names("Drama" if i % 2 else "War")) for i in range(1, FILMS + 1)]
    rows[0] |= {"title": "Toy Story", "imdb_id": "tt0114709"}
    write(folder / "movies_dataset.csv", rows, [*rows[1], "imdb_id"])
    stars = [
        f"{user},{number},{2 + (user + number) % 3},{number}"
        for user in range(1, USERS + 1)
        for number in range(1, FILMS + 1)
    ]
    plant(folder / "ratings/ratings.csv", "userId,movieId,rating,timestamp", *stars)
    plant(folder / "ratings/links.csv", *["movieId,imdbId,tmdbId", *links()])
    shows = [f"s{i},Movie,Film {i},,,,,1995,R,90 min" for i in (2, 3, 77)]
    plant(folder / "platforms/hulu_titles.csv", HEADER, *shows)
    given = [f"{user},{1 + user % 5}.0,5,hs2" for user in range(1, USERS + 1)]
    plant(folder / "platforms/ratings1/1.csv", "userId,rating,timestamp,movieId", *given)
    return folder


def links() -> Iterator[str]:
    return (f"{number},,{number}" for number in range(1, FILMS + 1))


def plant(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of tables and models as 0.1.0 published them."""
    folder = tmp_path_factory.mktemp("released")
    assert main(["--quiet", "--raw", str(raw(folder / "raw")), "--catalogue", f"{folder}/new"]) == 0
    version = folder / "tidy/.versions/20261124T203309000000-1"
    shutil.copytree(version_folder(folder / "new"), version)
    aged(version)
    (folder / "tidy/current").symlink_to(Path(".versions") / version.name)
    return folder / "tidy"


@pytest.fixture(scope="module")
def upgraded(released: Path) -> Path:
    """Return the folder with a version of this release beside it, made by the one command."""
    folder = released.with_name("upgraded")
    shutil.copytree(released, folder, symlinks=True)
    assert run(folder, "--quiet", "--update") == 0
    return folder


def aged(version: Path) -> None:
    """Leave of a version what 0.1.0 wrote, in its forms."""
    for name in LATER:
        (version / name).unlink(missing_ok=True)
    shutil.rmtree(version / ".mapped", ignore_errors=True)
    for name, columns in LATER_COLUMNS.items():
        path = version / f"{name}.parquet"
        pq.write_table(pq.read_table(path).drop_columns(columns), path)
    told = read(version / "quality.json")
    rewrite(version / "quality.json", {name: told[name] for name in sorted(quality.UNNUMBERED)})
    rewrite(version / "changes.json", {"since": None, "films": {"total": FILMS}, "moved": []})
    rewrite(version / "evaluation.json", {"identity": "", "films": {}})
    manifest = read(version / "manifest.json")
    rows = {name: count for name, count in manifest["rows"].items() if name != "film_titles"}
    sources = [{k: s[k] for k in ("name", "sha256", "bytes")} for s in manifest["sources"]]
    told = {"version": "0.1.0", "rows": rows, "sources": sources, "format": 1}
    identity = content_hash(version, rows)
    rewrite(version / "manifest.json", manifest | told | {"identity": identity})


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def rewrite(path: Path, told: dict[str, Any]) -> None:
    path.write_text(json.dumps(told), encoding="utf-8")


@pytest.fixture
def tidy(upgraded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the folder, in which 0.1.0's version is the present one again."""
    folder = shutil.copytree(upgraded, tmp_path / "tidy", symlinks=True)
    assert run(folder, "--restore", identities(folder)["0.1.0"]) == 0
    monkeypatch.setenv("CATALOGUE", str(folder))
    resources.swap(None)
    yield folder
    resources.swap(None)


def identities(folder: Path) -> dict[str, str]:
    """Return the versions on disk by the release that made them."""
    manifests = [version.manifest for version in versions(folder)]
    return {manifest.version: manifest.identity for manifest in manifests}


def run(tidy: Path, *options: object) -> int:
    return main(["--catalogue", str(tidy), *map(str, options)])


def assert_nothing_lost(before: catalogue.Catalogue, after: catalogue.Catalogue) -> None:
    """Hold every table against the earlier one; new columns and names of films are more."""
    assert len(after.films) == FILMS
    assert len(after.film_ratings) == FILMS * USERS
    assert len(after.titles) == 3
    for name in catalogue.store.IN_MEMORY:
        if name != "film_titles":
            assert getattr(after, name).equals(getattr(before, name)), name
    stars = [pq.read_table(of.file("title_ratings.parquet")) for of in (before, after)]
    assert stars[0].equals(stars[1])
    assert len(stars[0]) == USERS


def test_one_command_brings_tables_and_models_up_to_this_release(
    released: Path, upgraded: Path, capsys: Said
) -> None:
    before, after = catalogue.load(released), catalogue.load(upgraded)
    assert is_earlier(before.manifest)
    assert after.manifest.version == VERSION
    assert_nothing_lost(before, after)
    assert warm(after) == {}, "every model is there and of this release"
    spanish = after.film_titles[after.film_titles["language"] == "es"]
    assert len(after.film_titles) > FILMS
    assert (spanish["film_id"] == 1).any(), "the project's own names of films"
    told = quality.read(after.folder)
    assert {rule.name: rule.count for rule in told.rules} == {
        rule.name: rule.count for rule in quality.read_of_any(before.folder).rules
    }
    assert run(upgraded, "--update") == 0
    assert "nothing new" in capsys.readouterr().out, "it is done once"


def test_an_update_with_files_brings_them_up_too_and_names_find_their_films(
    tidy: Path, tmp_path: Path, capsys: Said
) -> None:
    more = write(tmp_path / "more.csv", [film(900)])
    named = tmp_path / "film_names.csv"
    plant(
        named,
        "imdb_id,language,region,title,kind,source",
        "tt0114709,es,es-ES,Juego de juguetes,main,wikidata",
    )
    assert run(tidy, "--update", named, more) == 0
    assert f"bringing tables of 0.1.0 up to {VERSION}" in capsys.readouterr().out
    after = catalogue.load(tidy)
    assert after.films["film_id"].tolist() == [*range(1, FILMS + 1), 900]
    assert len(after.film_ratings) == FILMS * USERS
    assert after.manifest.version == VERSION
    assert {1, 900} <= set(after.film_titles["film_id"])
    assert "Juego de juguetes" in set(after.film_titles["title"])


def test_going_back_leads_to_the_earlier_release_s_tables(tidy: Path, released: Path) -> None:
    assert catalogue.load(tidy).manifest == catalogue.load(released).manifest


def test_a_server_on_them_serves_and_says_in_one_sentence_what_to_do(tidy: Path) -> None:
    found = warm(opened(tidy))
    assert len(found) > 1
    (said,) = set(found.values())
    assert SENTENCE in said
    resources.swap(resources.Loaded(catalogue.load(tidy), tidy, problems=found))
    assert health()["problems"] == [said]


def test_a_server_switches_to_what_the_command_makes(tidy: Path) -> None:
    old = opened(tidy)
    resources.swap(resources.Loaded(old, tidy, problems=warm(old)))
    watcher = Watcher()
    assert run(tidy, "--quiet", "--restore", identities(tidy)[VERSION]) == 0
    assert watcher.look()
    served = resources.served()
    assert served is not None
    assert served.catalogue.manifest.version == VERSION
    assert resources.problems() == {}


def test_tables_of_this_release_or_a_later_one_are_not_told_to_be_old() -> None:
    manifest = catalogue.Manifest("0", "2026-11-24T20:33:09+00:00", VERSION)
    assert advice(manifest) == ""
    assert advice(replace(manifest, version="99.0.0")) == ""
    assert "release 0.1.10 " in advice(replace(manifest, version="0.1.10"))
