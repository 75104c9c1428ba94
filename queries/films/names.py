"""What films are called in Spanish: in Spain, in Latin America and in Argentina."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalogue import Catalogue
from catalogue.names import key
from catalogue.texts import Texts, pack

REGIONS = {"es-ES": ("es-ES",), "es-419": ("es-419",), "es-AR": ("es-AR", "es-419")}
"""The regions whose title a reader of each is shown, the first that has one.

Never Spain's in Mexico or the other way: where one is missing the film kept its English title.
"""
SPAIN = "es-ES"
_SUBTITLE = re.compile(r":|\s[-–—]\s|(?<=\w\w)\.\s|\s\(")
_SERIES = re.compile(r"^La (?:saga|serie) ")
_NUMBER = re.compile(r"[\s,.]+(?:(?:[Pp]arte|[Ee]pisodio|[Cc]ap[ií]tulo)\s+)?(?:\d|[IVX]+)$")


@dataclass(frozen=True, slots=True)
class Spanish:
    """n Spanish titles: `film_id` (n) ascending within each region; `texts` the titles.

    Those of `regions[i]` stand at `bounds[i]` to `bounds[i + 1]`.
    """

    regions: tuple[str, ...]
    bounds: npt.NDArray[np.int32]
    film_id: npt.NDArray[np.int32]
    texts: Texts

    def title(self, film_id: int, region: str) -> str | None:
        """Return the title that a film has in a region, None where it has none."""
        first, end = self.bounds[self.regions.index(region) :][:2].tolist()
        place = first + int(np.searchsorted(self.film_id[first:end], film_id))
        return self.texts[place] if place < end and self.film_id[place] == film_id else None


def spanish_title(catalogue: Catalogue, film_id: int, region: str = SPAIN) -> str | None:
    """Return what a film is called in a region, None where no title of its own is known there."""
    known = catalogue.once(make_spanish)
    titles = (known.title(film_id, one) for one in REGIONS.get(region, (SPAIN,)))
    return next((title for title in titles if title is not None), None)


def spanish_titles(
    catalogue: Catalogue, film_ids: npt.NDArray[np.integer], region: str = SPAIN
) -> list[str | None]:
    """Return what each of many films is called in a region, as `spanish_title`."""
    known, found = catalogue.once(make_spanish), np.full(len(film_ids), None, dtype=object)
    for one in reversed(REGIONS.get(region, (SPAIN,))):  # the first has the last word
        first, end = known.bounds[known.regions.index(one) :][:2].tolist()
        ids = known.film_id[first:end]
        place = np.minimum(np.searchsorted(ids, film_ids), max(len(ids) - 1, 0))
        has = ids[place] == film_ids if len(ids) else np.zeros(len(film_ids), dtype=bool)
        found[has] = known.texts.at(first + place[has])
    titles: list[str | None] = found.tolist()
    return titles


def spanish_series(
    catalogue: Catalogue, rows: npt.NDArray[np.integer], name: str, region: str = SPAIN
) -> str | None:
    """Return what the films in these rows are called in a region as a series, which is `name`.

    It is what most of their names begin with, before subtitle and number (Piratas del Caribe), else
    the name of the best-known film that is called as the series; None where neither is known.
    """
    films = catalogue.films
    titles = films["title"].array[rows].astype("str").tolist()
    known = spanish_titles(catalogue, films["film_id"].to_numpy()[rows], region)
    named = [own or title for own, title in zip(known, titles, strict=True)]
    colons = len(_SUBTITLE.findall(name))  # Mission: Impossible has one of its own
    leads = [_lead(one, colons) for one in named]
    best, count = Counter(map(key, leads)).most_common(1)[0] if leads else ("", 0)
    if count > 1 and 2 * count >= len(leads):
        return next(lead for lead in leads if key(lead) == best)
    called = np.flatnonzero(films["title_key"].to_numpy() == key(name))
    if not len(called):
        return None
    best_known = called[np.argmax(films["vote_count"].to_numpy()[called])]
    return spanish_title(catalogue, int(films["film_id"].array[best_known]), region)


def repeated(names: list[str]) -> list[bool]:
    """Tell which of some names stand among them more than once."""
    times = Counter(names)
    return [times[name] > 1 for name in names]


def _lead(title: str, colons: int = 0) -> str:
    """Return what stands before a title's subtitle and number; Viernes 13 stays as it is.

    Of what stands around colons so many more than one part are kept.
    """
    ends = [found.start() for found in _SUBTITLE.finditer(title)][colons : colons + 1]
    begun = _SERIES.sub("", title[: ends[0]] if ends else title)
    return _NUMBER.sub("", begun).strip(" ,.") or title


def make_spanish(catalogue: Catalogue) -> Spanish:
    """Index the main titles of the regions that speak Spanish."""
    table = catalogue.film_titles
    main = table[(table["kind"] == "main") & (table["language"] == "es")]
    regions = tuple(dict.fromkeys(one for order in REGIONS.values() for one in order))
    parts = [
        main[main["region"] == region].drop_duplicates("film_id").sort_values("film_id")
        for region in regions
    ]
    ids = np.concatenate([part["film_id"].to_numpy(dtype=np.int32) for part in parts])
    bounds = np.cumsum([0, *map(len, parts)]).astype(np.int32)
    return Spanish(regions, bounds, ids, pack([t for p in parts for t in p["title"].tolist()]))
