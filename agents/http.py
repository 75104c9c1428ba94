"""`/mcp`: the tools over HTTP, each request by itself; the package is imported by the first one."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from starlette.types import Receive, Scope, Send

from agents.answers import ROOT

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

PATH = "/mcp"


def is_there() -> bool:
    """Tell whether `requirements-agents.txt` is installed."""
    return find_spec("mcp") is not None


class Agents:
    """ASGI app of the streamable HTTP transport, stateless: no session, no stream to keep open."""

    def __init__(self) -> None:
        """Import nothing yet."""
        self.server: Server | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        from mcp.server.transport_security import TransportSecuritySettings

        # Public and only read: a page that reaches it by another name learns nothing new.
        anyone = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        manager = StreamableHTTPSessionManager(
            app=self._server(), json_response=True, stateless=True, security_settings=anyone
        )
        ROOT.set(_root(scope))
        async with manager.run():
            await manager.handle_request(scope, receive, send)

    def _server(self) -> "Server":
        if self.server is None:
            from agents.server import make_server

            self.server = make_server()._lowlevel_server
        return self.server


def _root(scope: Scope) -> str:
    """Return where the dashboard stands, as the client knows it."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return f"{scope['scheme']}://{host}{scope.get('root_path', '').rstrip('/')}" if host else ""
