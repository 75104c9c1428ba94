"""What people call the platforms of the tables."""

NAMES = {
    "amazon": "Amazon Prime",
    "disney": "Disney+",
    "hulu": "Hulu",
    "netflix": "Netflix",
}
"""Names that their platform does not bear in the tables."""
WORDS = {
    "hbo": "HBO", "tv": "TV", "amc": "AMC", "bbc": "BBC", "itv": "ITV", "mgm": "MGM", "nbc": "NBC",
    "rtve": "RTVE", "sbs": "SBS", "vix": "ViX", "justwatch": "JustWatch", "iplayer": "iPlayer",
}  # fmt: skip
"""Words of names that are not written with a capital alone."""


def called(platform: str) -> str:
    """Return what people call a platform of the tables: `Disney+`, `HBO Max`, `Filmin`."""
    if platform in NAMES:
        return NAMES[platform]
    words = [WORDS.get(word, word.capitalize()) for word in platform.split("_")]
    return " ".join(words).replace(" Plus", "+")
