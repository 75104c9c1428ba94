"""Names as people type them: case, accents and spaces never matter."""

import unicodedata
from collections.abc import Sequence


def key(text: str) -> str:
    """Fold a name to what has to agree: no case, no accents, single spaces, no marks."""
    if text.isascii():
        return " ".join(text.casefold().replace("\0", " ").split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(kept).replace("\0", " ").casefold().split())


def keys(texts: Sequence[str]) -> list[str]:
    """Fold many names."""
    return [key(text) for text in texts]
