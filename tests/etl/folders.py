"""Raw folders planted as text, cleaned by the command, and what is left of them."""

import json
from pathlib import Path
from typing import Any

import pytest

import catalogue
from etl.__main__ import main


class Cleaned:
    """What `python -m etl` makes of a folder: its tables, its report, what it says."""

    def __init__(self, folder: Path, said: str) -> None:
        """Read the tables and the report that the command has published in a folder."""
        self.tables = catalogue.load(folder)
        self.report: dict[str, Any] = json.loads(
            self.tables.file("quality.json").read_text(encoding="utf-8")
        )
        self.said = said

    def rule(self, name: str) -> int:
        """Return how often a rule was met."""
        return {rule["name"]: rule["count"] for rule in self.report["rules"]}.get(name, 0)

    def file(self, name: str) -> dict[str, Any]:
        """Return what the report says of a file that was read."""
        return next(file for file in self.report["files"] if file["name"] == name)

    def not_read(self) -> dict[str, str]:
        """Return why each file that was not read was not."""
        return {file["name"]: file["reason"] for file in self.report["files_not_read"]}

    def items(self, table: str, column: str) -> dict[Any, list[str]]:
        """Return the items of a list by its film or title."""
        rows: Any = getattr(self.tables, table)
        return {owner: group[column].tolist() for owner, group in rows.groupby(rows.columns[0])}


def plant(folder: Path, **files: str | bytes) -> Path:
    """Write files by their stem (`a__b` is b in the folder a; a name may have a suffix)."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path = path if path.suffix else path.with_suffix(".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.lstrip("\n").encode())
    return folder


def cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str], **files: str | bytes) -> Cleaned:
    """Return what the command makes of the planted files."""
    capsys.readouterr()
    status = main(["--raw", str(plant(tmp_path / "raw", **files)), "--out", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert status == 0, said.err
    return Cleaned(tmp_path / "out", said.out)


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], **files: str | bytes) -> str:
    """Return the one sentence with which the command refuses the planted files."""
    capsys.readouterr()
    raw = plant(tmp_path / "raw", **files)
    assert main(["--raw", str(raw), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said
