"""What makes the films of the sample, where the snapshot is installed."""

import gzip
import json
import subprocess
import sys
from importlib.metadata import files
from pathlib import Path

import pytest

pytest.importorskip("bokeh_sampledata")
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
MADE = ("movies_dataset.csv.gz", "credits.csv.gz")


@pytest.fixture(autouse=True)
def _modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLE))


def test_making_the_sample_again_gives_what_is_in_git(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / "make.py", tmp_path], check=True, capture_output=True)
    for name in MADE:
        assert gzip.decompress((tmp_path / name).read_bytes()) == gzip.decompress(
            (SAMPLE / name).read_bytes()
        ), f"{name} is not what data/sample/make.py makes"


def test_the_package_records_the_snapshot_as_cc0() -> None:
    record = next(f for f in files("bokeh-sampledata") or () if f.name == "datasets.json")
    entries = json.loads(record.locate().read_text(encoding="utf-8"))
    text = json.dumps(entries)
    start = text.index('"module": "movies_data"')
    assert '"license_expression": "CC0-1.0"' in text[start : text.index('"module"', start + 1)]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("Heat,1996,1\n", r"facts.csv row 2: 0 films are called 'Heat' \(1996\), not one"),
        ("Rage,2009,1\n", r"facts.csv row 2: 2 films are called 'Rage' \(2009\), not one"),
        ("Heat,1995,1\nHeat,1995,2\n", r"facts.csv row 3: 'Heat' \(1995\) stands there twice"),
    ],
)
def test_a_fact_that_names_no_single_film_is_refused(
    tmp_path: Path, rows: str, complaint: str
) -> None:
    from facts import FactError, read

    path = tmp_path / "facts.csv"
    path.write_text("title,year,budget\n" + rows, encoding="utf-8")
    with pytest.raises(FactError, match=complaint):
        read(path, {("Heat", "1995"): [1], ("Rage", "2009"): [2, 3]})


def test_a_name_with_a_comma_stays_whole() -> None:
    from snapshot import names

    assert names("Ann Lee, Sammy Davis, Jr., Zed, Zed") == ["Ann Lee", "Sammy Davis, Jr.", "Zed"]
    assert names("Hugh Graham, 1st Baron Atholstan, 9th Unit") == [
        "Hugh Graham, 1st Baron Atholstan",
        "9th Unit",
    ]
