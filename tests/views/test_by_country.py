"""Where titles of platforms by country are loaded the country is named, and nowhere else."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from catalogue import Catalogue, NotFoundError, fetched
from catalogue.fetched import PROVENANCE, Fetched
from language.texts import speaking
from queries.across.works import work
from queries.platforms import selection
from tests.planted import catalogue
from views import pages
from views.answer import told_of
from views.blocks import Links
from views.films.film_facts import where_to_watch
from views.parameters import Choice, Parameter, Several
from views.reach import last_additions
from views.reading import FromLink, flat
from views.source import told_source
from views.subjects import sources

T = TypeVar("T")
FILMS = """
film_id,title,date,budget,revenue,vote_average,vote_count
1,Uno,2010-01-15,10,100,8.0,500
2,Dos,2012-02-15,10,50,7.5,300
"""
ANYWHERE = """
title_id,platform,type,title,release_year,film_id,date_added
n1,netflix,movie,Uno,2010,1,2021-09-01
"""
CODES = ("ES", "MX", "AR", "US", "FR", "IT", "DE", "GB")
SPAIN = "nes1,netflix_in_es,movie,Uno,2010,1,\nnes2,netflix_in_es,tv show,Serie,2020,,\n"
MEXICO = "nem2,netflix_in_mx,movie,Dos,2012,2,\n"


def tables(folder: Path, *countries: str) -> Catalogue:
    """Return tables of two films and of what Netflix has, in countries too."""
    made = catalogue(films=FILMS, titles=ANYWHERE + "".join(countries))
    provenance = PROVENANCE if countries else {}
    given = [name for name in selection.platforms(made) if name != "netflix"]
    fetched.write(Fetched(titles=dict.fromkeys(given, date(2026, 11, 2))), folder)
    manifest = replace(made.manifest, provenance=provenance)
    return replace(made, folder=folder, manifest=manifest)


def chips(made: Catalogue) -> list[tuple[str | None, list[str]]]:
    """Return where a film can be watched, as its page says it."""
    drawn = flat(where_to_watch(made, work(made, "Uno")))
    return [(one.before, [link.label for link in one.links]) for one in drawn
            if isinstance(one, Links)]  # fmt: skip


def test_a_film_says_yes_or_no_of_each_country_by_name_and_as_of_which_day(tmp_path: Path) -> None:
    found = tables(tmp_path, SPAIN, MEXICO)
    with speaking("en"):
        assert chips(found) == [
            ("Where to watch, by catalogues up to September 1, 2021:",
             ["**Netflix: yes**, since September 1, 2021"]),
            ("By country, says JustWatch as of November 2, 2026:",
             ["**Netflix (Spain): yes**", "Netflix (Mexico): no"]),
        ]  # fmt: skip
    with speaking("es"):
        assert chips(found)[1][0] == "Por país, según JustWatch a 2 de noviembre de 2026:"
        assert chips(found)[1][1][0] == "**Netflix (España): sí**"


def test_without_such_titles_nothing_of_them_shows(tmp_path: Path) -> None:
    found = tables(tmp_path)
    with speaking("en"):
        assert [labels for _before, labels in chips(found)] == [
            ["**Netflix: yes**, since September 1, 2021"]
        ]
        told = [*sources(found.manifest, ["titles"]), last_additions(found)]
        assert not any(word in text for text in told for word in ("JustWatch", "country"))
    assert told_of(found)["sources"] == []


@pytest.mark.parametrize("path", ["license", "strategy"])
def test_what_is_chosen_among_platforms_names_the_country(tmp_path: Path, path: str) -> None:
    asked: list[str] = []

    class Listening(FromLink):
        def __call__(self, parameter: Parameter[T]) -> T:
            if isinstance(parameter, Choice | Several):
                asked.extend(parameter.options.values())
            return super().__call__(parameter)

    found = tables(tmp_path, SPAIN, MEXICO)
    with speaking("es"):
        page = pages.named(path)
        ask = Listening({"platform": ["netflix_in_es"]})
        shown = page.found(found, ask)
        drawn = [str(block) for block in flat(page.answer(found, shown, ask))]
        for name in page.views(shown):
            drawn += [str(b) for b in flat(page.views(shown)[name].show(found, shown, ask))]
    assert {"Netflix", "Netflix (España)", "Netflix (México)"} <= set(asked)
    assert not any("netflix_in" in label for label in asked)
    assert path == "license" or any("Netflix (España)" in text for text in drawn)


@pytest.mark.parametrize(("countries", "many"), [(("ES", "MX"), False), (CODES, True)])
@pytest.mark.parametrize("path", ["license", "strategy", "longest"])
def test_platforms_of_many_countries_are_a_list_and_no_wall_of_buttons(
    tmp_path: Path, path: str, countries: tuple[str, ...], many: bool
) -> None:
    asked: dict[str, bool] = {}

    class Listening(FromLink):
        def __call__(self, parameter: Parameter[T]) -> T:
            if isinstance(parameter, Choice | Several):
                asked[parameter.key] = parameter.many
            return super().__call__(parameter)

    rows = [f"n{c}1,netflix_in_{c.lower()},movie,Uno,2010,1,\n" for c in countries]
    found = tables(tmp_path, *rows)
    with speaking("en"):
        page = pages.named(path)
        try:
            page.found(found, Listening({}))
        except NotFoundError:
            assert path == "longest", "nothing says how long these are"
    names = {"platform", "license_platforms", "strategy_other"} & asked.keys()
    assert "platform" in names
    assert {asked[name] for name in names} == {many}


def test_a_country_s_platform_is_found_as_people_write_it(tmp_path: Path) -> None:
    found = tables(tmp_path, SPAIN)
    for typed in ("netflix_in_es", "Netflix (España)", "netflix (spain)", "Netflix in ES"):
        assert selection.platform_named(found, typed) == "netflix_in_es"
    assert selection.platform_named(found, "Netflix") == "netflix"


def test_justwatch_is_named_in_the_foot_in_files_and_in_pictures(tmp_path: Path) -> None:
    found = tables(tmp_path, SPAIN)
    with speaking("en"):
        assert "JustWatch" in sources(found.manifest, ["titles"])[0]
        assert "JustWatch" in told_source(found.manifest, "platforms")
        assert last_additions(found).endswith("by country as of November 2, 2026")
    assert told_of(found)["sources"] == ["JustWatch, by way of TMDB"]
