"""What a series of films is called in Spanish, by what its films are called."""

import numpy as np
import pytest

from queries.films.names import spanish_series
from tests.planted import catalogue

world = catalogue(
    films="""
film_id,title,date,vote_count
1,The Curse of the Black Pearl,2003-07-09,7000
2,Dead Man's Chest,2006-06-20,5200
3,Friday the 13th,1980-05-09,620
4,Friday the 13th Part 2,1981-04-30,320
5,Mission: Impossible,1996-05-22,2600
6,Mission: Impossible II,2000-05-24,1900
7,Taken,2008-02-18,4500
8,Godzilla,1998-05-20,1000
""",
    film_titles="""
film_id,language,region,title,kind,source
1,es,es-ES,Piratas del Caribe: La maldición,main,names
2,es,es-ES,Piratas del Caribe. El cofre,main,names
3,es,es-ES,Viernes 13,main,names
4,es,es-ES,"Viernes 13, parte 2",main,names
5,es,es-ES,Misión: Imposible,main,names
6,es,es-ES,Misión: Imposible II,main,names
7,es,es-ES,Venganza,main,names
7,es,es-419,Búsqueda implacable,main,names
""",
)


@pytest.mark.parametrize(
    ("rows", "name", "called"),
    [
        ([0, 1], "Pirates of the Caribbean", "Piratas del Caribe"),
        ([2, 3], "Friday the 13th", "Viernes 13"),  # a number that is no sequel's
        ([4, 5], "Mission: Impossible", "Misión: Imposible"),  # a colon of its own
        ([6], "Taken", "Venganza"),  # by the film that it is called after
        ([7], "Godzilla", None),
        ([], "Nobody's", None),
    ],
)
def test_a_series_is_called_as_its_films_begin(
    rows: list[int], name: str, called: str | None
) -> None:
    assert spanish_series(world, np.array(rows, dtype=np.int64), name) == called


def test_it_is_called_as_where_the_reader_is() -> None:
    assert spanish_series(world, np.array([6]), "Taken", "es-419") == "Búsqueda implacable"
