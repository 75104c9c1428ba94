"""What pages are made of."""

from ui.components import tables as columns
from ui.components.answers import (
    Figure,
    answered,
    did_you_mean,
    explained,
    headline,
    page_header,
)
from ui.components.choices import choice, pick, recall, several, tabs, whole
from ui.components.figures import chart
from ui.components.links import address, full_link, link_to
from ui.components.tables import csv, csv_button, table

__all__ = [
    "Figure",
    "address",
    "answered",
    "chart",
    "choice",
    "columns",
    "csv",
    "csv_button",
    "did_you_mean",
    "explained",
    "full_link",
    "headline",
    "link_to",
    "page_header",
    "pick",
    "recall",
    "several",
    "table",
    "tabs",
    "whole",
]
