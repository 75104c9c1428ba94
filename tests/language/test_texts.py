"""Texts: complete in Spanish, chosen by the reader, and data that stays text."""

import re
from pathlib import Path

import pytest

from language import texts
from language.accepted import region, wanted
from language.texts import _, ngettext, plain, same, spanish, speaking
from locales.__main__ import texts as asked_texts

ROOT = Path(__file__).resolve().parents[2]


def extracted() -> set[str]:
    """Return every text that the sources show; of plurals the singular."""
    return set(asked_texts())


def test_every_text_has_its_spanish() -> None:
    assert extracted() - set(spanish()) == set()


def test_no_spanish_is_left_over() -> None:
    assert set(spanish()) - extracted() == set()


def test_the_spanish_fills_the_same_places() -> None:
    places = re.compile(r"{(\w+)}")
    for english, forms in spanish().items():
        for text in forms:
            assert set(places.findall(text)) <= {*places.findall(english), "n"}, english


def test_spanish_addresses_nobody() -> None:
    second_person = re.compile(
        r"\b(tú|usted|ustedes|vos|tu|tus|te|haz|elige|escribe|prueba)\b", re.I
    )
    assert [t for forms in spanish().values() for t in forms if second_person.search(t)] == []


TWINS = {
    "costo": r"costes?",
    "video": r"vídeos?",
    "elenco": r"repartos?",
    "puntaje": r"puntuaci(ón|ones)",
    "archivo": r"ficheros?",
    "franquicia": r"sagas?",
    "eslogan": r"lemas?",
    "valor atípico": r"vallas?",
    "recaudación menos presupuesto": r"ganancia neta",
    "películas": r"filmes?|films?",
    "productora": r"compañías?|empresas?",
    "tablas normalizadas": r"tablas ordenadas",
}
"""One word for one thing: what CONTRIBUTING's glossary says, and the words that it keeps out."""
CLUMSY = [
    *("tell their names", "one a line", "Part of the rated", "Where from"),
    *("met in these files", "Who asks", "of homonyms the most voted"),
]
"""English that a reader stumbles over."""


@pytest.mark.parametrize(("term", "twin"), TWINS.items())
def test_one_thing_has_one_name_in_spanish(term: str, twin: str) -> None:
    forbidden = re.compile(rf"\b({twin})\b", re.I)
    # Code in a text, `films`, is the name of a table or a file; {films} is a place.
    said = [re.sub(r"`[^`]*`|{[^}]*}", "", text) for forms in spanish().values() for text in forms]
    assert [text for text in said if forbidden.search(text)] == [], term


def test_the_glossary_has_every_term_that_is_kept() -> None:
    glossary = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [term for term in TWINS if f"| {term} |" not in glossary] == []


def test_no_english_text_is_clumsy() -> None:
    texts = [text for text in english_texts() for words in CLUMSY if words in text]
    assert texts == []


def english_texts() -> set[str]:
    """Return every English text, plurals too."""
    forms = [text if isinstance(text, tuple) else (text,) for text in asked_texts().values()]
    return {one for form in forms for one in form}


def test_the_language_is_the_one_asked_for() -> None:
    with speaking("es"):
        assert _("Films") == "Películas"
    with speaking("en"):
        assert _("Films") == "Films"


def test_plurals_write_the_number_as_the_reader_does() -> None:
    with speaking("en"):
        assert ngettext("{n} film", "{n} films", 1) == "1 film"
        assert ngettext("{n} film", "{n} films", 45346) == "45,346 films"
    with speaking("es"):
        assert ngettext("{n} film", "{n} films", 45346) == "45.346 películas"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es-AR,es;q=0.9", "es"),
        ("fr-FR,fr;q=0.9,es;q=0.4", "es"),
        ("en-GB", "en"),
        ("de", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_the_browser_s_first_known_language_is_taken(accepted: str | None, language: str) -> None:
    assert wanted(accepted, "en") == language


@pytest.mark.parametrize(
    ("accepted", "where"),
    [
        ("es-ES,es;q=0.9", "es-ES"),
        ("es-MX,es;q=0.9,en;q=0.5", "es-419"),
        ("es-419", "es-419"),
        ("es-CO", "es-419"),
        ("es-AR,es;q=0.9", "es-AR"),
        ("en-US,en;q=0.9,es-MX;q=0.4,es-AR;q=0.6", "es-AR"),
        ("es", "es-ES"),
        ("en-AR", "es-ES"),
        (None, "es-ES"),
    ],
)
def test_the_browser_s_spanish_says_where_its_reader_is(accepted: str | None, where: str) -> None:
    assert region(accepted) == where


def test_within_a_region_another_language_is_spoken_there_too() -> None:
    assert texts.region() == "es-ES"
    with speaking("es", "es-AR"), speaking("en"):
        assert texts.region() == "es-AR"
    assert texts.region() == "es-ES"


def test_a_label_is_known_in_either_language() -> None:
    assert same("Películas", "Films")
    assert same("Films", "Películas")
    assert not same("Meses", "Films")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("*batteries not included", r"\*batteries not included"),
        ("$9.99", r"\$9.99"),
        (":red[x]", r"\:red\[x\]"),
        ("![a](http://x)", "\\!\\[a\\](http\u2060\\://x)"),
        ("www.x.y a@x.y", "www\u2060.x.y a\u2060@x.y"),
        ("a\nb", "a b"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("1984", "1984"),
        ("Face/Off", "Face/Off"),
        ("<b>", r"\<b\>"),
    ],
)
def test_text_of_the_data_stays_as_it_is_in_markdown(data: str, shown: str) -> None:
    assert plain(data) == shown
