"""A file of judged pairs, and other viewers, judge every method."""

import json
from pathlib import Path

import numpy as np
import pytest

from catalogue import DataError
from models.__main__ import main
from models.similar import orders, outside
from models.similar.fit import fit
from models.similar.measured import OURS
from tests.models.similar.world import KITCHEN, SPACE, world

HEAD = "title_1\tyear_1\ttitle_2\tyear_2\trating\n"
SAMPLE = Path(__file__).parents[3] / "data/sample/tidy"


def written(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "pairs.tsv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_rank_is_the_place_among_all_films_but_the_one_asked_about() -> None:
    pairs = orders.Pairs(np.array([0, 0, 3]), np.array([2, 3, 1]), np.array([True, False, True]))
    rank = orders.ranks(lambda row: np.array([9, 1, 2, 3], np.float32) + 0 * row, pairs)
    assert rank.tolist() == [1, 0, 2]


def test_the_area_counts_a_tie_half_and_a_pair_as_often_as_it_weighs() -> None:
    alike = np.array([True, True, False, False])
    once = np.ones(4)
    assert orders.area(np.array([0, 1, 2, 3]), alike, once) == 1
    assert orders.area(np.array([3, 2, 1, 0]), alike, once) == 0
    assert orders.area(np.array([5, 5, 5, 5]), alike, once) == 0.5
    assert orders.area(np.array([0, 3, 1, 2]), alike, np.array([3, 1, 1, 1])) == 0.75
    assert np.isnan(orders.area(np.array([0, 1, 2, 3]), alike, np.array([1, 1, 0, 0])))


def test_pairs_are_read_by_lower_case_titles_and_what_is_not_there_is_left_out(
    tmp_path: Path,
) -> None:
    path = written(
        tmp_path,
        "star pilots\t1990\torbit song\t1993\tOK",
        "star pilots\t1990\tbread alone\t1990\tNOT_OK",
        "star pilots\t1990\tno such film\t1990\tNOT_OK",
    )
    found = orders.read(world(), path)
    assert found.asked.tolist() == [0, 0]
    assert found.other.tolist() == [SPACE.index("Orbit Song"), 5 + KITCHEN.index("Bread Alone")]
    assert found.alike.tolist() == [True, False]
    figures, leads = orders.measure({OURS: lambda _row: np.arange(10.0, 0, -1)}, found)
    assert figures[OURS] == orders.Figures(1, 0, 2, 2, 1)
    assert leads == {}


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("title_1\ttitle_2\n", "a\tb", "lacks the column year_1, year_2"),
        (HEAD, "star pilots\t1990\torbit song\t1993\tperhaps", ":2: a judgement is one of"),
        (HEAD, "star pilots\t1990\torbit song\t1993\tOK", "no pairs of both answers"),
    ],
)
def test_a_file_that_cannot_judge_is_refused(
    tmp_path: Path, head: str, row: str, said: str
) -> None:
    with pytest.raises(DataError, match=said):
        orders.read(world(), written(tmp_path, row, head=head))


@pytest.mark.parametrize("beside", ["links.csv", "movies.csv"])
def test_viewers_of_another_file_judge(tmp_path: Path, beside: str) -> None:
    titles = [*SPACE, *KITCHEN]
    ratings = "".join(
        f"{user},{film + 101},{9 if (film < 5) == (user % 2 == 0) else 3},{user}\n"
        for user in range(40)
        for film in range(10)
    )
    path = tmp_path / "ratings.csv"
    path.write_text("userId,movieId,rating,timestamp\n" + ratings, encoding="utf-8")
    rows = {
        "links.csv": [f"{i + 101},0,{i + 1}" for i in range(10)],
        "movies.csv": [f'{i + 101},"{turned(t)} ({1990 + i % 5})",x' for i, t in enumerate(titles)],
    }[beside]
    head = {"links.csv": "movieId,imdbId,tmdbId", "movies.csv": "movieId,title,genres"}[beside]
    (tmp_path / beside).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    tables = world()
    read = outside.viewers(tables, path)
    assert sorted(read["film_id"].unique()) == list(range(1, 11))
    assert read["rating"].max() == 5, "stars of ten are brought onto five"
    found = outside.evaluate(tables, fit(tables), path, None)
    assert (found.queries, found.viewers) == (10, 40)
    assert found.ours.ndcg > 0.7


def turned(title: str) -> str:
    """Write a title as MovieLens does: `Last Oven, The`."""
    return f"{title[4:]}, The" if title.startswith("The ") else title


def test_the_command_prints_every_method_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "alien\t1979\taliens\t1986\tOK", "alien\t1979\theat\t1995\tNOT_OK")
    assert (
        main(["--catalogue", str(SAMPLE), "evaluate-similar", "--json", "--pairs", str(path)]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert {OURS, "Banik soup", "fields, weights set by hand"} <= set(found["pairs"])
    assert found["pairs"][OURS]["auc"] == 1
    assert set(found["pairs"][OURS]) == {"auc", "se", "found", "first5_judged", "first5_ok"}
    assert set(found["pairs_lead"]["Banik soup"]) == {"lead", "low", "high"}


def test_pairs_by_movielens_numbers_are_alike_by_the_mean_of_all_answers(tmp_path: Path) -> None:
    path = tmp_path / "pair-responses.csv"
    path.write_text(
        "movieId,neighborId,userId,sim,goodRec\n"
        "101,102,1,4,4\n101,102,2,1,1\n101,106,1,0,0\n101,106,2,-1,-1\n101,999,1,4,4\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"links\.csv"):
        orders.read(world(), path)
    folder = tmp_path / "movielens"
    folder.mkdir()
    links = "".join(f"{number + 101},{number},{number + 1}\n" for number in range(10))
    (folder / "links.csv").write_text("movieId,imdbId,tmdbId\n" + links, encoding="utf-8")
    found = orders.read(world(), path, folder)
    assert found.asked.tolist() == [0, 0]
    assert found.other.tolist() == [1, 5]
    assert found.alike.tolist() == [True, False]
