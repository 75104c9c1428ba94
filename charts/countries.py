"""Films by country on the map of the world."""

import numpy as np

from catalogue import Catalogue
from charts.drawing import Drawing
from charts.world import on_the_map, world
from language import formats
from language.spoken import spoken
from language.texts import ngettext
from queries.films.countries import counted
from queries.films.filters import EVERY, Filters

Shades = tuple[list[str], list[float], list[str], dict[float, str]]


def films_map(tables: Catalogue, chosen: str, filters: Filters = EVERY) -> Drawing:
    """Shade each country by its films, on a logarithmic scale; `chosen` is a code to frame."""
    drawn = spoken(tables, shades) if filters == EVERY else shades(tables, filters)
    return world(*drawn, chosen=chosen)


def mapped(tables: Catalogue, filters: Filters = EVERY) -> list[str]:
    """Return the codes of the countries that the map shades, in the order of its marks."""
    table = counted(tables, filters)
    return table["code"][table["code"].isin(on_the_map())].tolist()


def shades(tables: Catalogue, filters: Filters = EVERY) -> Shades:
    """Return the countries of the map, their films as a logarithm, what each tells, and ticks."""
    table = counted(tables, filters)
    shown = table[table["code"].isin(on_the_map())]
    codes, names, films = (shown[name].tolist() for name in ("code", "country", "films"))
    told = [
        f"{formats.country(code, name)}: {ngettext('{n} film', '{n} films', n)}"
        for code, name, n in zip(codes, names, films, strict=True)
    ]
    powers = range(int(np.log10(max(table["films"].max(), 1))) + 1)
    ticks = {float(power): formats.number(10**power) for power in powers}
    return codes, np.log10(films).tolist(), told, ticks
