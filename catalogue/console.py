"""What the commands print."""

import sys
from typing import TextIO


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line at once, into the standard output unless another stream is named.

    A character that the other side's encoding lacks is written as its number: what Windows hands to
    a file or another program is by default in cp1252, which has 250 characters.
    """
    into = stream or sys.stdout
    encoding = into.encoding or "utf-8"
    into.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    into.flush()
