"""The names of the groups that films are laid side by side by."""

from catalogue import Catalogue
from language import formats
from language.variables import genre_name
from queries.explore.distributions import Group, country_codes


def group_name(tables: Catalogue, group: Group, name: object) -> str:
    """Name one group as the reader does; `name` is a decade's first year or a name of the data."""
    if group == "decade":
        return formats.decade(int(float(str(name))))
    if group == "country":
        return formats.country(tables.once(country_codes).get(str(name), ""), str(name))
    return genre_name(str(name))
