"""What an update takes besides the raw layouts: some columns of them, and the flat tables."""

from dataclasses import replace

from etl.read.columns import Layout
from etl.read.layouts import FILMS, TITLES

FOLLOWING = ("return", "release_year", "release_month", "release_day")
"""Columns of `films_flat` that follow from others: compared, never read."""
PARTIAL_FILMS = replace(
    FILMS,
    either=(),
    optional=("title", "original_title", "release_date", *FILMS.optional),
    welcome=(*FILMS.welcome, *FOLLOWING),
)
PARTIAL_TITLES = replace(
    TITLES, required=("show_id",), optional=(*TITLES.required[1:], *TITLES.optional)
)
FLAT_TITLES = Layout(
    TITLES.kind,
    ("id",),
    (
        *("show_id", "type", "title", "director", "cast", "country", "date_added"),
        *("release_year", "rating", "listed_in", "description", "duration_int", "duration_type"),
        "score",
    ),
)
"""Its `id` is the platform's initial and the show_id, `as123`."""
