"""The mapped form of a version: the same tables and indexes, opened and not read."""

import json
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import load
from catalogue.mapped import frames, store
from catalogue.mapped.values import Reader, Writer, Written
from catalogue.store import IN_MEMORY, Catalogue
from catalogue.texts import pack
from queries.films import companies, franchises, returns
from queries.names.exact import exact
from queries.platforms import sizes
from queries.search import index
from resources import mapped

SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv(store.CACHE, str(folder))
        yield folder


@pytest.fixture(scope="module")
def opened(cached: Path) -> Catalogue:
    assert cached.is_dir()
    return mapped.opened(SAMPLE)


@pytest.mark.parametrize("name", IN_MEMORY)
def test_a_mapped_table_is_the_table(opened: Catalogue, name: str) -> None:
    read = getattr(load(SAMPLE), name)
    pd.testing.assert_frame_equal(getattr(opened, name), read, check_categorical=False)


def test_a_mapped_table_holds_no_memory_of_its_own_and_cannot_be_changed(
    opened: Catalogue,
) -> None:
    votes = opened.films["vote_count"].to_numpy()
    assert not votes.flags.owndata
    assert not votes.flags.writeable


@pytest.mark.parametrize(
    "make", [franchises.index, companies.index, companies.ranking, sizes.sizes, index.make_index]
)
def test_what_was_stored_is_mapped_and_says_the_same(opened: Catalogue, make: object) -> None:
    assert opened.mapped is not None
    name = f"{make.__module__}.{make.__qualname__}"  # type: ignore[attr-defined]
    assert name in opened.mapped.held
    found, made = opened.mapped.held[name], make(load(SAMPLE))  # type: ignore[operator]
    assert same(found, made)


def same(one: object, other: object) -> bool:
    """Tell whether two values of an index are alike, arrays and frames by their content."""
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_categorical=False)
        return True
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other)  # type: ignore[arg-type]
    parts = getattr(one, "__dataclass_fields__", None)
    if parts is None:
        return one == other
    return all(same(getattr(one, name), getattr(other, name)) for name in parts)


def test_a_second_start_makes_nothing(cached: Path, opened: Catalogue) -> None:
    assert opened.mapped is not None
    before = {path: path.stat().st_mtime_ns for path in cached.rglob("*")}
    again = mapped.opened(SAMPLE)
    assert again.mapped is not None
    assert {path: path.stat().st_mtime_ns for path in cached.rglob("*")} == before


def test_what_is_of_another_version_or_format_or_size_is_not_opened(
    opened: Catalogue, tmp_path: Path
) -> None:
    assert opened.mapped is not None
    folder, made = opened.mapped.folder, store.signature(SAMPLE)
    assert store.open_mapped(folder, made) is not None
    assert store.open_mapped(folder, "another") is None
    assert store.open_mapped(tmp_path, made) is None
    index = json.loads((folder / store.INDEX).read_text())
    for change in ({"format": 0}, {"files": {"films.arrow": {"size": 1, "sha256": ""}}}):
        (tmp_path / store.INDEX).write_text(json.dumps(index | change))
        assert store.open_mapped(tmp_path, made) is None


