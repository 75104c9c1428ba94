"""Persons: their films, years and money, of those whom platforms do not name."""

import re

from language.formats import number, short_money
from tests.known.asked import FOLDED, figures, names, pairs, rows, tuples
from tests.known.conftest import Both

ONLY_FILMS = f"{FOLDED} not in (select {FOLDED} from of_titles)"


def test_persons(both: Both) -> None:
    people = names(both.raw, "credited", ONLY_FILMS)
    assert len(people) == 30
    for name in people:
        films, directed, acted, first, last, known, total, median = both.raw.one(
            """with own as (select id, list(distinct role) as roles from credited where name = ?
                group by 1)
            select count(*), count(*) filter (list_contains(roles, 'director')),
                count(*) filter (list_contains(roles, 'cast')), min(year(day)), max(year(day)),
                count(earned), sum(earned), median(earned) from own join films using (id)""",
            name,
        )
        for told in figures(both, "person", person=name):
            assert told[0]["value"] == number(films), name
            assert {number(directed), number(acted)} == {
                *re.findall(r"[0-9.,]+", told[0]["note"])
            }, name
            assert told[1]["value"] == f"{first}–{last}", name
            assert f" {known} " in told[2]["note"], name
            assert told[3]["value"] == short_money(median), name
            assert not known or told[2]["value"] == short_money(total), name


def test_genres_and_partners_of_persons(both: Both) -> None:
    for name in names(both.raw, "credited", ONLY_FILMS):
        genres = both.raw.rows(
            """select name, count(*) from listed where what = 'genres' and id in
                (select id from credited where name = ?) group by 1""",
            name,
        )
        if genres:
            found = rows(both, "person", "person-genres", person=name, tab="genres")
            assert pairs(found, "genre", "films") == tuples(genres), name
        (partners,) = both.raw.one(
            """select count(distinct lower(strip_accents(name))) from credited where name <> $1
            and id in (select id from credited where name = $1)""",
            name,
        )
        if partners:
            found = rows(both, "person", "person-partners", person=name, tab="partners")
            assert len(found) == partners, name
