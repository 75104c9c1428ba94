"""The platforms of the tables, what people call them, and how they are typed."""

NAMES = {
    "amazon": "Amazon Prime",
    "disney": "Disney+",
    "hulu": "Hulu",
    "netflix": "Netflix",
}
"""What people call each platform of the tables."""
PLATFORMS = list(NAMES)

SPELLINGS = {
    **{platform: platform for platform in NAMES},
    **dict.fromkeys(("amazon prime", "amazon prime video", "prime", "prime video"), "amazon"),
    **dict.fromkeys(("disney+", "disney plus", "disneyplus", "disney +"), "disney"),
}
"""Ways to type a platform, folded as `catalogue.names.key` does."""


def called(platform: str) -> str:
    """Return what people call a platform of the tables; one that is unknown keeps its own name."""
    return NAMES.get(platform, platform.title())
