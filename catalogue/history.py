"""Which versions of the tables have been in use: a mark beside each, and how many of them stay."""

from collections.abc import Iterable
from pathlib import Path

KEEP = 5
"""Versions that stay on disk unless somebody asks for another number."""
MARK = ".used"


def mark(version: Path) -> None:
    """Note beside a version that it has been in use; a flat folder is no version among others."""
    if version.parent.name == ".versions":
        version.with_name(version.name + MARK).touch()


def staying(versions: Path, needed: Iterable[Path], keep: int) -> set[Path]:
    """Return the versions that stay: the needed ones, and the newest others that were in use.

    What was written and never switched to is none of them, however new it is.
    """
    found = set(needed)
    used = sorted((path.with_suffix("") for path in versions.glob(f"*{MARK}")), reverse=True)
    for version in used:
        if len(found) < keep and version.is_dir():
            found.add(version)
    return found


def forget(versions: Path) -> None:
    """Remove the marks of versions that are gone."""
    for path in versions.glob(f"*{MARK}"):
        if not path.with_suffix("").is_dir():
            path.unlink(missing_ok=True)
