"""Which language a reader accepts, as HTTP's Accept-Language and browsers' locales say it."""

from language.texts import LANGUAGES, Language

MOST = 20
"""Languages of a header that are looked at."""


def wanted(header: str | None, default: Language) -> Language:
    """Return ours of the languages that a header likes best; `default` where it has none of them.

    `es-MX,es;q=0.9,en;q=0.5` is Spanish. Of two liked alike the default goes first.
    """
    liked = dict.fromkeys(LANGUAGES, 0.0)
    for part in (header or "").lower().split(",")[:MOST]:
        tag, _, weight = part.partition(";")
        primary = tag.strip().split("-")[0]
        for language in LANGUAGES:
            if primary == language:
                liked[language] = max(liked[language], _quality(weight))
    best = max(LANGUAGES, key=lambda language: (liked[language], language == default))
    return best if liked[best] else default


def _quality(weight: str) -> float:
    """Return the q of `;q=0.8`; 1 where there is none, 0 where it is no number."""
    _, found, value = weight.partition("q=")
    try:
        return float(value) if found else 1.0
    except ValueError:
        return 0.0
