"""How like a title is what was typed, and which titles say another word or number."""

import pytest

from queries.search.likeness import (
    compare,
    number_left_out,
    other_numbers,
    other_sequels,
    other_words,
    says_less,
)  # fmt: skip

TITLES = {"marca", "mascara", "zorro", "bronx", "brooklyn", "amigos", "llevo"}


@pytest.mark.parametrize(
    ("typed", "title", "likeness"),
    [
        ("toy story", "toy story", 1),
        ("toystory", "toy story", 0.98),  # without its blanks
        ("ring", "the ring", 0.98),  # without its article
        ("thee ring", "the ring", 0.98 * 2 * 8 / 17),  # an article mistyped
        ("la la land", "la la band", 0.98 * 0.9),  # mostly articles
        ("story toy", "toy story", 0.97),  # in another order
        ("abdc", "abcd", 0.86),  # two of four letters swapped
        ("acb", "abc", 0.98 * 2 / 3),  # two of three
        ("abcdeg", "abcdef", 0.86),  # one of six replaced
        ("abcdg", "abcdf", 0.98 * 0.8),  # one of five
        ("yevo amigos", "llevo amigos", 0.9),  # sounds the same
        ("godfather", "godfather part 2", 0.92),  # a part without a mistake
        ("part godfather", "godfather part 2", 0.92),  # its words in another order
        ("goodfather", "godfather part 2", 0.9 * 22 / 23),  # a part with one
        ("modca", "moda italia", 0.98 * 8 / 15),  # a short one with one
        ("toy story animated", "toy story", 0.63 + 0.27 / 2),  # with more words than it has
        ("spiderman 2", "spider man 2", 0.98),
        ("qqqq", "toy story", 0),
    ],
)
def test_likeness_is_what_the_best_of_its_ways_counts(
    typed: str, title: str, likeness: float
) -> None:
    assert compare(typed, [title]) == pytest.approx([likeness])


@pytest.mark.parametrize(
    ("typed", "title", "lost"),
    [
        ("die hard 2", "die hard 4", 0.12),
        ("die hard 2", "die hard", 0.05),
        ("die hard 2", "die hard 2", 0),
        ("area 51", "area 5 1", 0),
        ("12 angry men", "angry men", 0),  # a number typed first is the title's own
    ],
)
def test_a_title_loses_for_the_numbers_that_it_lacks(typed: str, title: str, lost: float) -> None:
    assert other_numbers(typed, [title]).tolist() == [lost]


@pytest.mark.parametrize(
    ("typed", "title", "another"),
    [
        ("la marca del zorro", "la mascara del zorro", True),  # a word that titles have
        ("la mascra del zorro", "la mascara del zorro", False),  # a slip
        ("el pianista", "la pianista", True),  # the gender of the article alone
        ("toystory", "toy story", False),
        ("toy storyanimated", "toy story animated", False),  # two words without their blank
        ("toy storyxyanimated", "toy story animated", True),  # and with more in its place
        ("toy story movie", "toy story", False),  # an idle word
        ("brooklyn", "bronx", True),
        ("los becarios", "becario", True),  # the plural of a title of one word
        ("becarios en roma", "becario en roma", False),  # one plural of a title of many
        ("becarios locos", "becario loco perdido", True),  # and two
        ("fast furious 7", "fast furious 7", False),
        ("yevo amigos", "llevo amigos", False),  # sounds the same
        ("zo marca", "marca", False),
    ],
)
def test_a_word_that_a_title_lacks_is_another_or_a_slip(
    typed: str, title: str, another: bool
) -> None:
    assert other_words(typed, [title], TITLES).tolist() == [another]


@pytest.mark.parametrize(
    ("typed", "title", "another"),
    [
        ("rocky 2", "rocky 3", True),
        ("rocky 2", "rocky", True),
        ("rocky 1", "rocky", False),
        ("12 monkeys", "monkeys", True),
        ("007 spectre", "spectre", False),  # the number of an agent, whichever his film
        ("12 monkeys", "13 monkeys", True),
        ("ice age deshielo", "ice age 2 deshielo", False),
    ],
)
def test_other_numbers_tell_sequels_apart(typed: str, title: str, another: bool) -> None:
    assert other_sequels(typed, [title]).tolist() == [another]


def test_a_number_is_left_out_within_a_title_alone() -> None:
    assert number_left_out("ice age deshielo", "ice age 2 deshielo")
    assert not number_left_out("ice age", "ice age 2")
    assert not number_left_out("monkeys", "12 monkeys")


@pytest.mark.parametrize(
    ("typed", "title", "less"),
    [
        ("toy", "toy story", True),
        ("toy story", "toy story", False),
        ("toystory", "toy story", False),  # without its blank
        ("toystori", "toy story", False),  # and with a slip
        ("el padrino", "el padrino parte", True),
    ],
)
def test_a_title_of_more_words_than_were_typed_says_more(
    typed: str, title: str, less: bool
) -> None:
    assert says_less(typed, title) == less
