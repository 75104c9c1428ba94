"""What the tools promise to agents, release by release: `python -m agents.contract` records one.

A release's promises are `docs/contracts/<version>/agents/tools.json`: each tool's JSON Schemas, of
its arguments and of its answer. Beside them lie those of the API (`api/contract.py`).
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from agents.server import make_server
from catalogue import VERSION

KEPT = Path(__file__).resolve().parents[1] / "docs/contracts"
FILE = "agents/tools.json"
Promises = dict[str, dict[str, Any]]
"""By a tool's name: `input` and `output`, JSON Schemas."""


def present() -> Promises:
    """Return what the tools promise now."""
    tools = asyncio.run(make_server().list_tools())
    return {tool.name: {"input": tool.input_schema, "output": tool.output_schema} for tool in tools}


def kept(version: str, folder: Path = KEPT) -> Promises:
    """Return what a release's tools promised; nothing where it had none."""
    path = folder / version / FILE
    found: Promises = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def record(version: str = VERSION, folder: Path = KEPT) -> Path:
    """Keep what is promised now as a release's; return the file."""
    path = folder / version / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(present(), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{record()} written\n")
