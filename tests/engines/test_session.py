"""What an engine lacks is said in one sentence, before anything is read; needs no Spark."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import DataError
from engines import session
from etl.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def address() -> Iterator[str]:
    """Return an address at which somebody answers, who is no Spark."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"spark://127.0.0.1:{server.getsockname()[1]}"


def java(folder: Path, version: str) -> Path:
    """Return the home of a Java that is of this version and nothing else."""
    program = folder / "bin/java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize("wrong", ["local[2]", "spark://nowhere", "yarn", "spark://:7077"])
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(DataError, match=r"--engine takes spark://HOST:PORT, not .* stay"):
        session.reached(wrong)


def test_where_nobody_answers_the_command_says_so_and_the_tables_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    asked = ["--out", str(tmp_path), "--engine", f"spark://127.0.0.1:{port}", "--quiet"]
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"nobody answers at spark://127.0.0.1:{port} (")
    assert said.strip().count("\n") == 0
    assert not list(tmp_path.rglob("*.parquet"))


def test_no_java_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DataError, match="needs Java, which is not on the path: install 17"):
        session.java()


@pytest.mark.parametrize("version", ["1.8.0_452", "11.0.27", "16.0.2"])
def test_a_java_too_old_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path / "java", version)))
    number = version.removeprefix("1.").split(".")[0]
    with pytest.raises(DataError, match=rf"/bin/java is Java {number}: install 17"):
        session.java()


@pytest.mark.parametrize("version", ["17.0.15", "21", "25.0.1"])
def test_a_java_new_enough_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path / "java", version)))
    session.java()


def test_no_pyspark_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(DataError, match=r"pip install -r requirements-spark\.txt"):
        session.pyspark()


def test_no_command_imports_spark_unless_it_is_asked_for() -> None:
    script = (
        "import sys, app, etl.__main__, publish.__main__, models.__main__, etl.spread.build\n"
        "assert not {'pyspark', 'py4j'} & {name.split('.')[0] for name in sys.modules}\n"
        "import os\n"
        "assert 'SPARK_LOCAL_IP' not in os.environ, 'Spark finds the address that others reach'\n"
    )
    known = {name: value for name, value in os.environ.items() if name != "SPARK_LOCAL_IP"}
    strict = [sys.executable, "-W", "error::FutureWarning", "-c", script]
    subprocess.run(strict, cwd=ROOT, env=known, check=True)


def test_the_code_that_is_shipped_is_whole(tmp_path: Path) -> None:
    archive = session.shipped(tmp_path)
    script = (
        "import etl.spread.blocks as blocks, sys\n"
        "assert blocks.__file__.startswith(sys.path[0]), blocks.__file__\n"
    )
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(archive)!r})\n{script}"],
        cwd=tmp_path,
        check=True,
    )
