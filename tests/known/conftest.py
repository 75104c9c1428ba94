"""The sample, and the real files where they are: as the pages see them, and as DuckDB does."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from catalogue import Catalogue
from catalogue.store import load
from tests import real
from tests.known.raw import Raw, read
from tests.test_layers import ROOT

SAMPLE = ROOT / "data/sample"


@dataclass(frozen=True)
class Both:
    """The tables that the pages are drawn from, and the raw files that these were made from."""

    tables: Catalogue
    raw: Raw


@pytest.fixture(scope="session", params=["sample", pytest.param("real", marks=real.MARKS)])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    of_sample = request.param == "sample"
    tidy = SAMPLE / "tidy" if of_sample else real.cleaned(tmp_path_factory)
    raw = read(SAMPLE if of_sample else real.FILES)
    yield Both(load(tidy), raw)
    raw.base.close()
