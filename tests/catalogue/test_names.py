"""Names folded one by one and many at once."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.names import key, keys


@given(st.lists(st.text(max_size=30) | st.text(alphabet=" \t\n\x0b\x1c\x1f aéÉß", max_size=12)))
@example(["  Two  \x1c words\t", "İstanbul", "Ǆ\u0301", "½\xa0K"])
def test_many_names_fold_as_each_alone(names: list[str]) -> None:
    assert keys(names) == [key(name) for name in names]


@given(st.text())
def test_a_folded_name_has_no_marks_and_single_blanks(name: str) -> None:
    folded = key(name)
    assert folded == " ".join(folded.split())
    if not name.isascii():
        assert not any(unicodedata.combining(letter) for letter in folded)


@given(st.text(alphabet="ᾳᾼῃῌῳῼßẞſΣσςﬁǅİ", max_size=6))
@example("ᾳ")
def test_case_never_matters_in_any_script(name: str) -> None:
    assert key(name.casefold()) == key(name)
