"""Names of countries as people type them: Spanish, English, ISO codes, states that are no more.

Spanish and English names and the three-letter codes are Unicode's CLDR, by way of Babel; what CLDR
lacks (past states, everyday names) stands here.
"""

from functools import cache

from babel import Locale
from babel.core import get_global

from catalogue.names import key
from catalogue.states import RETIRED, retired

EVERYDAY: dict[str, tuple[str, ...]] = {
    "US": (
        *("EE. UU.", "EE.UU.", "EE UU", "EEUU", "Estados Unidos de América", "America"),
        *("United States of America", "U.S.A.", "U.S."),
    ),
    "GB": ("Gran Bretaña", "Great Britain", "Britain", "Inglaterra", "England", "U.K.", "UK"),
    "NL": ("Holanda", "Holland", "The Netherlands"),
    "CZ": ("República Checa", "Czech Republic"),
    "HK": ("Hong Kong",),
    "MO": ("Macao", "Macau"),
    "PS": ("Palestina", "Palestine", "Palestinian Territory", "State of Palestine"),
    "MK": ("Macedonia", "Republic of Macedonia"),
    "MM": ("Birmania", "Burma", "Myanmar"),
    "TR": ("Turkey",),
    "CI": ("Costa de Marfil", "Ivory Coast"),
    "KR": ("Corea", "Korea", "Republic of Korea", "Korea, Republic of"),
    "KP": ("Korea, Democratic People's Republic of",),
    "IR": ("Iran, Islamic Republic of", "Islamic Republic of Iran"),
    "VN": ("Viet Nam",),
    "LA": ("Lao People's Democratic Republic",),
    "SY": ("Syrian Arab Republic",),
    "LY": ("Libyan Arab Jamahiriya",),
    "TW": ("Taiwan, Province of China",),
    "TZ": ("Tanzania, United Republic of", "United Republic of Tanzania"),
    "MD": ("Moldova, Republic of", "Republic of Moldova"),
    "BO": ("Bolivia, Plurinational State of",),
    "VE": ("Venezuela, Bolivarian Republic of",),
    "BN": ("Brunei Darussalam",),
    "VA": ("Holy See",),
    "DE": ("Alemania Occidental", "West Germany", "RFA"),
    "CN": ("People's Republic of China", "Mainland China"),
    "RU": ("Federación Rusa", "Russian Federation"),
    "CD": (
        *("RDC", "DRC", "Congo-Kinshasa", "Zaire", "Democratic Republic of the Congo"),
        "Congo, The Democratic Republic of the",
    ),
    "CG": ("Congo-Brazzaville",),
    "AE": ("EAU", "UAE"),
    "ZA": ("Suráfrica",),
    "BY": ("Bielorrusia",),
    "SZ": ("Suazilandia", "Swaziland"),
    "CV": ("Cape Verde",),
}
"""Names in daily use that CLDR does not give, by ISO 3166-1 alpha-2 code."""


def code(typed: str) -> str | None:
    """Return the alpha-2 code that a name or code stands for, TMDB's for past states; else None."""
    return _codes().get(key(typed))


def name(alpha2: str, language: str) -> str | None:
    """Return a territory's name in `es` or `en`; None for a code without one."""
    found: str | None = retired(alpha2, language) or Locale(language).territories.get(alpha2)
    return found


def all_names() -> list[str]:
    """Return the names (folded, without the codes) that `code` understands."""
    return [folded for folded in _codes() if len(folded) > 3]


@cache
def _codes() -> dict[str, str]:
    """Return codes by folded name; on a clash a past state's own name wins, then CLDR's."""
    pairs = [(n, a2) for a2, names in EVERYDAY.items() for n in names]
    pairs += [(a3, a2[0]) for a3, a2 in get_global("territory_aliases").items() if len(a2) == 1]
    for language in ("en", "es"):
        territories = Locale(language).territories.items()
        pairs += [pair for a2, n in territories if a2.isalpha() for pair in ((n, a2), (a2, a2))]
    pairs += [pair for a2, names in RETIRED.items() for n in (a2, *names) for pair in [(n, a2)]]
    return {key(text): alpha2 for text, alpha2 in pairs if not text.isdigit()}
