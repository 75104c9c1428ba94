"""Whose posters are shown: ours alone, unless the installation names a host."""

import pytest

from serving.headers import headers
from serving.posters import ELSEWHERE, SETTING, address, host


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.delenv(ELSEWHERE, raising=False)


def policy() -> str:
    return headers("'self'", host())["Content-Security-Policy"]


def test_without_the_setting_no_host_is_asked() -> None:
    assert host() is address("/x.jpg") is None
    assert "img-src 'self' data: blob:;" in policy()


@pytest.mark.parametrize("setting", ["yes", "1", "https://evil.example", "imdb", " "])
def test_a_setting_that_names_no_known_host_means_none(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv(SETTING, setting)
    assert host() is None


def test_tmdb_s_host_alone_joins_the_policy_and_for_pictures_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = policy()
    monkeypatch.setenv(SETTING, "TMDB")
    assert address("/x.jpg") == "https://image.tmdb.org/t/p/w342/x.jpg"
    assert policy() == before.replace("blob:; font", "blob: https://image.tmdb.org; font")


@pytest.mark.parametrize(
    ("mirror", "used"),
    [
        ("http://127.0.0.1:8600", "http://127.0.0.1:8600"),
        ("https://pictures.example", "https://pictures.example"),
        ("https://x.example; script-src *", "https://image.tmdb.org"),
        ("*", "https://image.tmdb.org"),
        ('https://x"onerror=1', "https://image.tmdb.org"),
    ],
)
def test_a_mirror_is_an_origin_and_nothing_more(
    monkeypatch: pytest.MonkeyPatch, mirror: str, used: str
) -> None:
    monkeypatch.setenv(SETTING, "tmdb")
    monkeypatch.setenv(ELSEWHERE, mirror)
    assert host() == used


def test_a_mirror_without_the_setting_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ELSEWHERE, "https://pictures.example")
    assert host() is None
