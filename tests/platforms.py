"""A planted catalogue of a dozen platform titles, whose answers can be counted by eye."""

from catalogue import Catalogue
from tests.planted import catalogue

TITLES = """
title_id,platform,type,title,release_year,duration_int,duration_type,sleep_noise,score,film_id,date_added,rating
as1,amazon,movie,Dil,2000,177,min,False,3.404,,,13+
as2,amazon,movie,Rain for Sleep,2000,540,min,True,3.1,,,ALL
as3,amazon,tv show,Saga,2000,600,season,False,3.41,,,
as4,amazon,movie,ábc,2001,90,min,False,3.9,,,13+
as5,amazon,movie,Zed,2001,90,min,False,,,,13+
ds1,disney,movie,One,2015,90,min,False,3.4,7,2019-11-12,G
ds2,disney,movie,Two,2015,80,min,False,3.5,,2019-11-30,G
ds3,disney,tv show,Three,2016,2,season,False,3.6,,2020-01-05,PG
hs1,hulu,movie,One,2015,91,min,False,3.405,7,2020-01-06,PG
hs2,hulu,movie,ONE,2016,70,min,False,4.0,,,PG
ns1,netflix,movie,Two,2015,80,min,False,2.0,,2018-01-01,R
ns2,netflix,tv show,Four,2015,3,season,False,4.5,,2018-02-01,R
"""
CAST = """
title_id,actor
as1,Ann
as1,Bob
ds1,Zoe
ds1,ann
ds2,ZOE
ds2,Ann
ds3,Bob
ns1,Cid
"""
GENRES = "title_id,genre\nas1,Drama\nas1,Comedy\nas2,Drama\nds1,Drama"
COUNTRIES = "title_id,country\nas1,India\nds1,India\nds1,France"


def planted() -> Catalogue:
    """Return the catalogue; its film 7 is called One, of 2015."""
    return catalogue(
        films="film_id,title,date\n7,One,2015-05-05",
        titles=TITLES,
        title_actors=CAST,
        title_genres=GENRES,
        title_countries=COUNTRIES,
    )
