"""A page's head names the scripts that its elements fetch, each once, and nothing that is not."""

import re

import pytest

from serving.chunks import needed, preloads
from serving.upstream import scripts

FOLDER = scripts()
assert FOLDER
INDEX = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
ELEMENTS = ["Html", "TextInput", "ButtonGroup", "Button", "Metric", "PlotlyChart", "DataFrame"]


@pytest.mark.parametrize("element", [*ELEMENTS, "Checkbox", "PageLink", "ImageList"])
def test_streamlit_still_has_a_script_of_this_name(element: str) -> None:
    found = needed(element)
    assert FOLDER
    assert all((FOLDER / name).is_file() for name in found)
    assert found[-1 if found[-1].endswith(".js") else -2].startswith(f"js/{element}.")


def test_what_a_script_imports_comes_before_it() -> None:
    names = [name.split(".")[0] for name in needed("PlotlyChart")]
    assert names.index("js/withFullScreenWrapper") < names.index("js/PlotlyChart")


def test_what_the_page_names_itself_is_not_named_again() -> None:
    tags = preloads(ELEMENTS, INDEX)
    files = re.findall(r'href="\./static/([^"]+)"', "\n".join(tags))
    assert len(files) == len(set(files)) == len(tags)
    assert not any(name in INDEX for name in files)


def test_charts_and_tables_let_all_else_go_first() -> None:
    tags = preloads(["PlotlyChart", "Html", "Metric"], INDEX)
    later = ["low" in tag for tag in tags]
    assert later == sorted(later)
    assert "PlotlyChart" in tags[-1]
    assert not next("low" in tag for tag in tags if "printWidthCap" in tag), "Metric needs it too"


def test_a_style_is_asked_for_as_one() -> None:
    assert sum('as="style"' in tag for tag in preloads(["DataFrame"], INDEX)) == 1


def test_an_element_that_is_gone_is_left_out() -> None:
    assert preloads(["NoSuchElement"], INDEX) == []
