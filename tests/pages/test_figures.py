"""Every page's figures hold to plotly's schema, since no figure is checked on its way out."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from charts.drawing import Drawing, packed
from charts.style import INK, figure
from tests.addresses import ADDRESSES, EXAMPLES
from tests.ui.pages import shown


@pytest.mark.parametrize("path", ADDRESSES)
def test_plotly_accepts_every_figure_of_a_page(path: str) -> None:
    asked = dict(pair.split("=") for pair in EXAMPLES.get(path, "").split("&") if pair)
    page = shown(path, **{name: value.replace("+", " ") for name, value in asked.items()})
    for drawn in page.get("plotly_chart"):
        spec = json.loads(drawn.proto.spec)
        go.Figure(spec)  # raises ValueError for what plotly does not know
        assert spec["data"]
        assert spec["layout"]["template"]["layout"]["colorway"][0] == "#000001"


def test_a_misspelt_property_is_seen_by_plotly() -> None:
    with pytest.raises(ValueError, match="colour"):
        _ = Drawing([{"type": "bar", "marker": {"colour": "red"}}], {}).data


def test_arrays_travel_packed_and_whole() -> None:
    big = np.array([1, 2_900_000_000])
    assert packed(np.array([1, 2]))["dtype"] == "i4"
    assert packed(big)["dtype"] == "f8"
    assert list(go.Figure({"data": [{"y": big}]}).data[0].y) == big.tolist()
    assert packed(np.ones((2, 3)))["shape"] == "2, 3"
    assert packed(["a"]) == ["a"]


def test_a_change_of_an_axis_keeps_its_other_properties() -> None:
    drawn = Drawing([{"type": "bar"}], {"xaxis": {"showgrid": False}, "margin": {"l": 1}})
    drawn.change(xaxis={"type": "category"}, margin={"r": 2})
    assert drawn.layout.xaxis.showgrid is False
    assert drawn.layout.xaxis.type == "category"
    assert drawn.layout.margin.l is None


def test_a_titled_axis_keeps_the_colour_and_distance_of_all_titles() -> None:
    titled = figure({"type": "bar"}, xaxis={"title": {"text": "Films"}}).layout.xaxis.title
    assert titled.text == "Films"
    assert titled.font.color == INK
    assert titled.standoff == 8
