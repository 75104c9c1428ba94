"""Streaming platforms: how the tables name each, and what the ids of its titles begin with.

Any platform may stand in the tables. The four of the mission have initials of their own; a further
one goes by the name of its file. What a platform has in one country is a platform of its own, whose
name says so: `netflix_in_es`.
"""

import re
from collections.abc import Iterable, Mapping

from catalogue.names import key
from catalogue.territories import code

MISSION = ("amazon", "disney", "hulu", "netflix")
"""The platforms whose initials are theirs, whether they are at hand or not."""
SPELLINGS = {
    **dict.fromkeys(("amazon prime", "amazon prime video", "prime", "prime video"), "amazon"),
    **dict.fromkeys(("disney plus", "disneyplus"), "disney"),
    **dict.fromkeys(("hbomax", "max", "hbo"), "hbo_max"),
    **dict.fromkeys(("appletv", "appletv plus", "apple tv", "apple plus"), "apple_tv_plus"),
    **dict.fromkeys(("paramount", "paramountplus"), "paramount_plus"),
}
"""Other names of platforms, folded as `spelled` does."""
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


def spelled(name: str) -> str:
    """Return a name as `SPELLINGS` has it: small letters and digits, single blanks, `+` as plus."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", key(name).replace("+", " plus ")).split())


def named(name: str) -> str:
    """Return the platform that a name stands for, as the tables write it: `disney`, `hbo_max`.

    A country in brackets or behind `in` makes it that country's: `Netflix (España)`.
    """
    bracketed = re.fullmatch(r"(.+?)\s*\((.+)\)\s*", name)
    if bracketed and (country := code(bracketed[2])):
        return in_country(named(bracketed[1]), country)
    service, mark, country = spelled(name).rpartition(" in ")
    if mark and len(country) == 2:
        return in_country(named(service), country)
    folded = spelled(name)
    return SPELLINGS.get(folded, folded.replace(" ", "_"))


def in_country(service: str, country: str) -> str:
    """Return the name of what a platform has in one country (ISO 3166-1): `netflix_in_es`."""
    return f"{service}_in_{country.lower()}"


def parted(platform: str) -> tuple[str, str | None]:
    """Return a platform's service and country: `netflix` and `ES`, None where it names none."""
    found = re.fullmatch(r"(.+)_in_([a-z]{2})", platform)
    return (found[1], found[2].upper()) if found else (platform, None)


def country_of(platform: str) -> str | None:
    """Return whose catalogue it is, ISO 3166-1; None where the platform names no country."""
    return parted(platform)[1]


def called(platform: str) -> str:
    """Return what people call a platform of the tables: `Disney+`, `HBO Max`, `Netflix (ES)`.

    `language.platforms` names the country in words.
    """
    service, country = parted(platform)
    words = [WORDS.get(word, word.capitalize()) for word in service.split("_")]
    name = NAMES.get(service) or " ".join(words).replace(" Plus", "+")
    return f"{name} ({country})" if country else name


def prefixes(platforms: Iterable[str], taken: Mapping[str, str]) -> dict[str, str]:
    """Return what the ids of each platform's titles begin with: `a` of `as123`.

    `taken` are those that tables have already. A further platform gets the shortest beginning of
    its name that is free, in the order of the alphabet.
    """
    found = {**{platform: platform[0] for platform in MISSION}, **taken}
    for platform in sorted(set(platforms) - set(found)):
        letters = platform.replace("_", "")
        free = (letters[:end] for end in range(1, len(letters) + 1))
        numbered = (f"{letters}{number}" for number in range(2, 100))
        used = set(found.values())
        found[platform] = next(p for p in (*free, *numbered) if p not in used)
    return found
