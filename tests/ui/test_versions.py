"""`?data=IDENTITY` in a link: the page shows that version and says so."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from resources import earlier
from resources import loaded as resources
from resources.earlier import IDLE, MOST, Opened
from tests.ui.pages import shown, words
from tests.versions import published
from views.links import address, carrying


def said(page: AppTest) -> list[str]:
    """Return what a page says of its version."""
    return [element.value for element in (*page.info, *page.warning)]


def test_an_older_version_is_shown_and_said_with_a_way_to_the_present_one(
    identities: list[str],
) -> None:
    page = shown("months", month="1", data=identities[0])
    [sentence] = [text for text in said(page) if identities[0] in text]
    assert "and not the present ones" in sentence
    assert "(months?" in sentence
    assert "month=1" in sentence
    assert "data=&" in sentence
    assert f"version {identities[0]}" in words(page)


def test_the_sentence_is_spanish_on_a_spanish_page(identities: list[str]) -> None:
    [sentence] = said(shown("months", "es", data=identities[0]))[:1]
    assert "y no los actuales" in sentence


def test_the_present_version_named_or_not_says_nothing(identities: list[str]) -> None:
    for named in ("", identities[1]):
        page = shown("months", month="1", data=named)
        assert [text for text in said(page) if identities[0] in text or "present" in text] == []
        assert f"version {identities[1]}" in words(page)


@pytest.mark.parametrize("named", ["000000000000", "<b>x</b>", "../../etc"])
def test_an_unknown_version_is_one_sentence_over_the_present_data(
    identities: list[str], named: str
) -> None:
    page = shown("months", month="1", data=named)
    assert len([text for text in said(page) if "is not on this machine" in text]) == 1
    assert f"version {identities[1]}" in words(page)


def test_links_lead_to_the_version_that_is_shown(identities: list[str]) -> None:
    with carrying(identities[0]):
        assert f"data={identities[0]}" in address("film", film="Alpha")
        assert address("film", data="").startswith("film?data=&")
    assert "data=" not in address("film", film="Alpha")
    page = shown("months", month="1", data=identities[0])
    assert page.session_state["data"] == identities[0]


def test_a_version_that_was_never_in_use_is_unknown(identities: list[str], tmp_path: Path) -> None:
    for mark in (tmp_path / ".versions").glob("*.used"):
        mark.unlink()
    assert not earlier.pin("".join(reversed(identities[0])))
    assert Opened().version(identities[0]) is None


def test_few_stay_open_and_none_that_nobody_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE", str(tmp_path))
    names, opened = published(tmp_path, 4), Opened()
    first = opened.version(names[0])
    assert first is opened.version(names[0])
    for name in names[1:3]:
        assert opened.version(name)
    assert list(opened.versions) == names[1:3]
    assert len(opened.versions) == MOST
    asked = opened.versions[names[2]][1]
    opened.let_go(asked + IDLE - 1)
    assert names[2] in opened.versions
    opened.let_go(asked + IDLE + 1)
    assert list(opened.versions) == []


def test_a_damaged_version_is_unknown_and_the_present_one_stays(
    identities: list[str], tmp_path: Path
) -> None:
    oldest = min(path for path in (tmp_path / ".versions").iterdir() if path.is_dir())
    (oldest / "films.parquet").write_bytes(b"no table")
    assert not earlier.pin(identities[0])
    assert resources.catalogue().manifest.identity == identities[1]
