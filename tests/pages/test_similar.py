"""The page of similar films, drawn on the planted world."""

import dataclasses
import itertools
import json
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from language.texts import speaking
from models import similar
from models.similar import FILE, weights
from models.similar.fit import fit
from models.similar.leaning import TASTE, has_taste
from models.similar.recommender import Recommendation
from models.similar.stored import save
from queries.films.cards import Common, card
from queries.films.wishes import Wishes
from resources import loaded as resources
from tests.models.similar.world import world
from tests.served import serving
from tests.ui.pages import shown, ways, words
from views.alike import reasons, told
from views.similar.likes import in_common, numbers, recommend, rows


@pytest.fixture(autouse=True, scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    tables = dataclasses.replace(world(), folder=tmp_path_factory.mktemp("fitted"))
    save(tables.file(FILE), fit(tables), tables.manifest.identity)
    with serving(tables, tables.folder):
        yield


def links(page: AppTest) -> list[str]:
    """Return the labels of the films recommended, which are links too."""
    return [link.label for link in ways(page) if link.label.startswith("**")]


@pytest.mark.parametrize(("lang", "why"), [("en", "Why: "), ("es", "Por qué: ")])
def test_a_typed_title_brings_five_films_with_reasons(lang: str, why: str) -> None:
    page = shown("similar", lang, film="star pilotz")
    assert words(page).count(why) == 5
    assert "Star Pilots (1990)" in words(page)
    assert any("Star Pilots Return (1994)" in label for label in links(page))


def test_a_link_may_call_the_film_a_title() -> None:
    assert "Moon Harbour" in words(shown("similar", title="Moon Harbour"))
    assert shown("similar", title="Moon Harbour", film="Star Pilots").text_input(
        key="film"
    ).value == ("Star Pilots")


def test_a_title_that_resembles_nothing_offers_near_ones() -> None:
    page = shown("similar", film="orbiting sung over the sea")
    assert "Orbit Song" in words(page)
    assert "Why: " not in words(page)


def opened(page: AppTest) -> list[str]:
    """Open the shares of every film, and return what each says in numbers."""
    for place in range(1, 6):
        page.session_state[f"shares-{place}"] = True
    drawn = page.run().get("plotly_chart")
    return [str(one.proto.alt) for one in drawn]


def test_reasons_are_words_and_never_fame() -> None:
    page = shown("similar", film="Star Pilots")
    why = [line for line in words(page).splitlines() if line.startswith("Why: ")]
    assert len(why) == 5
    assert "Same franchise" in why[0]
    assert not any(digit in line for line in why for digit in "0123456789")
    assert not any(known in line for line in why for known in ("known", "rated"))


def test_what_a_reason_names_is_not_said_again() -> None:
    tables = resources.catalogue()
    like = recommend(tables, card(tables, 0), Wishes(), 0.0)[0]
    shares = {"keywords": 0.6, "people": 0.38, "companies": 0.02}
    both = Common(["robot", "space opera", "pirate"], ["Ana Vega"], ["Moon Films"])
    like = dataclasses.replace(like, found=Recommendation(1, 1.0, shares), common=both)
    with speaking("en"):
        assert reasons(like, []) == "Robot and space opera · With Ana Vega"
        said = told(like, [])
        assert in_common(both, said) == ["Also in common: pirate · Moon Films"]
        assert in_common(both, [*both.keywords, *both.people, *both.companies]) == []


def test_what_adds_less_than_a_twentieth_is_no_reason() -> None:
    tables = resources.catalogue()
    film = card(tables, 0)
    like = recommend(tables, film, Wishes(), 0.0)[0]
    shares = {"fame": 0.5, "audience": 0.46, "text": 0.04}
    with speaking("en"):
        told = reasons(dataclasses.replace(like, found=Recommendation(1, 1.0, shares)), film.genres)
    assert told == "Liked by the same viewers"


def test_the_shares_in_numbers_add_up_to_the_score() -> None:
    page = shown("similar", film="Moon Harbour")
    scores = re.findall(r"^\*\*score ([\d.]+)\*\*", words(page), re.MULTILINE)
    for line, score in zip(opened(page), [float(found) for found in scores], strict=True):
        shares = [float(part.split()[-1]) for part in line.split(", ")]
        assert sum(shares) == pytest.approx(score, abs=1e-6)


def test_wishes_in_the_link_are_kept() -> None:
    page = shown("similar", film="Star Pilots", similar_votes="105", similar_without="Comedy")
    assert "No film meets these wishes" in words(page)
    page = shown("similar", film="Star Pilots", similar_franchise="false")
    assert not any("Star Pilots Return" in label for label in links(page))


def test_variety_is_a_field_of_its_own() -> None:
    page = shown("similar", film="Star Pilots", similar_variety="1.0")
    assert " ".join(opened(page)).count("like one above −") == 4


def test_shares_are_drawn_as_bars_once_opened() -> None:
    page = shown("similar", film="Star Pilots")
    assert not page.get("plotly_chart")
    page.session_state["shares-1"] = True
    bars = page.run().get("plotly_chart")
    drawn = json.loads(bars[0].proto.spec)["data"][0]
    whole = weights.read()["franchise"] + weights.ranking()["franchise"][1]
    assert drawn["text"][0] == f"<b>{whole:.2f}</b>", "the greatest share"
    assert bars[0].proto.alt.startswith("Shares in the score of Star Pilots Return: ")


def test_without_a_model_the_page_says_which_command_makes_it() -> None:
    before = resources.loaded()
    tables = dataclasses.replace(world(), folder=before.folder / "elsewhere")
    resources.swap(resources.Loaded(tables, tables.folder))
    page = shown("similar")
    resources.swap(before)
    assert "python -m models" in page.warning[0].value


def test_what_is_left_untold_are_only_fields_that_add_something() -> None:
    shares = {
        "audience": 1.17,
        "quality": 0.7,
        "year": 0.5,
        "votes": 0.4,
        "genres": 0.3,
        "text": 0.0,
    }
    with speaking("en"):
        told = numbers(Recommendation(0, sum(shares.values()), shares))
    assert told.endswith("0.40, 1 more 0.30")


def test_the_file_keeps_a_films_own_year_and_genres_beside_their_shares() -> None:
    tables = resources.catalogue()
    film = card(tables, 0)
    found = recommend(tables, film, Wishes(), 0.0)
    table = rows(tables, found)
    assert table["year"].tolist() == [like.card.year for like in found]
    assert table["genres"].tolist() == ["|".join(like.card.genres) for like in found]
    assert table["share_year"].tolist() == [like.found.why["year"] for like in found]


def test_by_theme_nothing_counts_that_viewers_like_and_by_taste_nothing_else() -> None:
    tables = resources.catalogue()
    film = card(tables, 0)
    everything = set(recommend(tables, film, Wishes(), 0.0)[0].found.told)
    theme = recommend(tables, film, Wishes(), 0.0, "theme")
    taste = recommend(tables, film, Wishes(), 0.0, "taste")
    assert all(not TASTE & set(like.found.why) for like in theme)
    assert all(set(like.found.why) <= TASTE for like in taste)
    assert everything & TASTE
    assert everything - TASTE
    for lang, by in itertools.product(("en", "es"), ("theme", "taste")):
        assert len(links(shown("similar", lang, film="Star Pilots", similar_by=by))) == 5


def test_taste_says_nothing_of_a_film_that_no_viewer_likes() -> None:
    model = resources.catalogue().once(similar.load)
    assert model.audience is not None
    nobody = dataclasses.replace(model, audience=None)
    assert has_taste(model, 0)
    assert not has_taste(nobody, 0)
