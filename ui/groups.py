"""The names of the groups that films are laid side by side by."""

from catalogue import Catalogue
from language import formats
from language.variables import genre_name
from queries.explore.distributions import Group
from resources.loaded import catalogue


def group_name(group: Group, name: object) -> str:
    """Name one group as the reader does; `name` is a decade's first year or a name of the data."""
    if group == "decade":
        return formats.decade(int(float(str(name))))
    if group == "country":
        code = catalogue().once(_country_codes).get(str(name), "")
        return formats.country(code, str(name))
    return genre_name(str(name))


def _country_codes(tables: Catalogue) -> dict[str, str]:
    known = tables.film_countries.drop_duplicates("country").dropna()
    return dict(zip(known["country"].astype(str), known["country_code"].astype(str), strict=True))
