"""Names as people type them: case, accents and spaces never matter."""

import unicodedata
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc


class _Folds(dict[int, str]):
    """What each character of names becomes, looked up once; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        kept = (
            c
            for c in decomposed
            if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
        )
        self[code] = folded = "".join(kept).casefold()
        return folded


def key(text: str) -> str:
    """Fold a name to what has to agree: no case, no accents, single spaces, no marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    return _folded(text, _Folds())


def keys(texts: Sequence[str] | pa.Array) -> list[str]:
    """Fold many names, most of them, plain ASCII, in one go."""
    folded: list[str] = key_texts(texts).to_pylist()
    return folded


def key_texts(texts: Sequence[str] | pa.Array) -> pa.StringArray:
    """Return the same as Arrow's texts, which take a third of the memory."""
    array = pa.array(texts, pa.string())
    is_plain = pc.string_is_ascii(array)
    plain = pc.ascii_trim(_single_spaced(pc.ascii_lower(array)), characters=" ")
    folds = _Folds()
    others = [_folded(text, folds) for text in array.filter(pc.invert(is_plain)).to_pylist()]
    return pc.replace_with_mask(plain, pc.invert(is_plain), pa.array(others, pa.string()))


def _folded(text: str, folds: _Folds) -> str:
    return " ".join(text.translate(folds).split())


def _single_spaced(texts: pa.Array) -> pa.Array:
    """Make each run of ASCII spaces one blank: looking for runs is quicker than replacing all."""
    odd = pc.match_substring_regex(texts, r"\s\s|[\t\n\r\f\x0b\x1c-\x1f]")
    spaced = pc.replace_substring_regex(texts.filter(odd), r"[\s\x0b\x1c-\x1f]+", " ")
    return pc.replace_with_mask(texts, odd, spaced)
