"""Tables that an earlier release of the program made: whether they are, and what brings them up."""

import re

from catalogue import VERSION, Manifest

COMMAND = "python -m publish --update"
"""Without a file it needs nothing but the tables themselves."""


def number(version: str) -> tuple[int, ...]:
    """Return a release as it is ordered: `0.10.0` after `0.9.2`."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def is_earlier(manifest: Manifest) -> bool:
    """Whether tables were made by a release before this one."""
    return number(manifest.version) < number(VERSION)


def advice(manifest: Manifest) -> str:
    """Return the sentence that says so with the command that mends it, empty where it is not so."""
    if not is_earlier(manifest):
        return ""
    return (
        f"The tables were made by release {manifest.version} and this is {VERSION}: "
        f"`{COMMAND}` brings them up to it, nothing of them is lost."
    )
