"""Raw ratings of platform titles: streamed, summed, sorted; and ready scores."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from catalogue import DataError
from etl.titles import ratings as title_ratings
from tests.etl.platforms import made, raw, row

TITLES = """
s1,Movie,One,,,,,2017,R,90 min,Drama,x
s2,Movie,Two,,,,,2017,R,90 min,Drama,x
s3,Movie,Three,,,,,2017,R,90 min,Drama,x
"""
RATINGS = {
    "ratings1/1": "userId,rating,timestamp,movieId\n9,1.0,5,hs1\n2,4.0,5,hs2",
    "ratings2/2": "userId,rating,timestamp,movieId\n2,2.0,6,hs1\n9,x,7,hs2\n5,3.0,7,zs1",
}


def with_ratings(folder: Path) -> Path:
    for name in RATINGS:
        (folder / "raw/platforms" / name).parent.mkdir(parents=True)
    return folder


def test_a_score_is_the_mean_of_all_files_ratings(tmp_path: Path) -> None:
    catalogue = made(with_ratings(tmp_path), hulu_titles=TITLES, **RATINGS)
    assert (row(catalogue, "hs1")["score"], row(catalogue, "hs1")["score_count"]) == (1.5, 2)
    assert (row(catalogue, "hs2")["score"], row(catalogue, "hs2")["score_count"]) == (4.0, 1)
    assert row(catalogue, "hs1")["score_sd"] == pytest.approx(0.5**0.5)
    assert pd.isna(row(catalogue, "hs2")["score_sd"])
    assert pd.isna(row(catalogue, "hs3")["score"])


def test_ratings_are_kept_sorted_by_user_without_the_bad_and_the_unknown(tmp_path: Path) -> None:
    catalogue = made(with_ratings(tmp_path), hulu_titles=TITLES, **RATINGS)
    kept = pd.read_parquet(catalogue.file("title_ratings.parquet"))
    assert kept[["user_id", "title"]].to_numpy().tolist() == [[2, 0], [2, 1], [9, 0]]
    assert catalogue.manifest.rows["title_ratings"] == 3
    assert not list(catalogue.folder.glob("runs-*"))


def test_ratings_from_0_to_5_of_users_of_31_bits_are_kept(tmp_path: Path) -> None:
    good = [(0, 0), (1, 5), (2**31 - 1, 2.5)]
    bad = [(3, -0.5), (4, 5.5), (-1, 2), (2**31, 2)]
    told = "\n".join(f"{user},{rating},5,hs1" for user, rating in [*good, *bad])
    catalogue = made(
        with_ratings(tmp_path), hulu_titles=TITLES,
        **{"ratings1/1": f"userId,rating,timestamp,movieId\n{told}"},
    )  # fmt: skip
    kept = pd.read_parquet(catalogue.file("title_ratings.parquet"))
    assert list(zip(kept["user_id"], kept["rating"], strict=True)) == good


def test_raw_ratings_win_over_ready_scores(tmp_path: Path) -> None:
    catalogue = made(
        with_ratings(tmp_path), hulu_titles=TITLES, scores="id,score\nhs1,3.3", **RATINGS
    )
    assert row(catalogue, "hs1")["score"] == 1.5


def test_ready_scores_serve_where_there_are_no_ratings(tmp_path: Path) -> None:
    scores = "id,score\nhs1,3.25\nhs2,7\nzs9,3\nhs1,1"
    catalogue = made(tmp_path, hulu_titles=TITLES, scores=scores)
    assert row(catalogue, "hs1")["score"] == 3.25
    assert pd.isna(row(catalogue, "hs1")["score_count"])
    assert pd.isna(row(catalogue, "hs2")["score"]), "not of 5"


def test_a_file_that_is_not_of_ratings_is_named(tmp_path: Path) -> None:
    (tmp_path / "raw/platforms/ratings1").mkdir(parents=True)
    with pytest.raises(DataError, match="lacks movieId"):
        made(tmp_path, hulu_titles=TITLES, **{"ratings1/1": "userId,rating\n1,2"})


def test_a_second_file_that_breaks_off_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    broken = RATINGS | {"ratings2/2": "userId,rating\n1,2"}
    with pytest.raises(DataError, match="lacks movieId"):
        made(with_ratings(tmp_path), hulu_titles=TITLES, **broken)
    assert not list(tmp_path.rglob("runs-*"))


def test_many_blocks_merge_to_what_one_sort_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_ratings, "BLOCK", 1 << 10)
    monkeypatch.setattr(title_ratings, "GROUP", 1 << 7)
    draw = np.random.default_rng(1)
    rows = pd.DataFrame(
        {
            "userId": draw.integers(1, 60, 3000),
            "rating": draw.integers(1, 11, 3000) / 2,
            "timestamp": np.arange(3000),
            "movieId": draw.choice(["hs1", "hs2", "hs3"], 3000),
        }
    )
    folder = raw(tmp_path / "raw", hulu_titles=TITLES) / "platforms/ratings"
    folder.mkdir()
    rows.to_csv(folder / "r.csv", index=False)
    catalogue = made(tmp_path, hulu_titles=TITLES)

    file = pq.ParquetFile(catalogue.file("title_ratings.parquet"))
    latest = rows.drop_duplicates(["userId", "movieId"], keep="last")
    latest = latest.sort_values(["userId", "movieId"])
    kept = file.read().to_pandas()
    assert file.num_row_groups > 3
    assert kept["time"].tolist() == latest["timestamp"].tolist()
    assert row(catalogue, "hs2")["score"] == pytest.approx(
        rows.loc[rows["movieId"] == "hs2", "rating"].mean()
    )
