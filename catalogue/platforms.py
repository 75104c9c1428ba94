"""Streaming platforms: how the tables name each, and what the ids of its titles begin with.

Any platform may stand in the tables. The four of the mission have initials of their own; a further
one goes by the name of its file.
"""

import re
from collections.abc import Iterable, Mapping

from catalogue.names import key

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


def spelled(name: str) -> str:
    """Return a name as `SPELLINGS` has it: small letters and digits, single blanks, `+` as plus."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", key(name).replace("+", " plus ")).split())


def named(name: str) -> str:
    """Return the platform that a name stands for, as the tables write it: `disney`, `hbo_max`."""
    folded = spelled(name)
    return SPELLINGS.get(folded, folded.replace(" ", "_"))


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
