"""The server of the Model Context Protocol: ten tools that only read."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from agents.answers import Answer, RefusedError
from agents.counts import count, data_quality, rank, streaming
from agents.films import film, search, similar, totals
from agents.license import license
from agents.people import person
from catalogue import VERSION

P = ParamSpec("P")
TOOLS: dict[str, Callable[..., Answer]] = {
    "search": search,
    "film": film,
    "person": person,
    "totals": totals,
    "similar": similar,
    "count": count,
    "rank": rank,
    "streaming": streaming,
    "license": license,
    "data_quality": data_quality,
}
TITLES = {
    "search": "Find a name",
    "film": "A film and its money",
    "person": "A person's works",
    "totals": "A franchise's or company's money",
    "similar": "Films like one",
    "count": "Count films",
    "rank": "Rank by a measure",
    "streaming": "A platform's titles",
    "license": "Films worth licensing",
    "data_quality": "What the data are worth",
}
INSTRUCTIONS = (
    "Films (budget, revenue, votes) and the catalogues of four streaming platforms. Every answer "
    "has a sentence, its figure, n, the basis, the version of the data and the link of the page "
    "that shows it: cite the link. An unknown figure is null, never zero."
)


def make_server() -> MCPServer:
    """Return the server; it keeps nothing between two questions."""
    with _log_as_it_was():
        server = MCPServer("butaca", title="Butaca", instructions=INSTRUCTIONS, version=VERSION)
    for name, tool in TOOLS.items():
        server.tool(
            name=name,
            title=TITLES[name],
            annotations=ToolAnnotations(
                read_only_hint=True,
                destructive_hint=False,
                idempotent_hint=True,
                open_world_hint=False,
            ),
        )(_told(tool))
    return server


@contextmanager
def _log_as_it_was() -> Iterator[None]:
    """Undo what the package does to the process's log: it writes coloured lines of its own.

    What it says of each request is left out, a warning is not.
    """
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)
    logging.getLogger("mcp").setLevel(logging.WARNING)


def _told(tool: Callable[P, Answer]) -> Callable[P, Answer]:
    """Let an agent read why a question was refused."""

    @wraps(tool)
    def telling(*args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            return tool(*args, **kwargs)
        except RefusedError as refused:
            raise ToolError(str(refused)) from refused

    return telling
