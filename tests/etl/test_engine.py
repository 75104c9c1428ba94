"""Where raw files are looked for: a folder, a file's address, a store that Spark alone reads."""

from pathlib import Path

import pytest

from catalogue import DataError
from etl.__main__ import main
from etl.engine import engine, found, local, named
from tests.etl.folders import plant


def test_an_address_of_files_is_their_folder(tmp_path: Path) -> None:
    folder = plant(tmp_path / "a folder", movies_dataset="id,title,release_date\n1,Uno,1998\n")
    assert local(folder.as_uri()) == local(str(folder)) == folder
    with engine(found(folder.as_uri(), None), None, print) as (files, _):
        assert files.films == folder / "movies_dataset.csv"


@pytest.mark.parametrize("address", ["s3a://bucket/raw", "hdfs://a:9000/raw", "file://there/raw"])
def test_an_address_of_a_store_needs_the_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert local(address) is None
    assert main(["--raw", address, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said == f"{address} is read by Spark alone: add --engine spark://HOST:PORT.\n"


@pytest.mark.parametrize("copy", ["spark-1/userFiles-2-3", "app-2026-0001/12"])
def test_what_is_said_of_a_fetched_file_names_its_address(tmp_path: Path, copy: str) -> None:
    def read() -> None:
        message = f"{tmp_path}/{copy}/raw/films.csv is empty."
        with named("s3a://bucket/raw/"):
            raise DataError(message)

    with pytest.raises(DataError, match=r"^s3a://bucket/raw/films\.csv is empty\.$"):
        read()
