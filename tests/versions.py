"""Versions of a small catalogue, published one after another."""

from pathlib import Path

import catalogue
from tests import planted

FILMS = ["1,Alpha,1999-01-02", "2,Beta,2001-01-04", "3,Gamma,2002-01-04", "4,Delta,2003-01-05"]


def published(folder: Path, count: int = 2) -> list[str]:
    """Publish versions with one film more each; return their identities, the oldest first."""
    return [_published(folder, FILMS[: n + 1]) for n in range(count)]


def _published(folder: Path, films: list[str]) -> str:
    def write(version: Path) -> None:
        version.rmdir()
        planted.save(planted.catalogue(films="\n".join(["film_id,title,date", *films])), version)

    return catalogue.store.read_manifest(catalogue.publish(folder, write)).identity
