"""Built tables from a local file server, by way of archives good and bad."""

import io
import logging
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import catalogue
from catalogue import DataError
from fetch import archive, download
from fetch.checksums import sha256
from tests import planted
from tests.fetch.local import Answer, serving

Files = dict[str, bytes]
FILMS = "film_id,title,date\n1,Toy Story,1995-10-30\n"
OTHER = "film_id,title,date\n2,Jumanji,1995-12-15\n"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a version's files."""
    folder = planted.save(planted.catalogue(films=FILMS), tmp_path / "version")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tar(to: Path, files: Files, top: str = "./") -> Path:
    """Write a .tar.gz as `tar -czf FILE -C data/tidy/current/ .` does."""
    with tarfile.open(to, "w:gz") as packed:
        folder = tarfile.TarInfo(top)
        folder.type = tarfile.DIRTYPE
        packed.addfile(folder)
        for name, content in files.items():
            info = tarfile.TarInfo(top + name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return to


def zipped(to: Path, files: Files, top: str = "tables/") -> Path:
    """Write a .zip as a file manager does."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(top + name, content)
    return to


@dataclass
class Server:
    """A file server with one file; `asked` counts the requests."""

    content: bytes
    status: int = 200
    delay: float = 0
    asked: int = 0

    def answer(self, _path: str, _headers: dict[str, str]) -> Answer:
        """Give the file."""
        self.asked += 1
        time.sleep(self.delay)
        return self.status, {}, self.content


@pytest.fixture
def tidy(tmp_path: Path, files: Files) -> Path:
    """Return a folder with tables already in it."""
    folder = tmp_path / "tidy"
    other = planted.save(planted.catalogue(films=OTHER), tmp_path / "other")

    def write(version: Path) -> None:
        for path in other.iterdir():
            (version / path.name).write_bytes(path.read_bytes())

    assert files
    catalogue.publish(folder, write)
    return folder


def titles(folder: Path) -> list[str]:
    """Return the titles of the films served from a folder."""
    return list(catalogue.load(folder).films["title"])


@pytest.mark.parametrize("pack", [tar, zipped])
def test_the_tables_of_an_archive_are_published(
    tmp_path: Path, files: Files, pack: Callable[[Path, Files], Path]
) -> None:
    packed = pack(tmp_path / "archive", files)
    with serving(Server(packed.read_bytes()).answer) as url:
        assert download.download(tmp_path / "tidy", url, sha256(packed).upper() + "\n")
    assert titles(tmp_path / "tidy") == ["Toy Story"]


def test_the_same_archive_is_fetched_once(tmp_path: Path, files: Files) -> None:
    packed = tar(tmp_path / "archive", files)
    server = Server(packed.read_bytes())
    with serving(server.answer) as url:
        came = [download.download(tmp_path / "tidy", url, sha256(packed)) for _ in range(2)]
    assert (came, server.asked) == ([True, False], 1)


def test_another_archive_replaces_the_tables(tidy: Path, tmp_path: Path, files: Files) -> None:
    packed = tar(tmp_path / "archive", files)
    assert titles(tidy) == ["Jumanji"]
    with serving(Server(packed.read_bytes()).answer) as url:
        download.download(tidy, url, sha256(packed))
    assert titles(tidy) == ["Toy Story"]


def test_an_archive_of_another_checksum_is_refused(
    tidy: Path, tmp_path: Path, files: Files
) -> None:
    packed = tar(tmp_path / "archive", files)
    server = Server(packed.read_bytes())
    with (
        serving(server.answer) as url,
        pytest.raises(DataError, match=r"\.0\.1 gave has the"),
    ):
        download.download(tidy, url + "/t?token=hush", "0" * 64)
    assert titles(tidy) == ["Jumanji"]


def bad(folder: Path, files: Files) -> Iterator[Path]:
    """Yield archives that must not be published."""
    yield tar(folder / "escaping.tar.gz", files | {"../../evil": b"x"})
    yield tar(folder / "rooted.tar.gz", files | {"evil": b"x"}, top="/")
    yield tar(folder / "deep.tar.gz", files | {"a/b/evil": b"x"})
    yield zipped(folder / "escaping.zip", files | {"../evil": b"x"})
    yield zipped(folder / "windows.zip", files | {"..\\evil": b"x"}, top="")
    yield zipped(folder / "drive.zip", files | {"C:evil": b"x"}, top="")
    yield tar(folder / "damaged tables.tar.gz", files | {"films.parquet": b"PAR1"})
    yield tar(folder / "no manifest.tar.gz", {"films.parquet": files["films.parquet"]})
    half = folder / "half.tar.gz"
    half.write_bytes(tar(folder / "whole", files).read_bytes()[:-200])
    yield half
    text = folder / "a page"
    text.write_text("<html>log in first</html>")
    yield text
    yield _links(folder / "link.tar.gz", files)
    with zipfile.ZipFile(zipped(folder / "link.zip", files), "a") as packed:
        info = zipfile.ZipInfo("tables/link")
        info.external_attr = 0o120777 << 16
        packed.writestr(info, "/etc/passwd")
    yield folder / "link.zip"


def _links(to: Path, files: Files) -> Path:
    with tarfile.open(tar(to.with_suffix(""), files)) as plain, tarfile.open(to, "w:gz") as packed:
        for info in plain:
            packed.addfile(info, plain.extractfile(info))
        link = tarfile.TarInfo("./link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    return to


def test_a_bad_archive_is_one_sentence_and_the_present_tables_stay(
    tidy: Path, tmp_path: Path, files: Files
) -> None:
    (tmp_path / "bad").mkdir()
    outside = set(tmp_path.rglob("evil*"))
    for packed in bad(tmp_path / "bad", files):
        with (
            serving(Server(packed.read_bytes()).answer) as url,
            pytest.raises(DataError) as caught,
        ):
            download.download(tidy, url, sha256(packed))
        assert "\n" not in str(caught.value), packed.name
        assert titles(tidy) == ["Jumanji"], packed.name
    assert set(tmp_path.rglob("evil*")) == outside
    assert not list((tidy / ".versions").glob("*.part"))


def test_what_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "bomb.zip", {"films.parquet": bytes(10_000_000)})
    assert packed.stat().st_size < 20_000
    (tmp_path / "into").mkdir()
    with pytest.raises(DataError, match="more than the limit"):
        archive.unpack(packed, tmp_path / "into", limit=1_000_000)


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "mac.zip", {"films.csv": b"1"})
    with zipfile.ZipFile(packed, "a") as more:
        more.writestr("__MACOSX/._films.csv", "x")
        more.writestr("tables/.DS_Store", "x")
    (tmp_path / "into").mkdir()
    archive.unpack(packed, tmp_path / "into")
    assert [path.name for path in (tmp_path / "into").iterdir()] == ["films.csv"]


def test_a_file_that_stands_twice_is_refused(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "twice.zip", {"films.csv": b"1"})
    with zipfile.ZipFile(packed, "a") as more:
        more.writestr("other/films.csv", "2")
    (tmp_path / "into").mkdir()
    with pytest.raises(DataError, match="twice"):
        archive.unpack(packed, tmp_path / "into")


@pytest.mark.parametrize(
    ("url", "digest", "sentence"),
    [
        ("file:///etc/passwd", "0" * 64, "must begin with https"),
        ("https://example.org/t", "", "64 digits"),
        ("http://127.0.0.1:9/t?token=hush", "0" * 64, r"from 127\.0\.0\.1 \("),
    ],
)
def test_wrong_settings_and_no_network_are_one_sentence(
    tmp_path: Path, url: str, digest: str, sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence) as caught:
        download.download(tmp_path / "tidy", url, digest)
    assert "hush" not in str(caught.value)


def test_an_error_of_the_server_is_told(tmp_path: Path) -> None:
    with (
        serving(Server(b"gone", status=404).answer) as url,
        pytest.raises(DataError, match="HTTP Error 404"),
    ):
        download.download(tmp_path / "tidy", url, "0" * 64)


def test_a_download_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    with serving(Server(b"x").answer) as url, pytest.raises(DataError, match="too long"):
        download.download(tmp_path / "tidy", url, "0" * 64, seconds=-1)


def start(monkeypatch: pytest.MonkeyPatch, url: str, digest: str) -> None:
    """Set what the secrets would say."""
    monkeypatch.delenv("CATALOGUE", raising=False)
    monkeypatch.setenv(download.URL, url)
    monkeypatch.setenv(download.SHA256, digest)


def test_a_starting_server_logs_what_went_wrong_and_goes_on(
    tidy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    start(monkeypatch, "http://127.0.0.1:9/t", "0" * 64)
    download.at_start(tidy)
    assert "The present tables stay." in caplog.text
    assert titles(tidy) == ["Jumanji"]


def test_a_starting_server_does_not_wait_for_a_slow_download_but_gets_it_later(
    tidy: Path, tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO, "butaca")
    packed = tar(tmp_path / "archive", files)
    with serving(Server(packed.read_bytes(), delay=0.5).answer) as url:
        start(monkeypatch, url, sha256(packed))
        download.at_start(tidy, patience=0.01)
        assert "still being fetched" in caplog.text
        assert titles(tidy) == ["Jumanji"]
        while "tables fetched" not in caplog.text:
            time.sleep(0.01)
    assert titles(tidy) == ["Toy Story"]


def test_nothing_is_fetched_where_the_operator_chose_the_tables(
    tidy: Path, tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tar(tmp_path / "archive", files)
    server = Server(packed.read_bytes())
    with serving(server.answer) as url:
        start(monkeypatch, url, sha256(packed))
        monkeypatch.setenv("CATALOGUE", str(tidy))
        download.at_start(tidy)
    assert server.asked == 0
