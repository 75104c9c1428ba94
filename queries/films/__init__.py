"""The questions about films: when, where, by whom, for how much."""
