"""Countries and languages: the code that belongs to a name, the name that belongs to a code."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd
from babel import Locale, localedata
from babel.core import get_global

from catalogue import territories
from catalogue.names import key
from etl.report import Report, Rule

NO_CODE = Rule(
    "name_without_code",
    "A country or language is given by a name that no code is known for.",
    "It is left out of the list; the others of the film stay.",
    costs="cell",
)
Pair = tuple[str | None, str | None]
"""A code and a name, either of which may be unknown."""
SPOKEN = {
    "mandarin": "zh", "cantonese": "cn", "farsi": "fa", "castilian": "es", "castellano": "es",
    "flemish": "nl", "gaelic": "gd", "greek": "el", "hebrew": "he",
    "tagalog": "tl", "filipino": "tl", "serbo-croatian": "sh", "pусскии": "ru", "普通话": "zh",
    "广州话 / 廣州話": "cn", "moldavian": "mo",
}  # fmt: skip
"""Languages that CLDR names otherwise, folded; TMDB's code for Cantonese is cn."""


LONGEST_CODE = 3
"""Letters of a code; a country's or language's name has more."""


@dataclass(frozen=True, slots=True)
class Codes:
    """One kind of code: `code` finds it by a name or a code, `name` names a code in English."""

    code: Callable[[str], str | None]
    name: Callable[[str], str | None]

    def completed(self, code: str | None, name: str | None) -> Pair:
        """Return a code and its name where at least one of them says which is meant."""
        found = self.code(code) if code else self.code(name) if name else None
        if found is None:
            return None, name or code
        if name and (code or len(name) > LONGEST_CODE):
            return found, name
        return found, self.name(found) or name

    def is_known(self, name: str) -> bool:
        """Tell whether a name or code is known."""
        return self.code(name) is not None


def country_code(typed: str) -> str | None:
    """Return the ISO 3166-1 code that a name or code stands for."""
    return territories.code(typed)


def country_name(code: str) -> str | None:
    """Return a country's name in English."""
    return territories.name(code, "en")


def language_code(typed: str) -> str | None:
    """Return the ISO 639-1 code that a language's code or name, also its own one, stands for."""
    folded = key(typed)
    if len(folded) == 2 and folded.isalpha():
        return folded
    found = _languages().get(folded) or get_global("language_aliases").get(folded)
    return found or _own_names().get(folded)


def language_name(code: str) -> str | None:
    """Return a language's name in English."""
    found: str | None = Locale("en").languages.get({"cn": "yue"}.get(code, code))
    return found


COUNTRIES = Codes(country_code, country_name)
LANGUAGES = Codes(language_code, language_name)


@cache
def _languages() -> dict[str, str]:
    """Return codes of two letters by the folded English and Spanish names."""
    named = {
        key(name): code
        for language in ("es", "en")
        for code, name in Locale(language).languages.items()
        if len(code) == 2
    }
    return named | SPOKEN


@cache
def _own_names() -> dict[str, str]:
    """Return codes by what languages call themselves, which takes a second to look up."""
    codes = [str(code) for code in Locale("en").languages]
    own = [code for code in codes if len(code) == 2 and localedata.exists(code)]
    return {key(str(Locale(code).languages.get(code, ""))): code for code in own}


def language_codes(frame: pd.DataFrame, column: str, report: Report) -> "pd.Series[str]":
    """Return a column of languages as codes; a name without one is unknown and reported."""
    cells = frame[column]
    odd = [cell for cell in cells.dropna().unique() if not (len(cell) == 2 and cell.islower())]
    if not odd:
        return cells
    codes = {cell: language_code(cell) for cell in odd}
    lost = cells.isin([cell for cell, code in codes.items() if code is None])
    report.flag(NO_CODE, frame, lost, column=column, before=cells)
    return cells.where(~cells.isin(odd), cells.map(codes))
