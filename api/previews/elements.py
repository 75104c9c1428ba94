"""Which elements of Streamlit's a page draws as it opens: its head asks for their scripts."""

FRAME = ("Html", "TextInput", "ButtonGroup", "Button", "Metric")
"""What every page draws: search, language, the menu of what it shows, figures."""
WITHOUT_CHART = {"film", "person", "similar", "license", "data", "programs"}
WITH_TABLE = {"person", "months", "weekdays", "countries", "for-you", "license", "data", "programs"}
ALSO = {
    "home": ("Checkbox", "PageLink", "ImageList"),
    "film": ("PageLink", "ImageList"),
    "similar": ("PageLink", "ImageList"),
}


def elements(name: str) -> tuple[str, ...]:
    """Return the elements of a page's first view, in the order in which a reader waits for them."""
    chart = () if name in WITHOUT_CHART else ("PlotlyChart",)
    table = ("DataFrame",) if name in WITH_TABLE else ()
    return (*FRAME, *ALSO.get(name, ()), *chart, *table)
