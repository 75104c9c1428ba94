"""The head of a page as served: Open Graph and Twitter cards for the link's parameters."""

import html
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.previews.told import Told
from language.texts import Language
from serving.chunks import preloads
from serving.upstream import host

LOCALES: dict[Language, str] = {"es": "es_ES", "en": "en_GB"}
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
SIZE = (1200, 630)
"""Pixels of a card."""
STYLE = Path(__file__).resolve().parents[2] / "ui/static/style.css"
"""The look of pages, which they bring along once they are drawn: until then it would change."""
FONT = (
    '<link rel="preload" as="font" type="font/woff2" crossorigin '
    'href="./app/static/fonts/fraunces-600.woff2">'
)


def with_preview(
    page: str,
    told: Told,
    language: Language,
    *,
    link: str,
    card: str,
    data: str,
    draws: Sequence[str] = (),
) -> str:
    """Return a page's HTML with what a link's preview is made of in its head.

    `link`, `card` and `data` are whole addresses. Every text is escaped. `draws` names the elements
    whose scripts the browser is to ask for at once (`serving.chunks`).
    """
    style = f"<style>\n{_style()}</style>"
    hints = [server(), FONT, style, *preloads(draws, page)]
    tags = "\n".join([*_tags(told, language, link, card, data), *hints])
    before, _found, after = TITLE.sub("", page, count=1).partition("</head>")
    return f"{before}{tags}\n</head>{after}"


@cache
def server() -> str:
    """Return the script that says where the server stands, and what it would say of itself.

    It stands above the page; Streamlit looks below the page first, in vain, and asks it for its
    settings before it connects: two round trips. A host that says so itself is let be.
    """
    said = json.dumps(host()).replace("<", "\\u003c")
    told = f'{{BACKEND_BASE_URL: new URL("./", window.location.href).href, HOST_CONFIG: {said}}}'
    return f"<script>window.__streamlit ??= {told}</script>"


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _tags(told: Told, language: Language, link: str, card: str, data: str) -> list[str]:
    graph = {
        "og:type": "website",
        "og:site_name": "Butaca",
        "og:locale": LOCALES[language],
        "og:title": told.title,
        "og:description": told.finding,
        "og:url": link,
        "og:image": card,
        "og:image:type": "image/png",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
        "og:image:alt": f"{told.title}. {told.finding}",
    }
    named = {
        "description": told.finding,
        "twitter:card": "summary_large_image",
        "twitter:title": told.title,
        "twitter:description": told.finding,
        "twitter:image": card,
        "twitter:image:alt": graph["og:image:alt"],
    }
    return [
        f"<title>{_safe(told.title)}</title>",
        *(f'<meta property="{name}" content="{_safe(text)}" />' for name, text in graph.items()),
        *(f'<meta name="{name}" content="{_safe(text)}" />' for name, text in named.items()),
        f'<link rel="alternate" type="application/json" href="{_safe(data)}" />',
    ]


def _safe(text: str) -> str:
    """Return a text for an attribute, on one line and without what turns its direction."""
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    return html.escape(line, quote=True)
