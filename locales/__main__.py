"""Keep the Spanish complete: `python -m locales` lists the texts of the code that lack it.

`python -m locales add < lines` adds some and drops what the code no longer says; a line reads
`English ||| Spanish`, with a plural `one || many ||| uno || muchos`.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SHOWN = {
    "_": (0,),
    "ngettext": (0, 1),
    "Rule": (1, 2),
    "Column": (2, 3),
    "Table": (1,),
    "_of_film": (1,),
    "_of_title": (1,),
}
"""Calls of which some arguments are shown: gettext's, the clean-up's rules, the dictionary."""
FILE = ROOT / "locales/es/LC_MESSAGES/butaca.po"
Text = str | tuple[str, ...]


def main() -> None:
    """Add what stands on standard input if asked, then list what is missing."""
    with FILE.open("rb") as file:
        catalogue = read_po(file, locale="es")
    asked = texts()
    if sys.argv[1:] == ["add"]:
        for line in sys.stdin.read().strip().splitlines():
            english, spanish = (forms(side) for side in line.split("|||"))
            catalogue.add(english, spanish)
        write(catalogue, asked)
    known = {first(message.id) for message in catalogue if message.string}
    for text in asked.values():
        if first(text) not in known:
            print(text if isinstance(text, str) else " || ".join(text))


def texts() -> dict[str, Text]:
    """Return every text that the code shows, by its singular."""
    found: dict[str, Text] = {}
    for folder in ("api", "charts", "ui", "views", "language", "pages", "catalogue", "etl"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name, strings in _calls(ast.parse(path.read_text(encoding="utf-8"))):
                if name == "ngettext":
                    found[strings[0]] = strings
                else:
                    found = {**{text: text for text in strings}, **found}
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the calls that show texts, those within f-strings too, with the texts they show."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            places = SHOWN.get(node.func.id, ())
            shown = [node.args[place] for place in places if place < len(node.args)]
            values = [a.value for a in shown if isinstance(a, ast.Constant)]
            strings = tuple(value for value in values if isinstance(value, str) and value)
            if strings:
                yield node.func.id, strings


def first(text: Text) -> str:
    """Return the singular."""
    return text if isinstance(text, str) else text[0]


def forms(side: str) -> Text:
    """Read one side of a line."""
    found = tuple(form.strip() for form in side.split(" || "))
    return found[0] if len(found) == 1 else found


def write(catalogue: Catalog, asked: dict[str, Text]) -> None:
    """Write the file sorted and without places, so that parallel additions merge."""
    for message in list(catalogue):
        message.flags.discard("python-brace-format")
        if message.id and first(message.id) not in asked:
            catalogue.delete(message.id)
    head = FILE.read_text(encoding="utf-8").split("\n\n", 1)[0]
    with FILE.open("wb") as file:
        file.write(f"{head}\n\n".encode())
        write_po(file, catalogue, width=0, omit_header=True, sort_output=True, no_location=True)
    subprocess.run(  # noqa: S603
        ["msgcat", "--sort-output", "--no-location", "--no-wrap", "-o", FILE, FILE],  # noqa: S607
        check=True,
    )


if __name__ == "__main__":
    main()
