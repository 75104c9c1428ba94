"""The mission's flat table of titles: its five transformations and no other."""

import pandas as pd

TEXTS = (
    "id", "show_id", "type", "title", "director", "cast", "country", "rating", "listed_in",
    "description",
)  # fmt: skip
TITLES_FLAT = (
    "id", "show_id", "type", "title", "director", "cast", "country", "date_added", "release_year",
    "rating", "listed_in", "description", "duration_int", "duration_type",
)  # fmt: skip


def titles_flat(raw: pd.DataFrame) -> pd.DataFrame:
    """Return `titles_flat`, one row a row of the sources, nothing repaired.

    `id` is the platform's initial (or what stands for it) and show_id, an unknown age rating is
    `g`, dates are YYYY-mm-dd, all texts lower case, and `duration` is split into a whole number and
    its unit.
    """
    duration = raw["duration"].str.lower().str.extract(r"^\s*(\d{1,5})\s*(min|season)")
    year = raw["release_year"]
    flat = raw.assign(
        id=raw["prefix"] + raw["show_id"],
        rating=raw["rating"].fillna("g"),
        date_added=raw["added"].dt.strftime("%Y-%m-%d"),
        release_year=year.where((year % 1 == 0) & year.between(0, 9999)).astype("Int32"),
        duration_int=pd.to_numeric(duration[0]).astype("Int32"),
        duration_type=duration[1],
    )
    # Python's lower case, not Arrow's: they differ in the dot of a Turkish capital I.
    lower = {name: flat[name].map(str.lower, na_action="ignore") for name in TEXTS}
    # A column without any text is one of texts all the same.
    flat = flat.assign(**{name: texts.astype("str") for name, texts in lower.items()})
    return flat[list(TITLES_FLAT)].sort_values("id", kind="stable", ignore_index=True)
