"""The page For you, drawn on a planted catalogue."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.evaluation import FILE, Evaluation, write
from models.ratings import audience
from resources import loaded as resources
from tests.models.measured import ratings
from tests.planted import IDENTITY
from tests.served import serving
from tests.ui.pages import shown, ways, words
from tests.viewers import FILMS, planted
from views.rated import written

USER = int(FILMS.user_ids[0])
FILM = f"Film {FILMS.item_ids[3]}"
MEASURED = {
    "films": ratings({"ours": 0.9, "user + item bias": 1.0}),
    "platforms": ratings({"ours": 1.01, "user + item bias": 1.0}),
}


@pytest.fixture(scope="module", autouse=True)
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("tables")
    write(folder / FILE, Evaluation(identity=IDENTITY, ratings=MEASURED))
    with serving(planted(folder), folder):
        yield


def test_a_link_without_choices_answers_for_the_first_user() -> None:
    text = words(shown("for-you"))
    assert "Predicted rating" in text
    assert "Recommend it? Yes" in text or "Recommend it? No" in text
    assert "± " in text


def test_the_spread_is_told_as_two_ends_on_the_scale() -> None:
    page = shown("for-you", user=USER, film=FILM)
    stars = float(next(m for m in page.metric if m.label == "Predicted rating").value)
    low, high = re.search(r"in three are ([\d.]+) to ([\d.]+)", words(page)).groups()  # type: ignore[union-attr]
    assert 0.5 <= float(low) < stars < float(high) <= 5


def test_the_verdict_follows_the_threshold_of_the_link() -> None:
    assert "Recommend it? No" in words(shown("for-you", user=USER, film=FILM, for_you_from=5))
    assert "Recommend it? Yes" in words(shown("for-you", user=USER, film=FILM, for_you_from=0.5))


def test_precision_is_read_off_at_the_threshold() -> None:
    assert "Precision 70%" in words(shown("for-you", user=USER, film=FILM, for_you_from=3.5))
    assert "Precision 80%" in words(shown("for-you", user=USER, film=FILM, for_you_from=4.5))


def test_the_waterfall_ends_at_the_prediction() -> None:
    page = shown("for-you", user=USER, film=FILM)
    (bars,) = json.loads(page.get("plotly_chart")[0].proto.spec)["data"]
    values = bars["y"]
    assert values[-1] == pytest.approx(sum(values[:-1]))
    metric = next(m for m in page.metric if m.label == "Predicted rating")
    assert float(metric.value) == pytest.approx(min(values[-1], 5), abs=0.051)


def test_similar_titles_are_the_users_own() -> None:
    viewers = audience.film_audience(resources.catalogue())
    assert viewers
    rated = {f"Film {item}" for item in viewers.user(USER).rated}
    frame = shown("for-you", user=USER, film=FILM).dataframe[0].value
    assert 0 < len(frame) <= 5
    assert set(frame["title"]) <= rated - {FILM}


def test_ten_unseen_films_come_in_the_order_of_the_walk_with_their_prediction() -> None:
    frame = shown("for-you", user=USER, tab="next").dataframe[0].value
    viewers = audience.film_audience(resources.catalogue())
    assert viewers
    viewer = viewers.user(USER)
    rated = {f"Film {item}" for item in viewer.rated}
    assert not set(frame["title"]) & rated
    items = frame["title"].str.removeprefix("Film ").astype(int).to_numpy()
    walk = audience.film_walk(resources.catalogue())
    assert walk
    scores = dict(zip(walk.item_ids.tolist(), walk.scores(viewer), strict=True))
    ordered = [scores[item] for item in items.tolist()]
    assert ordered == sorted(ordered, reverse=True)
    predicted = viewers.predictor.expected(viewer, items)
    assert frame["stars"].to_numpy() == pytest.approx(predicted, abs=0.01)


def test_titles_of_platforms_come_by_their_predicted_rating() -> None:
    frame = shown("for-you", catalogue="platforms", user=1000, tab="next").dataframe[0].value
    assert frame["stars"].is_monotonic_decreasing


def test_a_viewer_of_few_ratings_is_told_how_wide_the_prediction_is() -> None:
    few = words(shown("for-you", for_you_who="new", film=FILM))
    assert re.search(r"nine of ten such ratings lie within [\d.]+ stars of it", few)
    assert "nine of ten" not in words(shown("for-you", user=USER, film=FILM))


def test_filters_narrow_what_is_next() -> None:
    some = shown("for-you", user=USER, tab="next", for_you_genres="Drama").dataframe[0].value
    drama = {f"Film {item}" for item in FILMS.item_ids[::2]}
    assert set(some["title"]) <= drama


def test_an_unknown_user_and_an_unknown_title_are_told_apart() -> None:
    nobody = shown("for-you", user=USER + 1)
    assert f"No user has the number **{USER + 1}**." in words(nobody)
    assert nobody.button(key="near-user-0").label == str(USER)
    nothing = shown("for-you", user=USER, film="qqqqqq")
    assert "There is no film called **qqqqqq**." in words(nothing)
    assert "No user has the number **x**." in words(shown("for-you", user="x"))


@pytest.mark.parametrize("user", [0, 10**9])
def test_three_users_are_offered_beyond_either_end_too(user: int) -> None:
    page = shown("for-you", user=user)
    offered = [b.label for b in page.button if (b.key or "").startswith("near-user")]
    users = FILMS.user_ids.tolist()
    assert sorted(map(int, offered)) == (users[:3] if user == 0 else users[-3:])


def test_a_mistyped_title_is_never_taken_without_a_word() -> None:
    assert "**Unwatchd** is taken to mean Unwatched" in words(shown("for-you", film="Unwatchd"))
    assert "is taken to mean" not in words(shown("for-you", film="UNWATCHED"))


def test_a_newcomer_rates_titles_in_the_link() -> None:
    asked = shown("for-you", for_you_who="new", film=FILM)
    stars = [one.key for one in asked.feedback]
    assert len(stars) == len(set(stars)) == 24
    assert "Nothing is rated yet" in words(asked)
    rated = shown(
        "for-you", for_you_who="new", film=FILM, tab="rated", **dict.fromkeys(stars[:5], 4)
    )
    assert len(rated.dataframe[0].value) == 5


def unasked() -> list[int]:
    stars = shown("for-you", for_you_who="new").feedback
    asked = {int(one.key.removeprefix("stars_")) for one in stars}
    return [int(item) for item in FILMS.item_ids if int(item) not in asked]


def test_any_title_is_found_and_rated_and_stays_in_the_link() -> None:
    item = unasked()[0]
    page = shown("for-you", for_you_who="new", film=FILM, tab="rated")
    page.text_input(key="rated_search").set_value(f"Film {item}").run()
    page.feedback(key=f"rated_{item}").set_value(3).run()
    assert page.text_input(key="rated").value == f"{item}.4"
    again = shown("for-you", for_you_who="new", film=FILM, tab="rated", rated=f"{item}.4")
    assert again.dataframe[0].value["title"].tolist() == [f"Film {item}"]
    assert again.feedback(key=f"rated_{item}").value == 3


def test_a_star_given_twice_is_dropped() -> None:
    item = unasked()[0]
    page = shown("for-you", for_you_who="new", film=FILM, rated=f"{item}.4")
    page.feedback(key=f"rated_{item}").set_value(None).run()
    assert page.text_input(key="rated").value == ""


def test_what_cannot_be_rated_says_why() -> None:
    page = shown("for-you", for_you_who="new", film=FILM)
    asked = next(one.key for one in page.feedback if one.key.startswith("stars_"))
    page.text_input(key="rated_search").set_value(f"Film {asked.removeprefix('stars_')}").run()
    assert "stands below, with its stars" in words(page)
    page.text_input(key="rated_search").set_value("Unwatched").run()
    assert "Nobody has rated" in words(page)
    page.text_input(key="rated_search").set_value("qqqq zzzz").run()
    assert "There is no film called" in words(page)
    assert "Recommend it?" in [metric.label for metric in page.metric]


def test_nonsense_in_the_ratings_of_a_link_is_passed_over() -> None:
    item = unasked()[0]
    evil = f"{item}.9_{item}.3_999999999.4_<script>_-1.5_{'9' * 40}.5"
    page = shown("for-you", for_you_who="new", film=FILM, rated=evil, tab="rated")
    assert page.dataframe[0].value["stars"].tolist() == [3.0]


def test_fifty_ratings_make_a_short_link() -> None:
    assert len(written({100_000 + i: 5 for i in range(50)})) < 500


def test_ten_come_as_cards_with_reason_platform_and_link() -> None:
    page = shown("for-you", for_you_who="new", rated=f"{unasked()[0]}.5", tab="next")
    links = [link for link in ways(page) if link.label.startswith("**")]
    assert len(links) == len(page.dataframe[0].value) == 10
    assert words(page).count("Predicted rating: **") == len(links)
    reasons = ("Because of", "Those like it who like the same titles", "Rated above most")
    assert sum(words(page).count(reason) for reason in reasons) == len(links)
    where = ("On none of the platforms", "To watch on")
    assert sum(words(page).count(one) for one in where) == len(links)


def test_ratings_without_taste_are_said_to_be_so() -> None:
    page = shown("for-you", catalogue="platforms", user=1000, title="Title 3")
    assert "no taste to learn" in page.info[0].value
    assert "**Title 3 (2001)**" in words(page)


def test_a_hostile_link_does_no_harm() -> None:
    for evil in ("<script>", "![x](http://e.x/y.png)", "9" * 40, "9" * 12, "-1", "1e3", "\0"):
        shown("for-you", user=evil, film=evil, for_you_from=evil, for_you_years=evil, tab=evil)


def test_the_page_speaks_spanish() -> None:
    text = words(shown("for-you", lang="es", user=USER, film=FILM))
    assert "Valoración prevista" in text


def test_without_ratings_the_page_says_what_to_do() -> None:
    from tests.planted import catalogue

    with serving(catalogue(films="film_id,title,date\n1,A,2000-01-01")):
        assert "hold no ratings of films" in words(shown("for-you"))
        assert "hold no ratings of platform titles" in words(
            shown("for-you", catalogue="platforms")
        )


def test_where_only_platform_titles_have_ratings_the_page_opens_on_them(tmp_path: Path) -> None:
    tables = planted(tmp_path)
    only = replace(tables, film_ratings=tables.film_ratings.head(0))
    with serving(only, tmp_path):
        assert "**Title " in words(shown("for-you"))


def test_a_missing_model_names_the_command_that_makes_it(tmp_path: Path) -> None:
    tables = planted(tmp_path)
    (tmp_path / "ratings.npz").unlink()
    with serving(tables, tmp_path):
        page = shown("for-you")
        assert "python -m models" in "\n".join(e.value for e in (*page.error, *page.warning))


def test_an_evaluation_of_an_older_program_is_told_and_predictions_do_without(
    tmp_path: Path,
) -> None:
    tables = planted(tmp_path)
    (tmp_path / FILE).write_text(json.dumps({"identity": IDENTITY, "ratings": {}}))
    with serving(tables, tmp_path):
        page = shown("for-you")
        assert "another version of the program" in page.warning[0].value
        assert "python -m models" in page.warning[0].value
        assert "Predicted rating" in words(page)
        assert "Precision" not in words(page)
