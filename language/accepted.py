"""Which language a reader accepts, as HTTP's Accept-Language and browsers' locales say it."""

from collections.abc import Iterator

from language.texts import LANGUAGES, SPAIN, Language, Region

MOST = 20
"""Languages of a header that are looked at."""
AMERICA = frozenset(
    [
        *("419", "bo", "cl", "co", "cr", "cu", "do", "ec", "gt", "hn", "mx", "ni", "pa", "pe"),
        *("pr", "py", "sv", "us", "uy", "ve"),
    ]
)
"""Where Spanish is spoken in America beside Argentina, as the tags of languages name it."""


def wanted(header: str | None, default: Language) -> Language:
    """Return ours of the languages that a header likes best; `default` where it has none of them.

    `es-MX,es;q=0.9,en;q=0.5` is Spanish. Of two liked alike the default goes first.
    """
    liked = dict.fromkeys(LANGUAGES, 0.0)
    for tag, quality in _tags(header):
        for language in LANGUAGES:
            if tag.split("-")[0] == language:
                liked[language] = max(liked[language], quality)
    best = max(LANGUAGES, key=lambda language: (liked[language], language == default))
    return best if liked[best] else default


def region(header: str | None) -> Region:
    """Return where a header's best-liked Spanish is spoken; Spain where it does not say.

    Every country of America but Argentina is Latin America: films have one title there, Mexico's.
    """
    spanish = {tag: q for tag, q in _tags(header) if tag.startswith("es-")}
    place = max(spanish, key=spanish.__getitem__, default="").split("-")[-1]
    if place == "ar":
        return "es-AR"
    return "es-419" if place in AMERICA else SPAIN


def _tags(header: str | None) -> Iterator[tuple[str, float]]:
    """Yield the tags of a header, in small letters, each with its q."""
    for part in (header or "").lower().split(",")[:MOST]:
        tag, _, weight = part.partition(";")
        yield tag.strip(), _quality(weight)


def _quality(weight: str) -> float:
    """Return the q of `;q=0.8`; 1 where there is none, 0 where it is no number."""
    _, found, value = weight.partition("q=")
    try:
        return float(value) if found else 1.0
    except ValueError:
        return 0.0
