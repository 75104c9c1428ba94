"""For programs: how does a program ask the same questions?"""

import pandas as pd

from catalogue import Catalogue
from language.texts import _
from views import columns, links
from views.blocks import Listing, Note
from views.page import Page, Tab, View
from views.parameters import Ask, Choice
from views.programs.paths import Path, paths


def find(tables: Catalogue, _ask: Ask) -> list[Path]:
    """Return the paths."""
    return paths(tables)


def answer(_tables: Catalogue, _found: list[Path], _ask: Ask) -> View:
    """Say what there is to ask, and what it costs: nothing."""
    yield Note(
        _(
            "Every answer of this dashboard is also an address that a program reads, without a "
            "key: JSON for code, CSV and XLSX for spreadsheets. An address that opens in the "
            "browser is the whole request."
        )
    )


def every(_tables: Catalogue, found: list[Path], _ask: Ask) -> View:
    """List the paths, each with an example to open."""
    rows = [(p.said, p.path, f"[`{p.example}`]({p.example.lstrip('/')})") for p in found]
    yield Listing(
        "programs-paths",
        pd.DataFrame(rows, columns=["said", "path", "example"]),
        [
            columns.text("said", _("What it answers")),
            columns.code("path", _("Path")),
            columns.markdown("example", _("Example")),
        ],
        _("The paths of the API"),
    )
    yield Note(
        _(
            "[Try them with forms](api/docs) · [OpenAPI](api/openapi.json) · "
            "[JSON Schema of a view](api/view.schema.json). A name that is not known is answered "
            "with status 404 and the nearest names in `sugerencias`; a parameter that is missing "
            "or out of its bounds with 422 and a sentence."
        )
    )


def code(_tables: Catalogue, found: list[Path], ask: Ask) -> View:
    """Show one path asked from a terminal, from Python and from JavaScript, a line each."""
    options = {path.path: f"{path.said} · {path.path}" for path in found}
    chosen = ask(Choice(key="programs_path", label=_("Path"), options=options, many=True))
    path = next(path for path in found if path.path == chosen)
    rows = pd.DataFrame(lines(path), columns=["tool", "line"])
    yield Listing(
        "programs-lines",
        rows,
        [columns.text("tool", _("With")), columns.code("line", _("Line"))],
        path.said,
    )
    for line in rows["line"]:
        yield Note(line, kind="command")


def lines(path: Path) -> list[tuple[str, str]]:
    """Return the line of each tool that asks the example of a path."""
    address = f"{links.root()}{path.example}"
    is_file = path.path.endswith((".csv", ".xlsx"))
    ending = path.path.rpartition(".")[2]
    if is_file:
        return [
            ("curl", f"curl -o butaca.{ending} '{address}'"),
            ("Python", _table(ending, address)),
            ("JavaScript", f"const file = await (await fetch('{address}')).blob()"),
        ]
    return [
        ("curl", f"curl '{address}'"),
        ("Python", f"import requests; print(requests.get('{address}').json())"),
        ("JavaScript", f"console.log(await (await fetch('{address}')).json())"),
    ]


def _table(ending: str, address: str) -> str:
    reader = "read_csv" if ending == "csv" else "read_excel"
    return f"import pandas; print(pandas.{reader}('{address}'))"


def agents(_tables: Catalogue, _found: list[Path], _ask: Ask) -> View:
    """Say how an agent asks."""
    yield Note(
        _(
            "Agents ask by the Model Context Protocol, where the server has it installed: ten "
            "tools that only read, each answer with its figure, what it counts, the version of the "
            "data and the link of the page that shows it. What is where stands in "
            "[llms.txt](llms.txt)."
        )
    )
    yield Note(f"claude mcp add --transport http butaca {links.root()}/mcp", kind="command")
    yield Note("pip install -r requirements-agents.txt && python -m agents", kind="command")
    rows = [
        ("search", _("What bears a name")),
        ("film", _("A film and its money")),
        ("person", _("What somebody directed and acted in")),
        ("totals", _("The money of a franchise or company")),
        ("rank", _("Films, franchises, companies or countries by a measure")),
        ("count", _("Films by month, weekday, day, year, decade, genre or country")),
        ("streaming", _("A platform's titles, its longest one, its actors")),
        ("license", _("Films worth licensing that platforms lack")),
        ("similar", _("Films like one")),
        ("data_quality", _("What was wrong with the data")),
    ]
    yield Listing(
        "programs-tools",
        pd.DataFrame(rows, columns=["tool", "said"]),
        [columns.code("tool", _("Tool")), columns.text("said", _("What it answers"))],
        _("The tools for agents"),
    )


PAGE = Page(
    path="programs",
    find=find,
    answer=answer,
    tabs={
        "paths": Tab(lambda: _("Paths"), every),
        "code": Tab(lambda: _("A line of code"), code),
        "agents": Tab(lambda: _("Agents"), agents),
    },
)
