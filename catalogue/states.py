"""States that are no more and yet have films: ISO 3166 lists them no longer, nor does CLDR."""

RETIRED: dict[str, tuple[str, ...]] = {
    "DD": ("Alemania Oriental", "East Germany"),
    "ZR": ("Zaire", "Zaire"),
    "BU": ("Birmania", "Burma"),
    "SU": ("Unión Soviética", "Soviet Union", "SUN", "URSS", "USSR"),
    "YU": ("Yugoslavia", "Yugoslavia", "YUG"),
    "CS": ("Serbia y Montenegro", "Serbia and Montenegro", "SCG"),
    "XC": ("Checoslovaquia", "Czechoslovakia", "CSK", "CSHH"),
    "XG": (
        *("Alemania Oriental", "East Germany", "DD", "DDR", "RDA", "GDR", "Alemania del Este"),
        *("República Democrática Alemana", "German Democratic Republic"),
    ),
    "AN": ("Antillas Neerlandesas", "Netherlands Antilles", "ANT", "Antillas Holandesas"),
}
"""By TMDB's code: Spanish name, English name, others. Of two codes of a name the later is meant."""


def retired(code: str, language: str) -> str | None:
    """Return a past state's name in `es` or `en`; None for a state of today."""
    names = RETIRED.get(code)
    return names[0 if language == "es" else 1] if names else None
