"""A small catalogue whose answers can be counted by eye, and its server of tools."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue import Catalogue
from models.similar import FILE
from models.similar.fit import fit
from models.similar.stored import save
from tests.planted import catalogue
from tests.served import serving

FILMS = """
film_id,title,date,date_precision,franchise_id,budget,revenue,vote_count,vote_average
1,Toy Story,1995-10-30,day,7,30000000,370000000,5400,7.7
2,Toy Story 2,1999-10-30,day,7,90000000,490000000,3900,7.3
3,Toy Story 3,2010-06-16,day,7,200000000,1060000000,4700,7.6
4,Jumanji,1995-12-15,day,,65000000,260000000,2400,6.9
5,Hamlet,1948-05-04,day,,,3000000,90,7.4
6,Hamlet,1996-12-25,day,,18000000,4500000,130,7.0
7,Clerks,1994-09-13,day,,27000,3150000,750,7.4
8,The Orphanage,2007-05-20,day,,4500000,79000000,500,7.2
9,Volver,2006-03-16,day,,9400000,85600000,400,7.3
10,Life Is Beautiful,1997-12-20,day,,20000000,230000000,3600,8.3
11,Metropolis,1927-01-01,suspect,,,,600,8.0
12,Matinee Friday,1993-01-29,day,,13000000,9500000,80,6.6
"""
NAMES = """
film_id,language,region,title,title_key,kind
8,es,ES,El orfanato,el orfanato,title
10,es,ES,La vida es bella,la vida es bella,title
"""
COMPANIES = """
film_id,company
1,Pixar Animation Studios
2,Pixar Animation Studios
3,Pixar Animation Studios
4,TriStar Pictures
9,El Deseo
12,Universal Pictures
"""
COUNTRIES = """
film_id,country_code,country
1,US,United States of America
2,US,United States of America
3,US,United States of America
4,US,United States of America
5,GB,United Kingdom
6,GB,United Kingdom
7,US,United States of America
8,ES,Spain
9,ES,Spain
10,IT,Italy
11,DE,Germany
12,US,United States of America
"""
GENRES = """
film_id,genre
1,Animation
1,Comedy
2,Animation
2,Comedy
3,Animation
3,Comedy
4,Adventure
5,Drama
6,Drama
7,Comedy
8,Horror
9,Drama
9,Comedy
10,Drama
10,Comedy
11,Drama
12,Comedy
"""
PEOPLE = """
film_id,person,role
9,Pedro Almodóvar,director
10,Roberto Benigni,director
"""
TITLES = """
title_id,platform,type,title,release_year,duration_int,duration_type,sleep_noise,score,film_id,rating
as1,amazon,movie,Dil,2000,177,min,False,3.40,,13+
as2,amazon,tv show,Saga,2000,6,season,False,3.41,,16+
ds1,disney,movie,Toy Story,1995,81,min,False,3.90,1,G
ds2,disney,movie,Toy Story 2,1999,92,min,False,3.50,2,G
hs1,hulu,movie,Clerks,1994,92,min,False,3.60,7,R
ns1,netflix,movie,Volver,2006,121,min,False,3.80,9,R
ns2,netflix,tv show,Four,2018,3,season,False,4.50,,R
ns3,netflix,movie,Short,2018,20,min,False,3.40,,R
"""
CAST = """
title_id,actor
ds1,Tom Hanks
ds2,Tom Hanks
ds2,Tim Allen
ns1,Penélope Cruz
"""


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue with its model of likeness beside it."""
    tables = catalogue(
        films=FILMS,
        film_titles=NAMES,
        franchises="franchise_id,franchise\n7,Toy Story Collection",
        film_companies=COMPANIES,
        film_countries=COUNTRIES,
        film_genres=GENRES,
        film_people=PEOPLE,
        titles=TITLES,
        title_actors=CAST,
    )
    folder: Path = tmp_path_factory.mktemp("published")
    tables = dataclasses.replace(tables, folder=folder)
    save(tables.file(FILE), fit(tables), tables.manifest.identity)
    return tables


@pytest.fixture
def served(planted: Catalogue) -> Iterator[None]:
    """Serve the catalogue."""
    with serving(planted, planted.folder):
        yield
