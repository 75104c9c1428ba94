"""The mission's known answers about the platforms, on the real files."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import api
from catalogue import load
from queries.platforms import scores
from resources import loaded as resources
from tests import real
from tests.served import serving

pytestmark = real.MARKS


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    out = real.cleaned(tmp_path_factory)
    with serving(load(out), out):
        yield TestClient(api, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("url", "key", "answer"),
    [
        (
            "/get_max_duration?year=2000&platform=amazon&duration_type=min",
            "title",
            "dil hai tumhara",
        ),
        ("/get_max_duration?year=2000&platform=amazon", "duration_int", 177),
        ("/get_movie_count/?platform=netflix&score=3.4&year=2018", "count", 1141),
        ("/get_score_count?platform=netflix&scored=3.4&year=2018", "count", 1141),
        ("/get_count_platform/?platform=hulu", "count", 3073),
        ("/get_actor/?platform=disney&release_year=2015", "actor", "carlos alazraqui"),
        (
            "/get_actor/?platform=disney&year=2015",
            "tied",
            ["jenna ortega", "lewis black", "paris berelc", "trevor devall"],
        ),
        ("/get_actor/?platform=hulu&year=2015", "actor", None),
    ],
)
def test_the_known_answers_come_out(asked: TestClient, url: str, key: str, answer: Any) -> None:
    assert asked.get(url).json()[key] == answer


@pytest.mark.usefixtures("asked")
def test_the_real_scores_differ_by_little_more_than_chance() -> None:
    found = scores.noise(resources.catalogue())
    assert found is not None
    assert found.ratings == pytest.approx(479, rel=0.03), "11,024,289 ratings of 22,998 titles"
    assert found.observed == pytest.approx(0.0486, abs=0.0005)
    assert found.signal < 0.05
