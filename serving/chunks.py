"""The scripts that Streamlit fetches for a kind of element once the first of them comes.

A page's head names them, so that the browser asks for all at once and not in waves, each of which
takes a round trip and waits for the scripts before it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from serving.upstream import scripts

IMPORT = re.compile(r"""(?:\bfrom|\bimport)["']\./([\w.-]+\.js)["']""")
HEAD = 20_000
"""Characters of a script within which it names those that it needs."""
LATER = ("PlotlyChart", "DataFrame")
"""Large elements, which stand below the figures: all else goes first, the websocket too."""


def preloads(elements: Iterable[str], page: str) -> list[str]:
    """Return the tags of what elements need and `page`, as it is served, does not name yet.

    Elements are called as in Streamlit's own scripts: `PlotlyChart`, `DataFrame`, ... One that
    they do not know any longer is left out: the page is fetched in waves then, as without this.
    """
    named: dict[str, str] = {}
    for element in sorted(elements, key=lambda element: element in LATER):
        later = ' fetchpriority="low"' if element in LATER else ""
        for name in needed(element):
            named.setdefault(name, _tag(name, later))
    return [tag for name, tag in named.items() if name not in page]


@cache
def needed(element: str) -> tuple[str, ...]:
    """Return the files of an element below `static`, those that it imports before itself."""
    folder, found = scripts(), dict[str, None]()
    if folder is None:
        return ()
    for path in sorted(folder.glob(f"js/{element}.*.js")):
        found |= dict.fromkeys(f"js/{name}" for name in _imported(path, set()))
        found |= {f"css/{style.name}": None for style in folder.glob(f"css/{element}.*.css")}
    return tuple(found)


def _imported(path: Path, seen: set[str]) -> Iterator[str]:
    """Yield a script's name after those of the scripts that it imports, each once."""
    seen.add(path.name)
    with path.open(encoding="utf-8") as file:
        head = file.read(HEAD)
    for name in IMPORT.findall(head):
        if name not in seen and (path.parent / name).exists():
            yield from _imported(path.parent / name, seen)
    yield path.name


def _tag(name: str, later: str) -> str:
    kind = 'preload" as="style' if name.endswith(".css") else "modulepreload"
    return f'<link rel="{kind}" crossorigin href="./static/{name}"{later}>'
