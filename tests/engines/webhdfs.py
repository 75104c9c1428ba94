"""A folder served as WebHDFS does: what stands for an object store, which no test can have."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ROOM = "/webhdfs/v1"
ABSENT = "FileNotFoundException"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address; nothing of it can be written."""
    handler = partial(_Handler, folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"webhdfs://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    """Answers the three questions that reading takes."""

    def __init__(self, folder: Path, *arguments: Any) -> None:
        self.folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer what a path is, what it holds, or its bytes from an offset on."""
        asked = urlsplit(self.path)
        path = self.folder / unquote(asked.path.removeprefix(ROOM)).strip("/")
        options = {name.lower(): values[0] for name, values in parse_qs(asked.query).items()}
        if not path.exists():
            why = {"exception": ABSENT, "javaClassName": f"java.io.{ABSENT}"}
            self._json(404, {"RemoteException": {**why, "message": f"{path.name} is not there"}})
        elif options["op"] == "OPEN":
            self._answer(200, path.read_bytes()[int(options.get("offset", 0)) :])
        elif options["op"] == "LISTSTATUS":
            found = [_status(entry, entry.name) for entry in sorted(path.iterdir())]
            self._json(200, {"FileStatuses": {"FileStatus": found}})
        else:
            self._json(200, {"FileStatus": _status(path, "")})

    def log_message(self, *_told: object) -> None:
        """Say nothing."""

    def _json(self, status: int, told: dict[str, Any]) -> None:
        self._answer(status, json.dumps(told).encode())

    def _answer(self, status: int, body: bytes) -> None:
        """Send bytes without their type: who parses it is not among Spark's jars."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _status(path: Path, name: str) -> dict[str, Any]:
    facts = path.stat()
    kind = "DIRECTORY" if path.is_dir() else "FILE"
    times = dict.fromkeys(("accessTime", "modificationTime"), int(facts.st_mtime * 1000))
    return {
        "pathSuffix": name, "type": kind, "length": 0 if path.is_dir() else facts.st_size,
        "owner": "us", "group": "us", "permission": "755", "blockSize": 1 << 27, "replication": 1,
        **times,
    }  # fmt: skip
