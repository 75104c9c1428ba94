"""`/llms.txt`: what is where, for who reads a site by program."""

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from api.data.routes import root
from language.texts import speaking
from resources import loaded as resources
from views import pages, sitemap
from views.programs.paths import paths

router = APIRouter()


@router.get("/llms.txt", include_in_schema=False)
async def llms(request: Request) -> PlainTextResponse:
    """Return the guide, in English."""
    with speaking("en"):
        return PlainTextResponse(written(root(request)))


def written(here: str) -> str:
    """Return the guide of the dashboard at `here`, as Markdown."""
    lines = [
        "# Butaca",
        "",
        "> Films (budget, revenue, votes) and the catalogues of four streaming platforms: a",
        "> dashboard in Spanish and English, and the same answers as data. No key is needed.",
        "",
        "Any page's address with .json, .csv or .xlsx after its name gives what its view shows;",
        "`part=` names one of several charts or tables, `lang=` is es or en. Money is in nominal",
        "US dollars; what is unknown is null, never zero.",
        "",
        "## Pages",
        "",
        *(f"- [{e.title}]({here}/{e.path}): {e.question}" for e in sitemap.entries()),
        "",
        "## Data",
        "",
        *(f"- [{p.path}]({here}{p.example}): {p.said}" for p in paths(resources.catalogue())),
        f"- [OpenAPI]({here}/api/openapi.json): every path, its parameters and answers",
        f"- [JSON Schema]({here}/api/view.schema.json): the shape of a view's JSON",
        "",
        "## Agents",
        "",
        f"- [MCP]({here}/mcp): ten tools that only read (streamable HTTP), where installed",
        "",
        "## Pages as data",
        "",
        *(f"- {here}/{name}.json" for name in pages.names()),
    ]
    return "\n".join(lines) + "\n"
