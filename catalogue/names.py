"""Names as people type them: case, accents and spaces never matter."""

import unicodedata
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc


def key(text: str) -> str:
    """Fold a name to what has to agree: no case, no accents, single spaces, no marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(kept).casefold().split())


def keys(texts: Sequence[str]) -> list[str]:
    """Fold many names, most of them, plain ASCII, in one go."""
    array = pa.array(texts, pa.string())
    is_plain = pc.string_is_ascii(array)
    spaced = pc.replace_substring_regex(pc.ascii_lower(array), r"[\s\x0b\x1c-\x1f]+", " ")
    plain = pc.ascii_trim(spaced, characters=" ")
    others = [key(text) for text in array.filter(pc.invert(is_plain)).to_pylist()]
    folded: list[str] = pc.replace_with_mask(
        plain, pc.invert(is_plain), pa.array(others, pa.string())
    ).to_pylist()
    return folded
