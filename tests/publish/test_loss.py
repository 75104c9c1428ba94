"""How losses are told: a line each, with cells below each other and none too long."""

from publish.loss import LONGEST, Loss, table


def loss(example: str) -> Loss:
    return Loss("films.budget", "mean", "mean 9", "1", "may move by 5%", example)


def test_each_loss_is_a_line_below_its_headings() -> None:
    headings, one, other = table([loss("1 Alpha: 9 → 1"), loss("")]).splitlines()
    assert headings.split() == ["column", "before", "after", "rule", "example"]
    assert one.index("1 Alpha") == headings.index("example")
    assert other.endswith("may move by 5%")


def test_a_long_cell_is_cut_to_the_longest_and_says_so() -> None:
    just, longer = "a" * LONGEST, "b" * (LONGEST + 1)
    _headings, one, other = table([loss(just), loss(longer)]).splitlines()
    assert one.split()[-1] == just
    assert other.split()[-1] == "b" * (LONGEST - 1) + "…"


def test_a_cell_of_several_lines_stands_on_one() -> None:
    assert "one two three" in table([loss("one\ntwo\t three")])
