"""The variables that a view offers: those of which the films know anything."""

from catalogue import Catalogue
from language import variables
from queries.explore.variables import offered


def labels(tables: Catalogue) -> dict[str, str]:
    """Name the variables to choose from."""
    names = variables.labels()
    return {name: names[name] for name in tables.once(offered)}
