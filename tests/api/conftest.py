"""A client of the API on a planted catalogue."""

import dataclasses
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import api
from models.similar import FILE
from models.similar.fit import fit
from models.similar.stored import save
from tests.planted import catalogue
from tests.served import serving

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
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    planted = catalogue(
        films=FILMS,
        franchises=FRANCHISES,
        film_companies=COMPANIES,
        film_countries=COUNTRIES,
    )
    planted = dataclasses.replace(planted, folder=tmp_path_factory.mktemp("published"))
    save(planted.file(FILE), fit(planted), planted.manifest.identity)
    with serving(planted, planted.folder):
        yield TestClient(api, raise_server_exceptions=False)
