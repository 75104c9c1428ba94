"""Ratings in blocks are those of one piece: repeats, odd cells, several files, sums, row groups."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engines.inline import Inline
from etl.titles import ratings as title_ratings
from tests.etl.platforms import raw
from tests.etl.spread.test_identity import assert_same, built

TITLES = "\n".join(f"s{n},Movie,Title {n},,,,,2017,R,90 min,Drama,x" for n in range(1, 9))
FILMS = "\n".join(["id,title,release_date", *(f"{n},Faro {n},2015-06-09" for n in range(1, 9))])
LINKS = "\n".join(["movieId,imdbId,tmdbId", *(f"{n + 100},{n},{n}" for n in range(1, 10))])
ROWS = 4_000


def drawn(seed: int, movies: list[str]) -> pd.DataFrame:
    """Return ratings of tenths of a star, users who repeat themselves, at few different times."""
    draw = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "userId": draw.integers(1, 90, ROWS),
            "movieId": draw.choice(movies, ROWS),
            "rating": draw.integers(1, 50, ROWS) / 10,
            "timestamp": draw.integers(1, 40, ROWS),
        }
    )


def planted(folder: Path, *, odd: bool) -> Path:
    """Write titles, films and ratings of both; `odd` are cells that are no numbers."""
    raw(folder, hulu_titles=TITLES)
    (folder / "movies_dataset.csv").write_text(FILMS + "\n")
    (folder / "ratings").mkdir()
    (folder / "ratings/links.csv").write_text(LINKS + "\n")
    of_films = drawn(0, [str(n) for n in range(101, 112)])
    shelf = folder / "platforms/ratings"
    shelf.mkdir()
    of_titles = [drawn(seed, [f"hs{n}" for n in range(1, 11)]) for seed in (1, 2, 3)]
    for rows in (of_films, *of_titles) if odd else ():
        rows["rating"] = rows["rating"].astype("str").where(rows.index % 700 != 9, "good")
        rows.loc[11, "userId"] = -4
    of_films.to_csv(folder / "ratings/ratings.csv", index=False)
    for number, rows in enumerate(of_titles):
        rows.to_csv(shelf / f"{number}.csv", index=False)
    return folder


@pytest.mark.parametrize("odd", [True, False])
def test_ratings_in_blocks_are_the_ratings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, odd: bool
) -> None:
    monkeypatch.setattr(title_ratings, "BLOCK", 1 << 13)
    monkeypatch.setattr(title_ratings, "GROUP", 1 << 9)
    files = planted(tmp_path / "raw", odd=odd)
    whole = built(files, tmp_path / "whole")
    assert pq.ParquetFile(whole / "title_ratings.parquet").num_row_groups > 5
    assert len(pd.read_parquet(whole / "film_ratings.parquet")) > 600
    for block in (13, 1_000, 100_000):
        assert_same(whole, built(files, tmp_path / str(block), block))


def test_moments_and_blocks_by_user_are_the_same_however_rows_lie() -> None:
    rows = drawn(5, ["hs1"])
    line = pd.DataFrame({"user": rows["userId"], "parts": range(ROWS), "line": range(ROWS)})
    table = pa.Table.from_pandas(line, preserve_index=False)
    few = Inline(7).rows([lambda: iter([table])], table.schema)
    sums = few.moments("user", "parts").to_pandas().set_index("user")
    grouped = line.groupby("user")["parts"]
    assert sums["count"].tolist() == grouped.count().tolist()
    assert sums["total"].tolist() == grouped.sum().tolist()
    assert sums["squares"].tolist() == grouped.apply(lambda parts: (parts**2).sum()).tolist()
    blocks = few.together(("user", "line"), 7).each(lambda block: iter([("all", block)]))
    users = [set(block["user"].to_pylist()) for block in blocks.streamed("all")]
    assert len(set.union(*users)) == sum(map(len, users)), "no user lies in two blocks"
