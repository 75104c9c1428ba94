"""Hostile cases drawn under a seed: texts, and links and arguments that hold them."""

import random
from typing import Any
from urllib.parse import quote

from tests.addresses import EXAMPLES
from tests.hostile.texts import HAND_PICKED
from views import pages, reading
from views.reading import FromLink

ODD = (None, True, -1, 0, 10**18, 1.5, float("1e300"), [], ["a"], {}, {"a": 1})
"""Values that are no text."""
MARKS = "<>&\"'`$%{}[]()#*_\\/:;=+-@|\u202e\u200b\u2060\ufeff\u0301\r\n\t😀ñ雪"
WORDS = tuple(
    part for query in EXAMPLES.values() for pair in query.split("&") for part in pair.split("=")[1:]
)
"""What proper links hold, so that some cases go deep."""


def text(draw: random.Random) -> str:
    """Return a text: a proper word, a hand-picked one, marks and characters of all kinds."""
    kind = draw.random()
    if kind < 0.25:
        return draw.choice(WORDS).replace("+", " ")
    if kind < 0.6:
        return draw.choice(HAND_PICKED)[:600]
    if kind < 0.8:
        return "".join(draw.choice(MARKS) for _ in range(draw.randint(1, 40)))
    made = "".join(
        chr(draw.choice((draw.randint(1, 0x2FF), draw.randint(1, 0xFFFF))))
        for _ in "x" * draw.randint(1, 20)
    )
    return made.encode("utf-8", "replace").decode()


def parameters(draw: random.Random, known: list[str]) -> list[tuple[str, str]]:
    """Return parameters of a link: most of them ones that the page knows, some twice."""
    names = [draw.choice(known) if draw.random() < 0.85 else text(draw)[:40] for _ in range(4)]
    return [(name, text(draw)) for name in names[: draw.randint(1, 4)]]


def query(pairs: list[tuple[str, str]]) -> str:
    """Return a link's query."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)


def asked(page: str) -> list[str]:
    """Return what a page asks of its link."""
    from resources.loaded import catalogue

    ask = FromLink({})
    reading.parts(pages.named(page), catalogue(), ask)
    return [*ask.asked, "part", "lang", "tab", "embed", "data"]


def arguments(draw: random.Random, schema: dict[str, Any]) -> dict[str, Any]:
    """Return arguments of a tool: proper options, texts, numbers, and values of other types."""
    found = {}
    for name, told in schema.get("properties", {}).items():
        kind = draw.random()
        if kind < 0.25:
            continue
        if kind < 0.4:
            found[name] = draw.choice(ODD)
        elif options := options_of(told):
            found[name] = draw.choice(options) if kind < 0.9 else text(draw)
        elif numeric(told):
            found[name] = draw.randint(-2, 2030) if kind < 0.9 else text(draw)
        else:
            found[name] = text(draw)
    return found


def options_of(told: dict[str, Any]) -> list[Any]:
    """Return the options of a parameter by its JSON Schema, none where it is free."""
    parts = [told, *told.get("anyOf", ())]
    return [option for part in parts for option in part.get("enum", ())]


def numeric(told: dict[str, Any]) -> bool:
    """Say whether a parameter is a number."""
    return any(part.get("type") in ("integer", "number") for part in [told, *told.get("anyOf", ())])
