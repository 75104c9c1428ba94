"""Ways from a page to another, to itself afresh, and to somebody else."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui import sitemap
from ui.components.bindings import choices, forget
from ui.texts import _, language


def link_to(
    path: str,
    label: str,
    *,
    help: str | None = None,
    icon: str | None = None,
    **parameters: object,
) -> None:
    """Draw a link to another page with its choices: `link_to("return", plain(title), film=title)`.

    `label` is Markdown: text of the data passes through `plain`. `help` is a tooltip, `icon`
    the name of a Material symbol. The language goes along.
    """
    st.page_link(
        sitemap.page(path),
        label=label,
        help=help,
        icon=f":material/{icon}:" if icon else None,
        query_params=_texts(parameters),
    )


def address(path: str, **parameters: object) -> str:
    """Return the address of a page with its choices, relative to the app, for link columns."""
    return f"{path}?{urlencode({**_texts(parameters), 'lang': language()}, doseq=True)}"


def _texts(parameters: Mapping[str, object]) -> dict[str, str | list[str]]:
    """Return parameters as a link writes them."""
    many = (list, tuple)
    return {
        key: [_text(v) for v in value] if isinstance(value, many) else _text(value)
        for key, value in parameters.items()
        if value is not None
    }


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def full_link() -> str:
    """Return a link to the page that writes every choice, whatever its defaults become."""
    here = urlsplit(st.context.url or "")
    query = urlencode(_texts({**choices(), "lang": language()}), doseq=True)
    return here._replace(query=query, fragment="").geturl()


def share() -> None:
    """Draw the button that shows the full link."""
    if st.button(_("Share"), icon=":material/share:", type="tertiary", key="share"):
        _share_dialog()


def _share_dialog() -> None:
    @st.dialog(_("Share this page"), icon=":material/share:")
    def shown() -> None:
        st.markdown(_("This link shows the same page to anybody, choices and language included."))
        st.code(full_link(), language=None, wrap_lines=True)

    shown()


def reset() -> None:
    """Draw the button that returns a page to its first state."""
    st.button(
        _("Reset"),
        icon=":material/restart_alt:",
        type="tertiary",
        key="reset",
        help=_("Back to the page's first choices"),
        on_click=forget,
        args=("lang",),
    )
