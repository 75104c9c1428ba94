"""What the commands print."""

import sys


def say(text: str) -> None:
    """Print a line at once.

    A character that the other side's encoding lacks is written as its number: what Windows hands to
    a file or another program is by default in cp1252, which has 250 characters.
    """
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stdout.flush()
