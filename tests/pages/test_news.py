"""What a new version brought, as Home tells it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from queries.data import changes
from queries.data.changes import what_changed
from tests.planted import catalogue
from tests.served import serving
from tests.ui.pages import shown, ways, words

OLD = "film_id,title,date,revenue,vote_average,vote_count\n1,Alpha,1995-02-15,100,7,80"
NEW = OLD + "\n2,*Beta*,2026-02-20,500,9,60"
TITLES = "title_id,platform,title\n1,netflix,One"
MORE = TITLES + "\n2,netflix,Two"


@pytest.fixture(autouse=True)
def _updated(tmp_path: Path) -> Iterator[None]:
    before, after = catalogue(films=OLD, titles=TITLES), catalogue(films=NEW, titles=MORE)
    changes.write(what_changed(before, after), tmp_path)
    with serving(replace(after, folder=tmp_path), tmp_path):
        yield


def test_new_films_lead_to_their_page_and_year() -> None:
    page = shown("", tab="news")
    biggest, best = (link for link in ways(page) if "Beta\\* (" in link.label)
    assert biggest.label == r"\*Beta\* (2026): $500"
    assert best.label == r"\*Beta\* (2026): 9.0"
    assert "year=2026" in biggest.query_string


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            ["1 new film and 1 new title", "Films released in February: 1, now 2", "on Netflix: 1"],
        ),
        (
            "es",
            ["1 película nueva y 1 título nuevo", "estrenadas en febrero: antes 1, ahora 2"],
        ),
    ],
)
def test_answers_that_moved_say_which_question_they_answer(lang: str, told: list[str]) -> None:
    text = words(shown("", lang=lang, tab="news"))
    assert [part for part in told if part not in text] == []


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "New since January 2, 2026: 1 film and 1 title"),
        ("es", "Novedades desde el 2 de enero de 2026: 1 película y 1 título"),
    ],
)
def test_what_is_new_is_told_in_one_line_that_leads_to_all_of_it(lang: str, told: str) -> None:
    links = {link.label: link.query_string for link in ways(shown("", lang))}
    assert links[told] == "tab=news"


def test_tables_that_nobody_compared_are_not_called_the_first(tmp_path: Path) -> None:
    (tmp_path / "changes.json").unlink()
    text = words(shown("", tab="news"))
    assert "Nobody compared" in text
    assert "first version" not in text


def test_the_first_version_is_called_so(tmp_path: Path) -> None:
    first = what_changed(None, catalogue(films=OLD, titles=TITLES))
    changes.write(first, tmp_path)
    assert "This is the first version" in words(shown("", tab="news"))
