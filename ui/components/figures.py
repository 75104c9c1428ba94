"""A chart on a page: its finding, what is drawn, the figure, its data."""

from collections.abc import Callable

import streamlit as st

from ui.charts.drawing import Drawing
from ui.components.tables import Rows, csv_button
from ui.texts import _

SELECTING = ["select2d", "lasso2d"]


def chart(
    figure: Drawing,
    finding: str,
    subtitle: str = "",
    *,
    key: str,
    rows: Rows | None = None,
    alt: str | None = None,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a figure under its finding.

    `finding` is the sentence the figure shows, computed (Markdown: data passes through `plain`);
    `subtitle` says what is drawn, its unit and the number of films; `rows` is the data behind it.
    With `on_select` its marks can be selected; what is selected stands in the session under `key`.
    """
    st.subheader(finding, anchor=False)
    if subtitle:
        st.markdown(subtitle)
    st.plotly_chart(
        figure,
        key=key,
        alt=alt or _spoken(finding, subtitle),
        on_select=on_select or "ignore",
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [["toImage", *(SELECTING if on_select else [])]],
            "toImageButtonOptions": {"format": "png", "filename": f"butaca-{key}", "scale": 2},
            "scrollZoom": False,
        },
    )
    if rows is not None:
        csv_button(rows, f"{key}-chart")


def _spoken(finding: str, subtitle: str) -> str:
    words = f"{finding}. {subtitle}".replace("\\", "").replace("*", "")
    return _("Chart: {finding}", finding=words)
