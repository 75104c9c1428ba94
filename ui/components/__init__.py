"""What pages are made of."""

from ui.components import legacy_tables as columns
from ui.components.answers import (
    answered,
    did_you_mean,
    explained,
    headline,
    page_header,
)
from ui.components.choices import choice, pick, recall, several, tabs, whole
from ui.components.legacy_figures import chart
from ui.components.legacy_tables import table
from ui.components.links import full_link, link_to
from ui.components.tables import csv, csv_button
from views.blocks import Figure
from views.links import address

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
