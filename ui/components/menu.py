"""What is taken away from a chart or table: files, a picture, a link to its data, code to embed."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from language.texts import _, language, region, speaking, unmarked
from resources.loaded import catalogue
from ui import addresses
from ui.components.bindings import choices
from ui.embed import is_embedded
from views import csv, pages, reading, xlsx
from views.answer import described
from views.blocks import Chart, Table
from views.links import texts
from views.reading import WithRows
from views.source import told_source

PICTURE = Path(__file__).with_name("picture.js")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLORS = (
    *("backgroundColor", "textColor", "grayTextColor", "borderColor", "primaryColor"),
    *("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors"),
)
"""Of a theme what a picture is coloured with."""
RESIZE = (
    'addEventListener("message",e=>{for(const f of document.querySelectorAll('
    '"iframe[data-butaca]")){if(f.contentWindow!==e.source)continue;const m=String(e.data);'
    'if(m==="[iFrameResizerChild]Ready")f.contentWindow.postMessage('
    '"[iFrameSizer]butaca:0:false:false:32:true:true:null:bodyOffset",new URL(f.src).origin);'
    'else if(m.startsWith("[iFrameSizer]butaca:"))f.height=parseInt(m.split(":")[1])||f.height}})'
)
"""Lets the frame be as high as its page, which speaks iframe-resizer's language."""
STYLE = """
.row {display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end}
label {display: grid; font: 0.85rem var(--st-font); color: var(--st-text-color)}
select, button {font: 1rem var(--st-font); min-height: 2.5rem; padding: 0 0.75rem;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); cursor: pointer}
select:focus-visible, button:focus-visible {outline: 2px solid var(--st-primary-color)}
p {margin: 0; font: 0.85rem var(--st-font); color: var(--st-text-color)}
"""


@dataclass(frozen=True, slots=True)
class Here:
    """The present page as its reader sees it: root of the dashboard, page's name, choices."""

    root: str
    page: str
    query: str

    @property
    def link(self) -> str:
        """The page, every choice written."""
        path = "" if self.page == pages.HOME else self.page
        return f"{self.root}/{path}?{self.query}"

    def data(self, form: str, part: str) -> str:
        """Return the address of a part of the open view as a file."""
        return f"{self.root}/{self.page}.{form}?{self.query}&{urlencode({'part': part})}"

    def frame(self, part: str, title: str) -> str:
        """Return HTML that shows a part of the open view in a page of somebody else."""
        source = f"{self.link}&{urlencode({'part': part, 'embed': 'true'})}"
        return (
            f'<iframe src="{html.escape(source)}" title="{html.escape(title)}" width="100%" '
            f'height="620" style="border:0" data-butaca></iframe>\n<script>{RESIZE}</script>'
        )


def here() -> Here:
    """Return where the reader is."""
    query = urlencode(texts({**choices(), "lang": language()}), doseq=True)
    return Here(addresses.root(), addresses.OPEN.get() or pages.HOME, query)


def menu(block: WithRows, *, addressed: bool = True) -> None:
    """Draw the button behind which a block is offered to take away; filled once it is opened.

    Without `addressed` the block is none of the page's view: no data address has its rows.
    """
    if is_embedded():
        return
    with st.popover(
        _("Download"),
        icon=":material/download:",
        type="tertiary",
        key=f"{block.key}-menu",
        on_change="rerun",
        help=_("As a file, a picture or a link"),
    ) as opened:
        if opened.open:
            _filled(block, addressed=addressed)


def _filled(block: WithRows, *, addressed: bool) -> None:
    place = here()
    if reading.has_address(block):
        _files(block, place)
    if isinstance(block, Chart):
        _picture(block, place)
    if addressed and reading.has_address(block) and addresses.served():
        st.markdown(_("Link to the data (also as .csv and .xlsx)"))
        st.code(place.data("json", block.key), language=None, wrap_lines=True)
        st.markdown(_("Code to embed it in a page"))
        st.code(
            place.frame(block.key, unmarked(reading.told(block))), language="html", wrap_lines=True
        )


def _files(block: WithRows, place: Here) -> None:
    """Draw the buttons of the files, each made when it is pressed."""
    tables, spoken, there = catalogue(), language(), region()
    name = (isinstance(block, Table) and block.file) or block.key

    def made(form: str) -> Callable[[], bytes]:
        def write() -> bytes:
            with speaking(spoken, there):
                part = reading.part(block)
                view = described(tables, place.page, part, place.link)
                if form == "xlsx":
                    return xlsx.written(view, part.columns)
                return csv.written(view, part.columns, spoken, "").encode()

        return write

    with st.container(horizontal=True):
        for form, kind, icon, said in _forms():
            st.download_button(
                form.upper(),
                made(form),
                file_name=f"butaca-{name}.{form}",
                mime=kind,
                icon=f":material/{icon}:",
                key=f"{form}-{block.key}",
                on_click="ignore",
                help=said,
            )


def _forms() -> list[tuple[str, str, str, str]]:
    """Return the files that there are: ending, type, icon, what it is."""
    return [
        ("csv", "text/csv", "csv", _("All rows as a table for a spreadsheet")),
        ("xlsx", SHEET, "table", _("A workbook with typed cells, sources and definitions")),
    ]


def _picture(block: Chart, place: Here) -> None:
    """Draw the buttons that compose a picture of the chart in the browser."""
    _composer()(
        key=f"{block.key}-picture",
        data={
            "chart": block.key,
            "file": f"butaca-{block.key}",
            "finding": unmarked(block.finding),
            "subtitle": unmarked(block.subtitle),
            "source": told_source(catalogue().manifest, place.page),
            "link": place.link,
            "colors": {theme: _colors(theme) for theme in ("light", "dark")},
            "words": {
                "width": _("Width"),
                "theme": _("Theme"),
                "light": _("light"),
                "dark": _("dark"),
                "absent": _("The chart has to be on the page."),
            },
        },
    )


def _colors(theme: str) -> list[str]:
    """Return the colours of a theme, in the order of `COLORS`."""
    found = [st.get_option(f"theme.{theme}.{name}") for name in COLORS]
    return [color for each in found for color in ([each] if isinstance(each, str) else each)]


@cache
def _composer() -> ComponentRenderer:
    """Register the component once a picture is first asked for."""
    return st.components.v2.component(
        "butaca_picture", css=STYLE, js=PICTURE.read_text(encoding="utf-8")
    )
