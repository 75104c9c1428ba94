"""Popular titles of 1940 to 2025, typed in Spanish or English, on the sample."""

from pathlib import Path

import pytest

import catalogue
from catalogue import Catalogue
from queries.search.films import find_film

TYPED = """
ciudadano kane|Citizen Kane|1941
casablanca|Casablanca|1942
qué bello es vivir|It's a Wonderful Life|1946
ladrón de bicicletas|Bicycle Thieves|1948
cantando bajo la lluvia|Singin' in the Rain|1952
los siete samuráis|Seven Samurai|1954
la ventana indiscreta|Rear Window|1954
doce hombres sin piedad|12 Angry Men|1957
de entre los muertos|Vertigo|1958
con faldas y a lo loco|Some Like It Hot|1959
psicosis|Psycho|1960
el apartamento|The Apartment|1960
lawrence de arabia|Lawrence of Arabia|1962
viridiana|Viridiana|1961
el padrino|The Godfather|1972
tiburón|Jaws|1975
taxi driver|Taxi Driver|1976
alien|Alien|1979
el resplandor|The Shining|1980
e.t.|E.T. the Extra-Terrestrial|1982
regreso al futuro|Back to the Future|1985
jungla de cristal|Die Hard|1988
uno de los nuestros|Goodfellas|1990
el silencio de los corderos|The Silence of the Lambs|1991
parque jurásico|Jurassic Park|1993
la lista de schindler|Schindler's List|1993
cadena perpetua|The Shawshank Redemption|1994
pulp fiction|Pulp Fiction|1994
toy story|Toy Story|1995
titanic|Titanic|1997
matrix|The Matrix|1999
todo sobre mi madre|All About My Mother|1999
amores perros|Amores perros|2000
amelie|Amélie|2001
mi vecino totoro|My Neighbor Totoro|1988
ciudad de dios|City of God|2002
el laberinto del fauno|Pan's Labyrinth|2006
el caballero oscuro|The Dark Knight|2008
el secreto de sus ojos|The Secret in Their Eyes|2009
origen|Inception|2010
relatos salvajes|Wild Tales|2014
mad max furia en la carretera|Mad Max: Fury Road|2015
moonlight|Moonlight|2016
la la land|La La Land|2016
coco|Coco|2017
roma|Roma|2018
parásitos|Parasite|2019
dolor y gloria|Pain and Glory|2019
oppenheimer|Oppenheimer|2023
la sociedad de la nieve|Society of the Snow|2023
"""


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return catalogue.load(Path(__file__).parents[3] / "data/sample/tidy")


@pytest.mark.parametrize("line", TYPED.strip().splitlines())
def test_a_popular_film_is_found_as_people_type_it(sample: Catalogue, line: str) -> None:
    typed, title, year = line.split("|")
    found = find_film(sample, typed)
    assert (found.title, abs(found.year - int(year)) <= 1) == (title, True)
