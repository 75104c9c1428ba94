"""What the world map of countries shows, and what it cannot."""

import numpy as np
import pandas as pd

import charts
from catalogue import Catalogue
from language import formats
from language.texts import ngettext, plain
from queries.films import countries
from views.links import address


def shades(every: Catalogue) -> tuple[list[str], list[float], list[str], dict[float, str]]:
    """Return the countries of the map, their films as a logarithm, what each tells, and ticks."""
    table = countries.films_by_country(every)
    shown = [row for row in _counted(table) if row[0] in charts.on_the_map()]
    films = [n for _code, _name, n in shown]
    told = [
        f"{formats.country(code, name)}: {ngettext('{n} film', '{n} films', n)}"
        for code, name, n in shown
    ]
    powers = range(int(np.log10(max(table["films"].max(), 1))) + 1)
    ticks = {float(power): formats.number(10**power) for power in powers}
    return [code for code, _name, _films in shown], np.log10(films).tolist(), told, ticks


def off_the_map(every: Catalogue) -> str:
    """Return the countries that the map lacks, each a link with its films; Markdown."""
    table = countries.films_by_country(every)
    links = [
        f"[{plain(formats.country(code, name))}]({address('countries', country=code)}) "
        f"({formats.number(films)})"
        for code, name, films in _counted(table)
        if code not in charts.on_the_map()
    ]
    return " · ".join(links)


def _counted(table: pd.DataFrame) -> list[tuple[str, str, int]]:
    names = ("code", "country", "films")
    return list(zip(*(table[name].tolist() for name in names), strict=True))
