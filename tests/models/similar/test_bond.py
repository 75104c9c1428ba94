"""Signs that two films share tie them: one clear sign, or several faint ones."""

import numpy as np
import pytest

from models.similar.bond import WHOLE, bond
from models.similar.fit import fit
from tests.models.similar.world import world

FILMS = 4


def told(*said: float) -> np.ndarray:
    return np.array(said, dtype=np.float32)


def test_one_clear_sign_ties_two_films_whatever_else_they_lack() -> None:
    for name, whole in WHOLE.items():
        tied = bond({name: told(whole, whole / 2, 0, 0)}, FILMS)
        assert tied == pytest.approx([1, 0.5, 0, 0], abs=1e-6), name


def test_faint_signs_add_up_and_never_to_more_than_one() -> None:
    text, keywords = (told(WHOLE[name] / 2, WHOLE[name] * 3, 0, 0) for name in ("text", "keywords"))
    assert bond({"text": text, "keywords": keywords}, FILMS) == pytest.approx([1, 1, 0, 0])


def test_a_country_ties_where_the_language_is_shared_as_well_and_rare() -> None:
    found = {"countries": told(0.9, 0.9, 0.9, 0), "language": told(0.7, 0.1, 0, 0.7)}
    assert bond(found, FILMS) == pytest.approx([1, 0, 0, 0])


def test_years_form_and_theme_tie_nothing() -> None:
    assert not bond({name: told(1, 1, 1, 1) for name in ("year", "form", "theme")}, FILMS).any()


def test_the_recommender_tells_of_every_film_how_firmly_it_is_tied() -> None:
    tied = fit(world()).likeness(0)["bond"]
    assert tied[4] == 1, "a film of the franchise"
    assert tied[1:5].min() > tied[5:].max(), "films of its kind, and of the other"
