"""The views that countries and companies share: by decade, by genre, with whom."""

import numpy as np
import pandas as pd
import streamlit as st

from charts import breakdowns as charts
from language import formats
from language.texts import _, plain
from queries.films import breakdowns
from resources.loaded import catalogue
from ui.components.legacy_figures import chart


def decades(rows: np.ndarray, *, key: str) -> None:
    """Draw the films in these rows by decade."""
    table = breakdowns.by_decade(catalogue(), rows)
    best = int(table["decade"].iloc[int(table["films"].to_numpy().argmax())])
    chart(
        charts.decades(table),
        _("Most films are of the {decade}", decade=formats.decade(best)),
        _("Films released, by decade"),
        key=key,
        rows=table,
    )


def genres(rows: np.ndarray, *, key: str) -> None:
    """Draw the films in these rows by genre."""
    table = breakdowns.by_genre(catalogue(), rows)
    if table.empty:
        st.markdown(_("None of these films has a genre."))
        return
    share = formats.percent(table["films"].iloc[0] / len(rows))
    chart(
        charts.named(list(table["genre"]), table["films"]),
        _("{genre} leads: {share} of the films", genre=plain(table["genre"].iloc[0]), share=share),
        _("Films by genre; a film counts in each of its genres"),
        key=key,
        rows=table,
    )


def partners(table: pd.DataFrame, *, key: str, films: int) -> None:
    """Draw with whom the films were made; columns `name` and `films`, the closest first."""
    if table.empty:
        st.markdown(_("All of these films were made alone."))
        return
    share = formats.percent(table["films"].iloc[0] / films)
    chart(
        charts.named(list(table["name"]), table["films"]),
        _("Most often with {name}: {share}", name=plain(table["name"].iloc[0]), share=share),
        _("Films made together, of {n}", n=formats.number(films)),
        key=key,
        rows=table,
    )
