"""A small world of works: films, titles of platforms, and some that are both."""

from catalogue import Catalogue
from tests.planted import catalogue

FILMS = """
film_id,title,original_title,date,date_precision,franchise_id,budget,revenue,runtime,vote_average,vote_count,language,overview
1,Saga,Zaga,1995-05-05,day,7,10000000,30000000,90,8.1,500,es,A beginning
2,Saga 2,,2005-06-06,day,7,20000000,20000000,95,6.1,400,en,
3,Saga 3,,2009-06-06,day,7,,,95,,2,en,
4,Roma,,1972-01-01,suspect,,,,128,7.0,90,it,A city
5,Roma,,2004-03-03,day,,,,,5.0,40,,
6,Roma,,2004-09-09,day,,,,,,1,,
7,Both,,2010-02-02,day,,400,900000,100,7.4,60,en,On two platforms
"""
GENRES = "film_id,genre\n1,Drama\n1,Comedy\n2,Drama\n3,Drama\n4,Drama\n5,Comedy\n7,Drama"
FRANCHISES = "franchise_id,franchise\n7,Saga Collection"
NAMES = """
film_id,language,region,title,kind,source
1,en,,Saga,main,films
1,es,es-ES,La saga,main,names
"""
PEOPLE = """
film_id,role,person
1,director,Ana Gómez
1,cast,Ana Gómez
1,cast,Bo Lee
2,director,Ana Gómez
2,cast,Bo Lee
2,cast,Cy Poe
4,director,Old Hand
"""
COUNTRIES = "film_id,country_code,country\n1,ES,Spain\n1,IT,Italy"
TITLES = """
title_id,platform,type,title,director,date_added,release_year,duration_int,duration_type,score,film_id,description
as1,amazon,movie,Both,Ana Gomez,,2010,100,min,3.5,7,There
ns1,netflix,movie,Both,,2020-03-04,2010,100,min,3.6,7,There
ns2,netflix,movie,ROMA,"Ana Gómez, Di Vo",2018-12-14,2018,135,min,3.7,,Another
ns3,netflix,tv show,The House,,2021-09-03,2021,5,season,3.4,,Money
hs3,hulu,tv show,The House,,,2021,5,season,3.4,,Money
"""
ACTORS = "title_id,actor\nns3,Úrsula Paz\nns3,Bo Lee\nhs3,Úrsula Paz\nns2,Yaz"
TITLE_COUNTRIES = "title_id,country\nns3,Spain\nns3,Japan"
TITLE_GENRES = "title_id,genre\nhs3,Crime\nns3,Crime"


def works() -> Catalogue:
    """Return the world."""
    return catalogue(
        films=FILMS,
        film_genres=GENRES,
        franchises=FRANCHISES,
        film_titles=NAMES,
        film_people=PEOPLE,
        film_countries=COUNTRIES,
        titles=TITLES,
        title_actors=ACTORS,
        title_genres=TITLE_GENRES,
        title_countries=TITLE_COUNTRIES,
    )