def test_a_flipped_bit_is_found_by_the_hash(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": np.arange(1000)})
    store.write_mapped(tmp_path / "m", "v", {"films": frame}, {})
    assert store.damaged(tmp_path / "m") == []
    with (tmp_path / "m/films.arrow").open("r+b") as file:
        file.seek(900)
        byte = file.read(1)
        file.seek(900)
        file.write(bytes([byte[0] ^ 1]))
    assert store.damaged(tmp_path / "m") == ["films.arrow"]


def test_what_several_values_hold_is_on_disk_once_and_stays_what_each_holds(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": np.arange(1000), "kind": pd.Categorical(["a", "b"] * 500)})
    other = frame.assign(kind=frame["kind"].cat.rename_categories(["a", "c"]))
    values = {"one": {"a": np.arange(9), "b": frame}, "two": [np.arange(9), other], "three": other}
    store.write_mapped(tmp_path / "m", "v", {"films": frame, "again": frame}, values)
    found = store.open_mapped(tmp_path / "m", "v")
    assert found is not None
    assert store.damaged(tmp_path / "m") == []
    pd.testing.assert_frame_equal(found.tables["again"], frame)
    pd.testing.assert_frame_equal(found.held["one"]["b"], frame)
    pd.testing.assert_frame_equal(found.held["two"][1], other)
    pd.testing.assert_frame_equal(found.held["three"], other)
    assert found.held["two"][0].tolist() == found.held["one"]["a"].tolist() == list(range(9))
    of_values = [path.name for path in (tmp_path / "m").glob("*.[0-9]*")]
    assert sorted(of_values) == ["one.1.npy", "two.2.arrow", "two.2.kind.names.arrow"]


def test_a_value_that_two_names_return_is_one_object_again(tmp_path: Path) -> None:
    one = {f"film {place}": (place, "a director") for place in range(100)}
    store.write_mapped(tmp_path / "m", "v", {}, {"one": one, "again": one, "like": dict(one)})
    found = store.open_mapped(tmp_path / "m", "v")
    assert found is not None
    assert found.held["one"] is found.held["again"]
    assert found.held["again"] == found.held["like"] == one
    assert (tmp_path / "m" / store.INDEX).read_text().count("film 99") == 2


def test_what_two_names_return_and_nothing_can_map_is_left_out_whole(tmp_path: Path) -> None:
    unknown = object()
    store.write_mapped(tmp_path / "m", "v", {}, {"one": unknown, "again": unknown, "two": 2})
    found = store.open_mapped(tmp_path / "m", "v")
    assert found is not None
    assert found.held == {"two": 2}


def test_names_of_categories_are_no_objects_until_they_are_asked_for(tmp_path: Path) -> None:
    names = [f"a company of a long name {place}" for place in range(20_000)]
    frames.write(pd.DataFrame({"company": pd.Categorical(names)}), tmp_path / "c.arrow")
    tracemalloc.start()
    read = frames.read(tmp_path / "c.arrow")["company"]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200_000
    assert read.tolist() == names


def test_where_nothing_can_be_written_the_tables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.CACHE, "/proc/nowhere")
    tables = mapped.opened(SAMPLE)
    assert tables.mapped is None
    assert len(tables.films) == len(load(SAMPLE).films)


def test_another_program_maps_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.signature(SAMPLE)
    assert store.signature(SAMPLE) == before
    monkeypatch.setattr(store, "code", lambda: "another")
    assert store.signature(SAMPLE) != before


def test_only_the_latest_maps_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.CACHE, str(tmp_path))
    for age, name in enumerate("edcba"):
        store.write_mapped(tmp_path / name, name, {}, {})
        os.utime(tmp_path / name, ns=(age, age))
    store.forget(keep=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_large_maps_stay_as_long_as_there_is_room_and_the_latest_in_any_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(store.CACHE, str(tmp_path))
    for age, name in enumerate("cba"):
        store.write_mapped(tmp_path / name, name, {}, {"some": np.zeros(1000)})
        os.utime(tmp_path / name, ns=(age, age))
    store.forget(room=20_000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    store.forget(room=100)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_as_long_as_there_are_no_more_than_stay_all_of_them_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUTACA_CACHE", str(tmp_path))
    for name in ("a", "b", "c"):
        store.write_mapped(tmp_path / name, name, {}, {})
    store.forget(keep=4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_what_another_process_takes_away_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUTACA_CACHE", str(tmp_path))
    (tmp_path / "gone").symlink_to(tmp_path / "removed")  # its name is there, and nothing behind it
    store.write_mapped(tmp_path / "a", "a", {}, {})
    store.forget(keep=1)
    assert (tmp_path / "a").exists()


CELLS = st.fixed_dictionaries(
    {
        "text": st.none() | st.text(max_size=9),
        "category": st.none() | st.sampled_from(["a", "ñ", "🎬"]),
        "whole": st.none() | st.integers(-9, 9),
        "real": st.floats(allow_nan=True, width=32),
        "yes": st.booleans(),
        "day": st.none() | st.datetimes(),
    }
)


@given(st.lists(CELLS, max_size=20))
def test_any_frame_comes_back(
    tmp_path_factory: pytest.TempPathFactory, cells: list[dict[str, object]]
) -> None:
    frame = pd.DataFrame(cells, columns=["text", "category", "whole", "real", "yes", "day"]).astype(
        {"text": "str", "category": "category", "whole": "Int32", "real": "float32", "yes": bool}
    )
    frame["day"] = pd.to_datetime(frame["day"]).astype("datetime64[s]")
    frame["category"] = frame["category"].cat.rename_categories(str)
    path = tmp_path_factory.mktemp("frame") / "x.arrow"
    frames.write(frame, path)
    pd.testing.assert_frame_equal(frames.read(path), frame, check_categorical=False)


@pytest.mark.parametrize("numbers", [[1, 0], [3, 4], ["a", "b"]])
def test_a_frame_whose_rows_bear_numbers_of_their_own_is_refused(
    tmp_path: Path, numbers: list[object]
) -> None:
    frame = pd.DataFrame({"x": [1, 2]}, index=numbers)
    with pytest.raises(TypeError, match="index"):
        frames.write(frame, tmp_path / "x.arrow")


def test_a_film_is_compared_as_in_the_tables_that_are_read(opened: Catalogue) -> None:
    read = load(SAMPLE)
    pd.testing.assert_frame_equal(returns.comparable(opened), returns.comparable(read))
    film = int(returns.comparable(read)["film_id"].iloc[0])
    pd.testing.assert_frame_equal(returns.places(opened, film), returns.places(read, film))
    pd.testing.assert_frame_equal(returns.rivals(opened, film), returns.rivals(read, film))


@given(st.lists(st.text(), max_size=20))
def test_texts_are_found_again(texts: list[str]) -> None:
    packed, found = pack(texts), exact(texts)
    assert list(packed) == texts
    assert [packed[i] for i in range(len(texts))] == texts
    for text in texts:
        assert found.place(text) == texts.index(text)
    assert found.place("".join(texts) + "\0") is None


@dataclass(frozen=True)
class Stranger:
    """A class that no tree may name: it lies in none of our packages."""

    x: int

    @cached_property
    def double(self) -> int:
        """Twice."""
        return 2 * self.x


def test_a_tree_names_only_classes_of_ours(tmp_path: Path) -> None:
    tree = Writer(tmp_path, "s", Written()).tree(Stranger(2))
    assert tree["parts"] == {"x": 2, "double": 4}
    with pytest.raises(TypeError, match="no class of an index"):
        Reader(tmp_path).value(tree)
    with pytest.raises(TypeError, match="no class of an index"):
        Reader(tmp_path).value({"class": "models.files.Path", "parts": {}})
    with pytest.raises(TypeError, match="cannot be mapped"):
        Writer(tmp_path, "s", Written()).tree(object())


@pytest.mark.skipif(getattr(os, "getuid", lambda: 1)() != 0, reason="only root gives files away")
def test_a_cache_that_somebody_else_made_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(store.CACHE, str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    os.chown(tmp_path / "cache", 4711, -1)
    assert mapped.opened(SAMPLE).mapped is None
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_is_open_stays_readable_when_its_folder_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(store.CACHE, str(tmp_path))
    tables = mapped.opened(SAMPLE)
    assert tables.mapped is not None
    store.forget(keep=0)
    assert list(tmp_path.iterdir()) == []
    assert tables.once(index.make_index).texts(np.array([0])) != []
    assert len(tables.films["title"].tolist()) == len(load(SAMPLE).films)
    assert store.damaged(tables.mapped.folder) == []
