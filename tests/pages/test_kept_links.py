"""Links of earlier releases open what they opened: the view, with the choices that they name."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from api.contract import KEPT
from catalogue import Catalogue
from catalogue.store import load
from language.texts import LANGUAGES, speaking
from views import pages, reading
from views.links import texts
from views.reading import FromLink

SAMPLE = Path(__file__).parents[2] / "data/sample/tidy"
LINKS = [
    tuple(line.split("\t"))
    for path in sorted(KEPT.glob("*/links.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
"""Each link of a release, and the key of what its view showed first."""
ALSO = {"title": "film"}
"""Parameters that bear another name now, by the one that the link has."""


@pytest.fixture(scope="module")
def tables() -> Catalogue:
    return load(SAMPLE)


def chosen(ask: FromLink) -> Iterator[tuple[str, str]]:
    """Yield what the view took for chosen, as a link writes it."""
    for key, value in texts(ask.asked).items():
        for each in [value] if isinstance(value, str) else value:
            yield key, each


@pytest.mark.parametrize(("link", "key"), LINKS)
def test_a_link_of_an_earlier_release_opens_what_it_opened(
    tables: Catalogue, link: str, key: str
) -> None:
    address = urlsplit(link)
    language = LANGUAGES[len(link) % len(LANGUAGES)]
    with speaking(language):
        ask = FromLink(parse_qs(address.query))
        shown = [part.key for part in reading.parts(pages.PAGES[address.path], tables, ask)]
    assert key in shown
    taken = set(chosen(ask))
    for name, value in parse_qsl(address.query):
        assert {(name, value), (ALSO.get(name, name), value)} & taken, (name, taken)
