"""Ticks: round, and written as the reader writes sums."""

from charts.scales import money_from_zero, powers_of_money
from language.formats import NO_BREAK
from language.texts import speaking


def test_round_sums_are_written_without_idle_decimals() -> None:
    with speaking("en"):
        written = money_from_zero(0, 30_000_000)
    assert list(written.values()) == ["0", *(f"${n}{NO_BREAK}M" for n in (10, 20, 30))]


def test_a_trillion_keeps_its_zeros() -> None:
    with speaking("en"):
        assert list(powers_of_money(1e11, 1e12).values())[-1] == f"$1,000{NO_BREAK}B"
        assert money_from_zero(0, 1.5e12)[1e12] == f"$1,000{NO_BREAK}B"
    with speaking("es"):
        assert money_from_zero(0, 1.5e12)[1e12] == f"1.000.000{NO_BREAK}M$"
