"""The tools for an agent on this machine: `python -m agents` speaks over standard input."""

import sys

from agents.http import is_there


def main() -> int:
    """Serve until standard input ends; returns the exit code."""
    if not is_there():
        print("pip install -r requirements-agents.txt", file=sys.stderr)
        return 1
    from agents.server import make_server

    make_server().run("stdio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
