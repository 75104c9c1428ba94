"""A client of the API on a planted catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import api
from tests.planted import catalogue
from ui import resources

FILMS = """
film_id,title,date,date_precision,franchise_id,budget,revenue,vote_count
1,Saga,1995-05-05,day,7,10000000,30000000,50
2,Saga 2,2005-06-06,day,7,,2,40
3,Sagá,1940-01-01,suspect,,,5000000,60
4,AC/DC: 100% 🎬,1999-02-02,day,,4,1,5
5,Ñandú,1999-09-04,day,,,,1
"""
FRANCHISES = "franchise_id,franchise\n7,Saga Collection"
COMPANIES = "film_id,company\n1,AC/DC 100% 🎬\n3,AC/DC 100% 🎬\n2,Pathé\n4,100"
COUNTRIES = "film_id,country_code,country\n1,IT,Italy\n2,IT,Italy\n3,NA,Namibia"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    planted = catalogue(
        films=FILMS,
        franchises=FRANCHISES,
        film_companies=COMPANIES,
        film_countries=COUNTRIES,
    )
    resources.swap(resources.Loaded(planted, Path()))
    yield TestClient(api, raise_server_exceptions=False)
    resources.swap(None)
