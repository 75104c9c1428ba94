"""What holds of the films' sums of money, whoever reads them."""

FLOOR = 100_000.0
"""Budget in US dollars below which a film is left out of comparisons, unless asked otherwise."""
