"""The columns that hold values of films' and titles' variables, each of its unit."""

from language.variables import label as variable_name
from views import columns
from views.columns import Column

DECIMALS: dict[str, int] = {"vote_average": 1, "popularity": 2, "score": 2}
UNITS: dict[str, str] = {"runtime": "minute", "minutes": "minute", "score": "star"}


def measure(variable: str, name: str, label: str = "", meaning: str = "") -> Column:
    """Return the column `name` of a variable's values; without a label it bears the variable's."""
    label = label or variable_name(variable)
    match variable:
        case "budget" | "revenue":
            return columns.money(name, label, meaning)
        case "roi":
            return columns.times(name, label, meaning)
        case "year":
            return columns.year(name, label, meaning)
    decimals, unit = DECIMALS.get(variable, 0), UNITS.get(variable, "")
    return columns.number(name, label, meaning, decimals=decimals, unit=unit)
